"""Tables as people save them: read where nothing is lost, named by cell where something is."""

import csv
import io
import unicodedata

import pytest

from rankings.errors import SourceError
from rankings.language.entries import read_yaml
from rankings.registry.provinces import load_provinces
from rankings.registry.reference import COLUMNS_FILE, load_schemas, read_reference
from rankings.store.paths import reference_dir


def original(table):
    return (reference_dir() / f"{table}.csv").read_text(encoding="utf-8")


def with_semicolons(text, separator=";"):
    """What Vietnamese Excel writes: `;` between cells and CRLF."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(
        csv.reader(io.StringIO(text))
    )
    return out.getvalue()


SAVED_AS = {
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "semicolons, CRLF and byte order mark": lambda text: with_semicolons(text).encode("utf-8-sig"),
    "sep= line": lambda text: ("sep=;\r\n" + with_semicolons(text)).encode("utf-8-sig"),
    "tabs": lambda text: with_semicolons(text, "\t").encode("utf-8"),
    "Unicode text": lambda text: with_semicolons(text).encode("utf-16"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text).encode("utf-8"),
    "blank lines at the end": lambda text: (text + "\n,,,\n\n").encode("utf-8"),
}


@pytest.mark.parametrize("manner", SAVED_AS)
def test_a_table_saved_by_a_spreadsheet_reads_the_same(manner, tmp_path):
    path = tmp_path / "provinces.csv"
    path.write_bytes(SAVED_AS[manner](original("provinces")))
    assert read_reference("provinces", path) == read_reference("provinces")


@pytest.mark.parametrize("table", ["units", "aliases", "lexicon", "indicators", "relations"])
def test_every_table_survives_vietnamese_excel(table, tmp_path):
    path = tmp_path / f"{table}.csv"
    path.write_bytes(with_semicolons(original(table)).encode("utf-8-sig"))
    assert read_reference(table, path) == read_reference(table)


# (table, what stands in the file, what a spreadsheet or a hasty hand made of it, words of the
# message)
LOST = [
    ("provinces", "thành phố,01,63", "thành phố,1,63", ["cell E2", "leading zero", '"1"', '"01"']),
    ("provinces", "thành phố,01,63", "thành phố,001,63", ["cell E2", "2 digits"]),
    ("units", ",323,,", ",23,,", ["leading zero", "023"]),
    (
        "provinces",
        ",34,2025-07-01,,,ha-noi",
        ",34,01/07/2025,,,ha-noi",
        ["cell G65", "year-month-day", "01/07/2025"],
    ),
    (
        "units",
        "Sở Nội vụ,,Department of Home Affairs,SNV",
        "Sở Nội vụ,,3-Apr,SNV",
        ["cell G2", "a date stands in name_en", "3-Apr"],
    ),
    ("aliases", "Văn phòng UBD tỉnh", "2025-03-04 00:00:00", ["cell A2", "a date stands in alias"]),
    ("aliases", ",alias,", ",alas,", ["cell E2", "alias, never", "alas"]),
    ("units", "vn/so-noi-vu,vn", "vn/so-noi-vu,Việt Nam", ["cell B2", "small letters"]),
    ("units", "unit_id,province", "unit_id,tinh", ["row 1", "'province' is missing"]),
    ("units", "vn/so-noi-vu@2025-03-01", "vn/so-noi-vu", ["row 3", "row 2 already"]),
    (
        "indicators",
        "signature_agencies,use",
        "signature_agencies,useful",
        ["cell B2", "infrastructure"],
    ),
    (
        "aliases",
        "misprint of the source",
        "misprint, of the source",
        ["row 2", "the row has 11 cells, the header 10"],
    ),
    (
        "aliases",
        "phu-tho,department,vn/",
        "phu-tho,department,vn/khong-",
        ["cell D", "no such unit_id", "perhaps", "units.csv"],
    ),
]


@pytest.mark.parametrize(("table", "before", "after", "words"), LOST)
def test_what_a_spreadsheet_destroys_is_named_by_its_cell(table, before, after, words, tmp_path):
    text = original(table)
    assert before in text
    path = tmp_path / f"{table}.csv"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read_reference(table, path)
    assert all(word in str(caught.value) for word in [*words, f"{table}.csv", "Next:"]), str(
        caught.value
    )


def test_a_file_in_an_old_encoding_is_refused_with_the_way_out(tmp_path):
    path = tmp_path / "provinces.csv"
    path.write_bytes(original("provinces").encode("cp1258", errors="replace"))
    with pytest.raises(SourceError, match="CSV UTF-8"):
        read_reference("provinces", path)


def test_an_empty_and_a_missing_file_are_named(tmp_path):
    (tmp_path / "units.csv").write_bytes(b"")
    with pytest.raises(SourceError, match="empty"):
        read_reference("units", tmp_path / "units.csv")
    with pytest.raises(SourceError, match="missing"):
        read_reference("units", tmp_path / "no.csv")


def test_a_home_without_reference_tables_uses_the_projects(tmp_path, monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    from rankings.registry.units import identify_unit

    assert identify_unit("Sở Y tế", "phu-tho").unit_id == "phu-tho/so-y-te"


def test_provinces_are_read_once_per_folder():
    assert load_provinces() is load_provinces()


def test_every_column_is_described_in_both_languages_and_no_other():
    columns = {
        (table, column.name): (column.description_vi, column.description_en)
        for table, schema in load_schemas().items()
        for column in schema.columns
    }
    assert [place for place, told in columns.items() if not all(told)] == []
    assert set(read_yaml(COLUMNS_FILE)) == {name for _, name in columns}
