"""Where things lie."""

from pathlib import Path

from rankings.store.paths import (
    home,
    processed_dir,
    project_root,
    raw_dir,
    reference_dir,
    reports_dir,
    text_path,
)


def test_paths_hang_on_the_project_not_on_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("RANKINGS_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    assert (project_root() / "src" / "rankings" / "store" / "paths.py").is_file()
    assert home() == project_root()
    assert raw_dir() == project_root() / "data" / "raw"


def test_a_home_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path / "Dữ liệu Phú Thọ"))
    assert (
        processed_dir("phu-tho") == tmp_path / "Dữ liệu Phú Thọ" / "data" / "processed" / "phu-tho"
    )
    assert text_path("phu-tho", "phu-tho_2021_egov_519").relative_to(home()) == Path(
        "data/processed/phu-tho/01_text/phu-tho_2021_egov_519.txt"
    )
    assert reports_dir("hung-yen").parent == reports_dir() == home() / "reports"
    assert reference_dir() == project_root() / "data" / "reference"
    (home() / "data" / "reference").mkdir(parents=True)
    assert reference_dir() == home() / "data" / "reference"


def test_an_empty_variable_names_no_home(monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", " ")
    assert home() == project_root()
