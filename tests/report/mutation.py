"""One changed score in a copy of the project's sources, its catalogue signed again."""

import shutil
from pathlib import Path

from rankings.store.catalogue import hash_content
from rankings.store.paths import project_root

PROVINCE, FILE = "phu-tho", "phu-tho/2024_dti_42.txt"
LEVEL, UNIT, OLD, NEW = (
    "district",
    "Huyện Lâm Thao",
    "824.42",
    "823.97",
)  # printed once, in the table


def copy_sources(home: Path) -> Path:
    """A home with the project's sources and its other provinces' tables, which a report sets beside
    its own.
    """
    shutil.copytree(project_root() / "data/raw", home / "data/raw")
    for folder in (project_root() / "data/processed").iterdir():
        if folder.is_dir() and folder.name != PROVINCE:
            shutil.copytree(folder, home / "data/processed" / folder.name)
    shutil.copy(project_root() / "data/processed/neighbours.csv", home / "data/processed")
    return home


def change_score(home: Path) -> None:
    """Write another score into the page, and the page's new checksum into the catalogue."""
    page, catalogue = home / "data/raw" / FILE, home / "data/raw/sources.csv"
    before = page.read_bytes()
    assert before.decode().count(OLD) == 1 and NEW not in before.decode()
    page.write_bytes(before.replace(OLD.encode(), NEW.encode()))
    signed = catalogue.read_text(encoding="utf-8")
    assert signed.count(hash_content(before)) == 1
    catalogue.write_text(
        signed.replace(hash_content(before), hash_content(page.read_bytes())), encoding="utf-8"
    )


def write_figure(figure: str, language: str) -> str:
    """A figure as the language writes it."""
    return figure.replace(".", ",") if language == "vi" else figure
