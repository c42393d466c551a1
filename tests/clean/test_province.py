"""From the catalogue to the 02 tables, in a folder of their own: what must be there, counted from
the pages.
"""

import json
import re
import shutil
from decimal import Decimal

import pandas as pd
import pytest

from rankings.clean.observe import observe
from rankings.clean.province import clean_sources, load_sources, observe_sources
from rankings.clean.source import source_of_reading
from rankings.parse.frames import frame_cells, frame_documents, frame_numbers, frame_statements
from rankings.parse.quotes import find_untrue_quotes
from rankings.parse.sources import parse_sources, write_texts
from rankings.store.catalogue import sources_of
from rankings.store.paths import project_root
from rankings.store.tables import read_table, shape_table, write_table


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("Dữ liệu")
    shutil.copytree(project_root() / "data" / "raw", folder / "data" / "raw")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RANKINGS_HOME", str(folder))
        yield folder


@pytest.fixture(scope="module")
def readings(home):
    return {province: write_first_tables(province) for province in ("phu-tho", "hung-yen")}


def write_first_tables(province):
    readings = parse_sources(province)
    write_texts(readings, province)
    frames = {
        "01_documents": frame_documents(readings, sources_of(province)),
        "01_cells": frame_cells(readings),
        "01_statements": frame_statements(readings),
        "01_numbers": frame_numbers(readings),
    }
    for name, frame in frames.items():
        write_table(frame, name, province)
    return readings


@pytest.fixture(scope="module")
def tables(readings):
    return {province: clean_sources(observe_sources(province), province) for province in readings}


def test_every_table_fits_its_schema_and_is_read_back_the_same(tables):
    for province, frames in tables.items():
        for name, frame in frames.items():
            shaped = shape_table(frame, name)
            write_table(frame, name, province)
            pd.testing.assert_frame_equal(read_table(name, province), shaped)


def test_the_tables_say_what_the_page_in_memory_says(readings):
    """`read` and notebook 02 are one way: the source rebuilt from the tables is the source that was
    read.
    """
    for province, pages in readings.items():
        for source in load_sources(province):
            if source.kind != "page":
                continue
            direct = observe(source_of_reading(pages[source.document_id], source.document_id))
            rebuilt = observe(source)
            for kind in (
                "rankings",
                "earlier",
                "criteria",
                "claims",
                "grade_counts",
                "exclusions",
                "mentions",
            ):
                assert [repr(row) for row in getattr(rebuilt, kind)] == [
                    repr(row) for row in getattr(direct, kind)
                ]


def count(frame, **conditions):
    for name, value in conditions.items():
        frame = frame[frame[name] == value]
    return len(frame)


def test_phu_tho_rankings(tables):
    rankings = tables["phu-tho"]["02_rankings"]
    for level, units in (("department", 26), ("district", 13)):
        assert count(rankings, document_id="phu-tho_2021_egov_519", level=level, year=2021) == units
        assert (
            count(
                rankings,
                document_id="phu-tho_2021_egov_519",
                level=level,
                year=2020,
                status="restated",
            )
            == units
        )
    assert count(rankings, document_id="phu-tho_2024_dti_42", level="department") == 21
    assert count(rankings, document_id="phu-tho_2024_dti_42", level="district") == 13
    assert count(rankings, document_id="phu-tho_2017_ict_use_3426") == 4
    assert (
        rankings.loc[
            (rankings["document_id"] == "phu-tho_2022_dti_179")
            & (rankings["level"] == "department"),
            "score",
        ]
        .notna()
        .sum()
        == 23
    )
    restated = rankings[(rankings["status"] == "restated") & (rankings["level"] == "department")]
    assert restated["score"].notna().sum() == 25
    assert set(restated.loc[restated["score"] == Decimal("129.8"), "rank"]) == {13}
    assert rankings["unit_id"].notna().all()


def test_derived_national_indices(tables):
    rankings = tables["phu-tho"]["02_rankings"]
    derived = rankings[rankings["status"] == "derived"].set_index("index_name")
    assert derived["score"].to_dict() == {
        "PCI": Decimal("64.52"),
        "PAR INDEX": Decimal("85.74"),
        "SIPAS": Decimal("88.2"),
        "PAPI": None,
    }
    assert derived["rank"].to_dict() == {"PCI": 22, "PAR INDEX": 10, "SIPAS": 21, "PAPI": 38}
    assert not derived.loc["PCI", "preferred"] and derived.loc["PAR INDEX", "preferred"]


def test_one_preferred_row_per_unit_group_and_year(tables):
    for frames in tables.values():
        chosen = frames["02_rankings"][frames["02_rankings"]["preferred"].astype(bool)]
        group = (
            chosen[["framework", "level", "index_name", "year", "unit_id"]]
            .astype(object)
            .fillna("")
        )
        assert not group.duplicated().any()
        everything = (
            frames["02_rankings"][["framework", "level", "index_name", "year", "unit_id"]]
            .astype(object)
            .fillna("")
        )
        assert len(everything.drop_duplicates()) == len(group)


def test_hung_yen_criteria_grades_and_totals(tables):
    frames = tables["hung-yen"]
    criteria = frames["02_criteria"]
    facts = criteria[criteria["unit_id"].notna()]
    assert len(facts) == 59
    assert criteria[criteria["statistic"].isna()]["max_score"].notna().all()
    assert criteria["criterion_id"].notna().all()
    maxima = criteria.drop_duplicates(["level", "criterion_id"]).groupby("level")["max_score"].sum()
    assert maxima.to_dict() == {"department": Decimal(500), "district": Decimal(150)}
    scored = frames["02_rankings"][
        frames["02_rankings"]["document_id"] == "hung-yen_2018_egov_none"
    ]
    assert scored["score"].notna().sum() == 3
    grades = frames["02_grade_counts"].set_index(["level", "grade"])["count"].to_dict()
    assert grades == {
        ("department", "Tốt"): 0,
        ("department", "Khá"): 11,
        ("department", "Trung bình"): 6,
        ("district", "Khá"): 2,
        ("district", "Trung bình"): 8,
    }


def test_indicators_have_base_year_and_derived_earlier_values(tables):
    figures = tables["phu-tho"]["02_indicators"]
    derived = figures[figures["status"] == "derived"]
    assert {(row.indicator_id, row.value, row.year) for row in derived.itertuples()} >= {
        ("signed_documents", Decimal("73.15"), 2020),
        ("online_dossiers_share", Decimal("30.40"), 2020),
        ("online_dossiers_share", Decimal("75.51"), 2023),
    }
    assert (
        count(figures[figures["of"] == Decimal(39)], document_id="phu-tho_2017_ict_use_3426") == 7
    )
    synced = figures[figures["value"] == Decimal("80.41")]
    assert synced["year"].tolist() == [2022]


def test_every_quote_stands_where_it_says(tables):
    for province, frames in tables.items():
        for name, frame in frames.items():
            if "quote" in frame and len(frame):
                assert find_untrue_quotes(frame, province).empty, name


def test_findings_of_the_five_pages(tables):
    """Each contradiction that two people read in the pages and that is more than a matter of
    print.
    """
    found = {
        (row.document_id, row.check, row.said, row.found)
        for frames in tables.values()
        for row in frames["02_findings"].itertuples()
    }
    for expected in (
        ("phu-tho_2017_ict_use_3426", "title_year_vs_body", "2018", "2017"),
        ("phu-tho_2024_dti_42", "count_mismatch", "5", "6"),
        ("phu-tho_2021_egov_519", "percentage_vs_fraction", "65,77%", "65,78%"),
        ("phu-tho_2021_egov_519", "universal_claim", "100%", "95,25%"),
        ("phu-tho_2021_indices_none", "rank_of_vs_scored", "63", "60"),
        ("phu-tho_2021_indices_none", "change_mismatch", "45.34", "45.35"),
        ("phu-tho_2017_ict_use_3426", "adjective_vs_number", "một số", "38/39"),
        ("phu-tho_2017_ict_use_3426", "universal_claim", "98%", "97%"),
        (
            "hung-yen_2018_egov_none",
            "criterion_two_names",
            "Mức độ chuyển đổi số",
            "Mức độ chuyển đổi",
        ),
        ("hung-yen_2018_egov_none", "decision_date_conflict", "2018-11-14", "2018-11-13"),
        ("hung-yen_2018_egov_none", "unit_never_named", "17", "16"),
    ):
        assert expected in found, expected
    impossible = {
        row.said
        for frames in tables.values()
        for row in frames["02_findings"].itertuples()
        if row.check == "impossible_percentage"
    }
    assert impossible == {"96,42%", "42,46%"}


def test_findings_carry_places_and_both_languages(tables):
    for frames in tables.values():
        for row in frames["02_findings"].itertuples():
            assert (
                row.message
                and row.message_en
                and row.message != row.message_en
                and row.severity in ("error", "warning", "note")
            )
            assert all(
                set(place) == {"field", "quote", "start", "end"}
                for place in json.loads(row.evidence or "[]")
            )


def test_gaps_name_what_is_not_published(tables):
    missing = " | ".join(tables["phu-tho"]["02_gaps"]["missing"])
    assert (
        "35/39" in missing
        and "các năm 2018, 2019, 2023" in missing
        and "từng đơn vị trong 6 đơn vị không được đánh giá: Công an tỉnh" in missing
        and "Lý do không xếp hạng năm 2024 (sở, ban, ngành): Chi cục Hải quan" in missing
        and "Điểm theo từng tiêu chí năm 2022 (cấp huyện)" in missing
    )
    missing = " | ".join(tables["hung-yen"]["02_gaps"]["missing"])
    assert "16/17" in missing and "8/10" in missing
    # sixteen are named, six of them Trung bình and one Khá
    assert "Tên của 1 đơn vị loại Khá (sở, ban, ngành), ngoài 9 tên suy ra được" in missing


def test_messages_write_places_small_and_cut_no_word(tables):
    quoted, place = re.compile("“([^”]*…)”"), re.compile("[:,(] (?:Huyện|Thị xã|Thành phố) ")
    for own in tables.values():
        for row in own["02_findings"].itertuples():
            assert not place.search(re.sub("“[^”]*”", "", row.message)), row.message
            for cut in quoted.findall(row.message):
                words = f"{' '.join(row.quote.split())} "
                assert cut.rstrip("…") + " " in words, row.message
        assert not own["02_gaps"]["missing"].str.contains(place.pattern, regex=True).any()


def test_an_accepted_finding_is_marked_and_stays(tables, monkeypatch):
    findings = tables["hung-yen"]["02_findings"]
    row_id = shape_table(findings, "02_findings")["row_id"].iloc[0]
    monkeypatch.setattr("rankings.clean.province.read_reference", lambda name: [{"row_id": row_id}])
    from rankings.clean.province import mark_accepted

    marked = mark_accepted(findings)
    assert len(marked) == len(findings) and marked["accepted"].tolist() == [True] + [False] * (
        len(findings) - 1
    )
