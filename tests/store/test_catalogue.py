"""The catalogue and the raw files it vouches for."""

import csv
import io

import pytest

from rankings.errors import SourceError
from rankings.language.text import normalise_text
from rankings.store.catalogue import (
    add_source,
    catalogue_columns,
    hash_content,
    known_provinces,
    read_catalogue,
    read_catalogued,
    sources_of,
)
from rankings.store.paths import catalogue_path, project_root

PAGES = {
    # document_id: bytes, decision, date of decision, evaluated year — read off the pages
    "hung-yen_2018_egov_none": (7429, None, None, 2018),
    "phu-tho_2017_ict_use_3426": (9552, "3426/QĐ-UBND", "2017-12-18", 2017),
    "phu-tho_2021_egov_519": (5745, "519/QĐ-UBND", "2022-03-08", 2021),
    "phu-tho_2021_indices_none": (13462, None, None, 2021),
    "phu-tho_2024_dti_42": (7703, "42/QĐ-UBND", "2025-01-07", 2024),
}
TYPED = {
    # document_id: rows, first row, last row — read off the figures typed from the published
    # documents
    "phu-tho_2022_dti_179": (
        29,
        "department,,dti,2022,Cục Thuế tỉnh,1,,printed,826.8,,",
        "district,,dti,2022,Thành phố Việt Trì,5,,order,,,",
    ),
    "phu-tho_various_pci_none": (
        17,
        "province,PCI,pci,2006,Phú Thọ,24,,printed,54.42,,",
        "province,PCI,pci,2022,Phú Thọ,24,,printed,66.30,,",
    ),
    "phu-tho_2022_dti_none": (
        1,
        "province,DTI,dti,2022,Phú Thọ,23,63,printed,,,",
        "province,DTI,dti,2022,Phú Thọ,23,63,printed,,,",
    ),
    "phu-tho_2021_papi_none": (
        9,
        (
            'province,PAPI,papi,2021,Phú Thọ,6,60,printed,45.35,,"three provinces had no score in'
            ' 2021; the 2022 article prints 45,34 and 6/63"'
        ),
        "province,PAPI: E-Governance,papi,2021,Phú Thọ,,,,3.08,,",
    ),
    "hung-yen_2024_pci_none": (
        1,
        *[
            (
                "province,PCI,pci,2024,Hưng Yên,10,,order,70.18,,rank by the order of the printed"
                " top ten"
            )
        ]
        * 2,
    ),
}
COLUMNS = "level,index_name,framework,year,unit,rank,rank_of,rank_source,score,grade,note".split(
    ","
)


def read_source(document_id):
    """The bytes of the raw file of one source of the catalogue."""
    return read_catalogued(read_catalogue().set_index("document_id").loc[document_id])


def test_every_raw_file_is_the_one_that_was_catalogued():
    sources = read_catalogue()
    for source in sources.itertuples():
        assert hash_content(read_source(source.document_id)) == source.sha256
    files = {
        path.relative_to(project_root() / "data/raw").as_posix()
        for path in (project_root() / "data/raw").glob("*/*")
    }
    assert files == set(sources["file"])


def test_the_five_pages_are_there_byte_for_byte():
    pages = read_catalogue().query("kind == 'page'").set_index("document_id")
    assert sorted(pages.index) == sorted(PAGES)
    for document_id, (size, decision, date, year) in PAGES.items():
        page = pages.loc[document_id].astype(object).where(lambda row: row.notna(), None)
        assert len(read_source(document_id)) == size
        assert (page["decision_number"], page["decision_date"], page["evaluation_year"]) == (
            decision,
            date,
            year,
        )
        assert page["title"] in normalise_text(read_source(document_id).decode("utf-8"))


@pytest.mark.parametrize("document_id", TYPED)
def test_typed_figures_are_as_published(document_id):
    count, first, last = TYPED[document_id]
    lines = read_source(document_id).decode("utf-8").splitlines()
    assert (len(lines) - 1, lines[1], lines[-1]) == (count, first, last)


def test_typed_files_have_the_columns_of_the_contract_and_an_address():
    typed = read_catalogue().query("kind == 'transcribed' and province != 'national'")
    assert (
        len(typed) == 10
        and typed["url"].notna().all()
        and not typed[["province", "url"]].duplicated().any()
    )
    for document_id in typed["document_id"]:
        rows = list(csv.DictReader(io.StringIO(read_source(document_id).decode("utf-8"))))
        assert list(rows[0]) == COLUMNS
        assert {row["level"] for row in rows} <= {"department", "district", "province"}
        assert all(
            (row["rank_source"] in ("printed", "order")) == bool(row["rank"]) for row in rows
        )


def test_provinces_are_those_with_sources():
    assert known_provinces() == ["hung-yen", "phu-tho"]
    assert set(sources_of("hung-yen")["province"]) == {"hung-yen"}
    with pytest.raises(SourceError, match="known provinces: hung-yen, phu-tho"):
        sources_of("ha-noi")


def test_an_edited_page_is_named_and_refused(trial_home):
    page = trial_home / "data/raw/phu-tho/2021_egov_519.txt"
    page.write_bytes(page.read_bytes().replace(b"141,6", b"141,9"))
    with pytest.raises(
        SourceError,
        match=(
            r"data/raw/phu-tho/2021_egov_519.txt: the file is not the one that was catalogued .*"
            r" Next: raw files are never edited"
        ),
    ):
        read_source("phu-tho_2021_egov_519")


def test_a_missing_and_an_empty_page_are_named_and_refused(trial_home):
    page = trial_home / "data/raw/hung-yen/2018_egov_none.txt"
    page.write_bytes(b" \n")
    with pytest.raises(SourceError, match=r"2018_egov_none.txt: the file is empty"):
        read_source("hung-yen_2018_egov_none")
    page.unlink()
    with pytest.raises(SourceError, match=r"2018_egov_none.txt: the file is missing.*git checkout"):
        read_source("hung-yen_2018_egov_none")


def edit_catalogue(home, old, new):
    path = home / "data/raw/sources.csv"
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


BROKEN = [
    ("phu-tho_2021_egov_519,phu-tho/", "phu-tho_2021_egov,phu-tho/", "document_id is not"),
    (",phu-tho/2021_egov_519.txt,", ",../2021_egov_519.txt,", "file is not named by the rule"),
    (",phu-tho/2021_egov_519.txt,", ",/etc/2021_egov_519.txt,", "file is not named by the rule"),
    (",page,", ",web,", "kind may be: page, transcribed"),
    (",egov,2018,", ",egov,last year,", "evaluation_year is not a year"),
    ("document_id,file", "id,file", "lacks the columns document_id"),
    (",egov,2018,", ",egov,2018,,", "cells"),
    (",2022-03-08,", ",08/03/2022,", "decision_date is not a date"),
    (",phu-tho/2021_egov_519.txt,", ",phu-tho/phu tho 2021.txt,", "file is not named by the rule"),
    ("txt,phu-tho,ict_use", "txt,Phú Thọ,ict_use", "province is a plain name"),
]


@pytest.mark.parametrize(("old", "new", "message"), BROKEN)
def test_a_broken_catalogue_is_refused_with_its_line(trial_home, old, new, message):
    edit_catalogue(trial_home, old, new)
    with pytest.raises(SourceError, match=r"sources.csv (?:row |cell [A-Z])\d+: .*" + message):
        read_catalogue()


def test_a_source_catalogued_twice_is_refused(trial_home):
    path = trial_home / "data/raw/sources.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[-1]]), encoding="utf-8")
    with pytest.raises(SourceError, match="there twice"):
        read_catalogue()


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(";", "utf-8-sig"), ("\t", "utf-8"), ("\t", "utf-16"), (",", "utf-16-le")],
)
def test_a_catalogue_saved_by_a_spreadsheet_is_read_and_grows(trial_home, mark, encoding):
    path = trial_home / "data/raw/sources.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=mark, lineterminator="\r\n").writerows(rows)
    expected = read_catalogue()
    begin = b"\xff\xfe" if encoding == "utf-16-le" else b""
    path.write_bytes(begin + stream.getvalue().encode(encoding))
    before = path.read_bytes()
    assert read_catalogue().equals(expected)
    add_source(NEW, b"page")
    assert path.read_bytes().startswith(before) and path.read_bytes() != before
    assert read_catalogue()["title"].tolist() == [*expected["title"], NEW["title"]]


def test_a_missing_catalogue_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    with pytest.raises(SourceError, match="the catalogue of sources is missing"):
        known_provinces()


NEW = {
    "file": "quang-nam/2023_dti_100.html",
    "province": "quang-nam",
    "framework": "dti",
    "evaluation_year": "2023",
    "kind": "page",
    "decision_number": "100/QĐ-UBND",
    "decision_date": "2024-01-05",
    "title": 'Kết quả, "xếp hạng"',
}


def test_a_new_source_gets_its_folder_file_and_row(trial_home):
    before = (trial_home / "data/raw/sources.csv").read_text(encoding="utf-8")
    path = add_source(NEW, "<p>Sở Y tế</p>".encode())
    assert path == trial_home / "data/raw/quang-nam/2023_dti_100.html"
    assert (trial_home / "data/raw/sources.csv").read_text(encoding="utf-8").startswith(before)
    assert known_provinces() == ["hung-yen", "phu-tho", "quang-nam"]
    assert read_source("quang-nam_2023_dti_100") == "<p>Sở Y tế</p>".encode()


def test_the_first_source_of_an_empty_home_makes_the_catalogue(tmp_path, monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    add_source(NEW, b"page")
    assert read_catalogue()["document_id"].tolist() == ["quang-nam_2023_dti_100"]
    assert list(read_catalogue().columns) == catalogue_columns()


@pytest.mark.parametrize(
    ("row", "content", "message"),
    [
        ({}, None, "this very file is catalogued already"),
        (
            {
                "province": "phu-tho",
                "file": "phu-tho/2021_egov_other.txt",
                "decision_number": "519/QĐ-UBND",
                "decision_date": "2022-03-08",
            },
            b"x",
            "the result of decision 519/QĐ-UBND",
        ),
        (
            {"province": "phu-tho", "file": "phu-tho/2021_egov_519.txt", "decision_number": "1/QĐ"},
            b"x",
            "a source of this name",
        ),
        ({"file": "../quang-nam/2023_dti_100.html"}, b"x", "file is not named by the rule"),
    ],
)
def test_a_duplicate_or_astray_source_is_refused_and_nothing_is_written(
    trial_home, row, content, message
):
    before = (trial_home / "data/raw/sources.csv").read_bytes()
    with pytest.raises(SourceError, match=message):
        add_source(NEW | row, content or read_source("phu-tho_2021_egov_519"))
    assert (trial_home / "data/raw/sources.csv").read_bytes() == before
    assert not (trial_home / "data/raw/quang-nam").exists()


def test_a_new_row_leaves_what_people_wrote_as_it_is(trial_home):
    """Saved by Excel: semicolons, a byte order mark, Windows line ends, an empty row."""
    path = catalogue_path()
    lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows([*lines, []])
    before = b"\xef\xbb\xbf" + stream.getvalue().encode()
    path.write_bytes(before)
    add_source(NEW | {"title": '=HYPERLINK("http://x")'}, b"trang")
    after = path.read_bytes()
    assert after.startswith(before) and after.endswith(b"\r\n")
    assert after[len(before) :].count(b";") == len(catalogue_columns()) - 1
    assert b"'=HYPERLINK" in after
    assert read_catalogue().iloc[-1]["title"] == '=HYPERLINK("http://x")'


def test_a_row_goes_on_a_line_of_its_own_where_the_last_one_is_open(trial_home):
    path = catalogue_path()
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    known = len(read_catalogue())
    add_source(NEW, b"trang")
    assert len(read_catalogue()) == known + 1


def test_a_file_that_a_killed_add_left_without_a_row_is_no_obstacle(trial_home):
    path = trial_home / "data/raw" / NEW["file"]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"trang")
    assert add_source(NEW, b"trang") == path
    assert read_source(f"{NEW['province']}_{path.stem}") == b"trang"
