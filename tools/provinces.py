"""Synthetic provinces to measure runs on: pages of real shape with figures drawn from a seed, never
data of the project.
"""

from __future__ import annotations

import csv
import hashlib
import random
from pathlib import Path

from rankings.registry.provinces import load_provinces
from rankings.registry.units import load_register
from rankings.store.catalogue import catalogue_columns

DEPARTMENTS = 16
YEARS = (2021, 2022, 2023)
PAGE = """\
Kết quả xếp hạng chuyển đổi số tỉnh {name} năm {year} (trang giả lập, số sinh ngẫu nhiên)

15/03/{after}

UBND tỉnh {name} ban hành Quyết định số {number}/QĐ-UBND ngày 10/3/{after} công bố kết quả \
xếp hạng mức độ chuyển đổi số năm {year}.

BẢNG 1. KHỐI SỞ, BAN, NGÀNH
STT | Đơn vị | Điểm | Xếp hạng
{departments}

BẢNG 2. CẤP HUYỆN
STT | Đơn vị | Điểm | Xếp hạng
{districts}

Tỷ lệ hồ sơ trực tuyến toàn trình đạt {share}%.
"""


def make_provinces(home: Path, count: int, seed: int = 1) -> list[str]:
    """Write `count` provinces with a page for each of YEARS into a home; returns their slugs."""
    draw = random.Random(seed)
    bodies = [body for body in load_provinces() if body.vintage == "63"]
    names = [(body.slug, body.name) for body in bodies]
    names += [(f"tinh-{number}", f"Tỉnh {number}") for number in range(count - len(names))]
    rows: list[dict[str, str]] = []
    for slug, name in names[:count]:
        for year in YEARS:
            text = write_page(slug, name, year, draw)
            file = f"{slug}/{year}_dti_{year - 1900}.txt"
            path = home / "data" / "raw" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            rows.append(
                dict.fromkeys(catalogue_columns(), "")
                | {
                    "document_id": f"{slug}_{path.stem}",
                    "file": file,
                    "province": slug,
                    "kind": "page",
                    "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                }
            )
    with (home / "data/raw/sources.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, catalogue_columns(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return [slug for slug, _ in names[:count]]


def write_page(slug: str, name: str, year: int, draw: random.Random) -> str:
    """Return one page: a table of departments and one of the province's districts."""
    units = load_register().units.values()
    departments = [u.name for u in units if u.province == "vn" and u.name.startswith("Sở ")]
    districts = [u.name for u in units if u.province == slug and u.level == "district"]
    return PAGE.format(
        name=name,
        year=year,
        after=year + 1,
        number=year - 1900,
        departments=write_rows(sorted(set(departments))[:DEPARTMENTS], draw),
        districts=write_rows(districts[:12] or ["Huyện Một", "Huyện Hai", "Huyện Ba"], draw),
        share=f"{draw.uniform(30, 95):.1f}".replace(".", ","),
    )


def write_rows(names: list[str], draw: random.Random) -> str:
    """Return numbered rows with scores that fall."""
    scores = sorted((draw.uniform(55, 95) for _ in names), reverse=True)
    order = draw.sample(names, len(names))
    return "\n".join(
        f"{place} | {name} | {score:.2f} | {place}".replace(".", ",")
        for place, (name, score) in enumerate(zip(order, scores, strict=True), start=1)
    )
