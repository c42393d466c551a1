"""The fourteen questions: figures typed from the pages against what the notebooks say."""

import csv
from pathlib import Path

import pytest

from rankings.store.tables import read_table

GOLD = Path(__file__).parents[1] / "gold" / "answers"

# figure of the gold file → (words that the line must hold, how the typed value reads in it)
PHU_THO = {
    "first in the published lists of departments: Cục Thuế tỉnh": (
        "Among departments, Cục Thuế tỉnh ranked first",
        "in {0} of 5 published lists (2017, 2020, 2021, 2022)",
    ),
    "in the top five: Cục Thuế tỉnh": (
        "Among departments, Cục Thuế tỉnh",
        "in the top five {0} times",
    ),
    "departments in the top four of 2020 2021 2022 and 2024": (
        "In the first 4 of every department list",
        "{names}",
    ),
    "end of the list that reads the same in 2020 and 2021 among the common units": (
        "department list is in the same order in 2020 and 2021",
        "{names}",
    ),
    "departments 2020 to 2021: up down unchanged": (
        "departments 2020 → 2021, 25 common",
        "{0} up, {1} down, {2} unchanged",
    ),
    "largest gain of points of a department 2020 to 2021": (
        "departments 2020 → 2021",
        "largest gain {all}",
    ),
    "largest loss of points of a department 2020 to 2021": (
        "departments 2020 → 2021",
        "largest loss {all}",
    ),
    "largest climb of a department 2020 to 2021": (
        "departments 2020 → 2021",
        "largest climb {all}",
    ),
    "districts 2020 to 2021: up down unchanged": (
        "districts 2020 → 2021",
        "{0} up, {1} down, {2} unchanged",
    ),
    "largest gain of points of a district 2020 to 2021": (
        "districts 2020 → 2021",
        "largest gain {all}",
    ),
    "largest climb of a district 2020 to 2021": ("districts 2020 → 2021", "largest climb {all}"),
    "departments in all of 2020 2021 2022 2024": (
        "departments are in every complete list",
        "{0} departments",
    ),
    "largest climb of a department 2021 to 2024": (
        "departments 2021 → 2024",
        "largest climb {all}",
    ),
    "largest fall of a department 2021 to 2024": ("departments 2021 → 2024", "largest fall {all}"),
    "largest climb of a district 2021 to 2024": ("districts 2021 → 2024", "largest climb {all}"),
    "largest fall of a district 2021 to 2024": ("districts 2021 → 2024", "largest fall {all}"),
    "only department that lost points 2022 to 2024": (
        "departments 2022 → 2024, 21 common",
        "1 down, 0 unchanged in points; largest gain Sở Xây dựng +83.63; largest loss {all}",
    ),
    "largest gain of points of a department 2022 to 2024": (
        "departments 2022 → 2024",
        "largest gain {all}",
    ),
    "districts in the top five of 2020 2021 and 2024": (
        "13 districts are in every complete list (2020, 2021, 2024)",
        "in the top five of each: {all}",
    ),
    "Spearman departments 2020 to 2021": (
        "departments 2020 → 2021: Spearman",
        "Spearman {0} over 25",
    ),
    "Spearman departments 2021 to 2024": ("departments 2021 → 2024", "Spearman {0} over 21"),
    "Spearman departments 2022 to 2024": (
        "departments 2022 → 2024: Spearman",
        "Spearman {0} over 21",
    ),
    "Spearman districts 2020 to 2021": ("districts 2020 → 2021: Spearman", "Spearman {0} over 13"),
    "Spearman districts 2021 to 2024": ("districts 2021 → 2024", "Spearman {0} over 13"),
    "departments 2020 to 2021: change of the printed means": (
        "departments 2020 → 2021: published means",
        "published means +{0}",
    ),
    "departments 2020 to 2021: change of the common units": (
        "departments 2020 → 2021: published means",
        "common units +{0}",
    ),
    "departments 2020 to 2021: composition effect": (
        "departments 2020 → 2021: published means",
        "composition {0} (joined: Chi cục Hải quan)",
    ),
    "districts 2020 to 2021: change of the common units": (
        "districts 2020 → 2021: published means",
        "common units +{0}",
    ),
    "departments 2022 to 2024: change of the common units": (
        "departments 2022 → 2024: published means",
        "common units +{0}",
    ),
    "units of 2021 absent in 2024": (
        "departments of 2021 that are not in the list of 2024",
        "{names}",
    ),
    "smallest gap between two districts 2024": (
        "districts 2024: 13 units",
        "smallest gap {0}.",
    ),
    "smallest gap between two departments 2024": (
        "departments 2024: 21 units",
        "smallest gap {0}.",
    ),
    "spread of the districts 2021 in points": ("districts 2021: 13 units", "within {0}0 points"),
    "vertical agencies 2021: ranks": ("2021: ", "vertical agency (4): rank {0}, {1}, {2}, {3}"),
    "armed forces 2021: ranks": ("2021: ", "armed forces (2): rank {0}, {1}"),
    "units ranked 2020 2021 2024": (
        "Units ranked, all levels",
        "{0} in 2020, {1} in 2021, {2} in 2024",
    ),
    "units named as not assessed 2024": ("Not assessed in 2024", "({0} named"),
    "totals disclosed 2017": ("2017: ", "{0} of 39"),
    "totals disclosed 2021": ("2021: 39", "{all} totals"),
    "totals disclosed 2024": ("2024: ", "{all} totals"),
    "districts 2020 as percent of 150": ("phu-tho 2020", "phu-tho 2020 13 districts, {all}%"),
    "districts 2021 as percent of 150": ("phu-tho 2021", "phu-tho 2021 13 districts, {all}%"),
    "agencies using digital signatures 2017": ("Cơ quan dùng chữ ký số: ", "({all})"),
    "agencies using digital signatures 2021": (
        "Cơ quan dùng chữ ký số: ",
        "one year counts out of a printed number, the other does not say out of how many) 2021 {0}",
    ),
    "documents signed 2020 2021": ("Văn bản được ký số: ", "2020 {0}% derived → 2021 {1}%"),
    "dossiers handled online 2020 2021": (
        "giải quyết trực tuyến: 2017",
        "2020 {0}% derived → 2021 {1}%",
    ),
    "dossiers handled online 2023 2024": (
        "giải quyết trực tuyến: 2017",
        "2023 {0}% derived → 2024 {1}%",
    ),
    "communes with a web page 2020 2021": (
        "có trang thông tin điện tử: 2020",
        "2020 {0}% derived → 2021 {1}%",
    ),
    "PAR INDEX 2021: gain of the mean province": (
        "PAR INDEX 2020 → 2021",
        "the mean of the provinces +{0}",
    ),
    "PAPI 2021: score rank": ("PAPI 2021", "{0}, rank {1} of 63 (only 60 provinces had a score)"),
    "PAR INDEX 2021: score rank change": ("PAR INDEX 2021: ", "{0}, rank {1} of 63"),
    "SIPAS 2021: score rank change": ("SIPAS 2021: ", "{0}, rank {1} of 63"),
    "units named most often as good in 2017": ("Named most often, 3 times in 2017", "{names}"),
    "rank of Huyện Yên Lập 2017 2024": (
        "Named most often",
        "Huyện Yên Lập (2017: {0}, 2020: 2, 2021: 4, 2024: {1})",
    ),
}
HUNG_YEN = {
    "years published": ("Only one year is published", "Only one year is published, 2018"),
    "departments graded": ("Units ranked, all levels", "27 in 2018"),
    "districts graded": ("Units ranked, all levels", "27 in 2018"),
    "totals disclosed 2018": ("2018: ", "{all} totals"),
    "points of the district criteria": (
        "districts: online services 60, portal 40",
        "infrastructure 30, people 12, policy 8 (of 150 points)",
    ),
    "points of the department criteria": (
        "E-government of Hưng Yên, departments",
        "(of 500 points)",
    ),
    "best district on presence as percent of its maximum": (
        "Districts, best unit",
        "Mức độ hiện diện {0}%",
    ),
    "best district on interaction": ("Districts, best unit", "Mức độ tương tác {0}%"),
    "best district on transaction": ("Districts, best unit", "Mức độ giao dịch {0}%"),
    "best district on transformation": ("Districts, best unit", "{0}% (Huyện Văn Giang)"),
    "best department on online services": (
        "Departments, best unit",
        "Cung cấp dịch vụ công trực tuyến {0}%",
    ),
    "departments with 0 on online services": (
        "Departments with no points on Cung cấp dịch vụ công trực tuyến",
        ": {0}.",
    ),
    "best district as percent of 150": ("hung-yen 2018 2 of 10 districts", "–{0}%"),
    "second district as percent of 150": ("hung-yen 2018 2 of 10 districts", "{0}–"),
    "smallest total of the grade Tốt for departments lies above": (
        "Threshold Tốt/Khá of departments",
        "417.3 points or more",
    ),
}
# figures that tables hold and no sentence says
IN_TABLES = {
    "points from Huyện Thanh Thủy to the next rank 2024",
    "points from Huyện Thanh Thủy to the top five 2024",
    "leaders of the districts 2017 2020 2021 2022 2024",
    "PCI 2021: score rank change",
    "largest total Sở Nội vụ can have",
}


def read_gold(province):
    with (GOLD / f"{province}.csv").open(encoding="utf-8", newline="") as stream:
        return {row["figure"]: row["value"] for row in csv.DictReader(stream)}


@pytest.mark.parametrize(
    "province, figure, anchor, form",
    [("phu-tho", figure, *place) for figure, place in PHU_THO.items()]
    + [("hung-yen", figure, *place) for figure, place in HUNG_YEN.items()],
)
def test_notebooks_say_what_the_pages_print(told, province, figure, anchor, form):
    value = read_gold(province)[figure]
    said = told["03_compare_years", province] + told["04_compare_frameworks", province]
    lines = [line for line in said if anchor in line]
    assert lines, f"no line says {anchor!r}"
    if form == "{names}":
        assert any(all(name in line for name in value.split("; ")) for line in lines), (
            value,
            lines,
        )
    else:
        expected = form.format(*value.split(), all=value)
        assert any(expected in line for line in lines), (expected, lines)


def test_every_typed_figure_is_checked_somewhere():
    for province, places in (("phu-tho", PHU_THO), ("hung-yen", HUNG_YEN)):
        assert read_gold(province).keys() <= places.keys() | IN_TABLES, (
            read_gold(province).keys() - places.keys()
        )


def test_figures_that_only_tables_hold(told, told_home, monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(told_home))
    ways = read_table("03_trajectories", "phu-tho").set_index("unit")
    gold = read_gold("phu-tho")
    assert (
        f"{ways.loc['Huyện Thanh Thủy', 'latest_gap_to_next']:.2f}"
        == gold["points from Huyện Thanh Thủy to the next rank 2024"]
    )
    assert (
        f"{ways.loc['Huyện Thanh Thủy', 'latest_gap_to_top5']:.2f}"
        == gold["points from Huyện Thanh Thủy to the top five 2024"]
    )
    places = read_table("04_positions", "phu-tho")
    first = places[(places["level"] == "district") & (places["rank"] == 1)].sort_values("year")[
        "unit"
    ]
    assert "; ".join(first) == gold["leaders of the districts 2017 2020 2021 2022 2024"]
    pci = places[(places["index_name"] == "PCI") & (places["year"] == 2021)].iloc[0]
    assert f"{pci['score']} {pci['rank']} +1.59" == gold["PCI 2021: score rank change"]
    bounds = read_table("04_bounds", "hung-yen")
    row = bounds[(bounds["unit"] == "Sở Nội vụ") & (bounds["reading"] == "strict")].iloc[0]
    assert f"{row['total_max']:.2f}" == read_gold("hung-yen")["largest total Sở Nội vụ can have"]
