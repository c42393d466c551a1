"""A measure is computed once: what notebook 03 says of a list, both reports say too."""

import re
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain

import lxml.html
import pandas as pd
import pytest

from rankings.compare.decomposition import list_leavers, list_mean_changes
from rankings.compare.disclosure import load_disclosure
from rankings.compare.leaders import count_firsts, find_constant_bottom
from rankings.compare.lists import load_lists
from rankings.compare.pairs import follow_complete_lists
from rankings.compare.words_frameworks import tell_disclosure
from rankings.language.entries import LANGUAGES
from rankings.report.inputs import open_report
from rankings.report.lists import common_units
from rankings.report.parts.disclosure import show_disclosure
from rankings.report.parts.leaders import tell_firsts
from rankings.report.parts.means import show_means, tell_leavers
from rankings.report.parts.populations import tell_vanished
from rankings.report.report_words import strip_tags
from rankings.report.sections.movement import find_constant_end
from rankings.store.paths import project_root, table_path
from rankings.store.tables import read_table, write_table

from .answers import copy_tables, run_cell

PROVINCES = ("phu-tho", "hung-yen")
LEVELS = {"departments": 0, "districts": 1}


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory, told):
    """Per province what notebook 03 says, line by line, and the frames it shows."""
    home = copy_tables(tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RANKINGS_HOME", str(home))
        found = {}
        for province in PROVINCES:
            names = {}
            run_cell(
                "from helpers import count_firsts, follow_mentions, list_lost_points, load_lists\n"
                "from helpers import load_table, measure_praise\n"
                f"lists = load_lists('{province}')\n"
                "leaders = count_firsts(lists)\n"
                f"named = follow_mentions(load_table('02_mentions', '{province}'), lists)\n"
                f"ways = load_table('03_trajectories', '{province}')\n"
                f"praise = measure_praise(load_table('02_mentions', '{province}'), ways)\n"
                f"lost = list_lost_points(load_table('02_criteria', '{province}'))\n"
                "None",
                names,
            )
            shown = [names[frame] for frame in ("leaders", "named", "lost", "praise")]
            found[province] = (told["03_compare_years", province], *shown)
        yield found


@pytest.fixture(scope="module")
def pages():
    folder = project_root() / "reports"
    return {
        (province, language): lxml.html.parse(
            folder / province / f"{province}_{language}.html"
        ).getroot()
        for province in PROVINCES
        for language in LANGUAGES
    }


def rows_of(page, table):
    """The body rows of a table of the report, [] where it has no such table."""
    return page.xpath(f"//*[@id='{table}']//tbody//tr") or page.xpath(f"//*[@id='{table}']//tr")[1:]


def figures(cell):
    return [Decimal(figure.get("value")) for figure in cell.xpath(".//data")]


def rounded(value, digits):
    return Decimal(value).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


DENSITY = re.compile(
    r"\* (?P<level>departments|districts)[^:]* (?P<year>\d{4}): (?P<units>\d+) units within"
    r" (?P<spread>[\d.]+) points, (?P<worth>[\d.]+) ranks a point, smallest gap (?P<gap>[\d.]+)\."
    r"(?: Densest group: (?P<dense>\d+) of them \(ranks (?P<best>\d+)–(?P<worst>\d+)[^)]*\)"
    r" within (?P<width>[\d.]+) points\.)?"
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("province", PROVINCES)
def test_how_dense_the_lists_are(notebooks, pages, province, language):
    said = []
    for match in filter(None, map(DENSITY.match, notebooks[province][0])):
        facts = [match["spread"], match["worth"], match["gap"]]
        facts += [match[name] for name in ("dense", "best", "worst", "width") if match["dense"]]
        if int(match["units"]) >= 5:
            said.append((int(match["year"]), sorted(Decimal(fact) for fact in facts)))
    shown = []
    for row in rows_of(pages[province, language], "table-density"):
        year = int(row.xpath(".//time/@datetime")[0])
        by_column = {
            figure.get("data-col"): Decimal(figure.get("value")) for figure in row.xpath(".//data")
        }
        for own in ("ranks_per_point_middle", "median_gap", "gap_to_next", "rank", "score"):
            by_column.pop(own, None)
        by_column["ranks_per_point"] = rounded(by_column["ranks_per_point"], 2)
        shown.append((year, sorted(by_column.values())))
    assert sorted(said) == sorted(shown)
    assert len(said) == {"phu-tho": 7, "hung-yen": 0}[province]


KIND = re.compile(r"mean (?P<mean>\d+\.\d) of the (?P<units>\d+) in every")


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_the_kinds_of_agencies_differ(notebooks, pages, language):
    """Both mean the same units every year, also in a list in part that ranks all of them."""
    said = {}
    for line in notebooks["phu-tho"][0]:
        if re.match(r"\* \d{4}: .*mean", line):
            said[int(line[2:6])] = sorted(
                (int(kind["units"]), Decimal(kind["mean"])) for kind in KIND.finditer(line)
            )
    page = pages["phu-tho", language]
    years = [
        int(year) for year in page.xpath("//*[@id='table-kinds-department']//th/time/@datetime")
    ]
    shown = {year: [] for year in years}
    for row in rows_of(page, "table-kinds-department"):
        first, *means, _ = row.xpath("./td")
        units = int(figures(first)[0])
        for year, cell in zip(years, means, strict=True):
            shown[year] += [(units, rounded(mean, 1)) for mean in figures(cell)]
    assert said == {year: sorted(kinds) for year, kinds in shown.items()}
    assert sorted(said) == [2020, 2021, 2022, 2024]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", ["department", "district"])
def test_who_was_how_often_among_the_first_five(notebooks, pages, level, language):
    leaders = notebooks["phu-tho"][1]
    is_named = (leaders["level"] == level) & (leaders["times_top5"] > 0)
    said = leaders.loc[is_named, ["times_top5", "lists_top5"]].to_numpy().tolist()
    shown = [
        [int(figure) for figure in figures(cells[-3])]
        for row in rows_of(pages["phu-tho", language], f"table-years-{level}")
        if (cells := row.xpath("./td"))
    ]
    assert sorted(said) == sorted(row for row in shown if row and row[0]) and len(said) > 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_was_praised_and_where_they_stand(notebooks, pages, language):
    named = notebooks["phu-tho"][2]
    page = pages["phu-tho", language]
    years = [int(year) for year in page.xpath("//*[@id='table-mentions']//th/time/@datetime")]
    praised = named[named["times_praised"] > 0]
    said = [
        (len(row.praised_for.split("; ")), [row.ranks.get(year) for year in years])
        for row in praised.itertuples()
    ]
    shown = []
    for row in rows_of(page, "table-mentions"):
        letters, *places = row.xpath("./td")  # one for each subject it is praised for
        ranks = [figures(place) for place in places]
        subjects = len(letters.text_content().split(","))
        shown.append((subjects, [int(rank[0]) if rank else None for rank in ranks]))
    key = str
    assert sorted(said, key=key) == sorted(shown, key=key) and len(said) > 10


COUNTED = {"praised": [11, 3], "always_top5": [4], "below_top5": [7], "not_praised": [10, 10]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_whether_those_praised_stand_higher(notebooks, pages, language):
    """Of eleven departments, with the four always on top and without, and of three districts."""
    praise = notebooks["phu-tho"][4]
    (page,) = pages["phu-tho", language].xpath("//p[.//data[@data-col = 'mean_rank_others']]")
    shown = {}
    for figure in page.xpath(".//data"):
        shown.setdefault(figure.get("data-col"), []).append(Decimal(figure.get("value")))
    assert {column: shown.pop(column) for column in COUNTED} == COUNTED
    assert len(praise) == 6
    assert shown == {
        column: [rounded(mean, 6) for mean in praise[column]]
        for column in ("mean_rank", "mean_rank_others")
    } | {"mean_rank_below": [rounded(mean, 6) for mean in praise["mean_rank_below"][:3]]}


AGREED = re.compile(
    r"\* (?:departments|districts) \d{4} → \d{4}[^:]*: Spearman (?P<spearman>-?[\d.]+) over"
    r" (?P<n_common>\d+) common units, (?P<discordant_pairs>\d+) of (?P<pairs>\d+) pairs"
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("province", "pairs"), [("phu-tho", 9), ("hung-yen", 0)])
def test_how_far_two_years_agree(notebooks, pages, province, pairs, language):
    """Every figure of an agreement in the report is one of a line of notebook 03."""
    said = [match.groupdict() for match in filter(None, map(AGREED.match, notebooks[province][0]))]
    shown = {}
    for figure in pages[province, language].xpath("//data[@data-col and @data-row]"):
        column, value = figure.get("data-col"), Decimal(figure.get("value"))
        if column in AGREED.groupindex:
            digits = 3 if column == "spearman" else 0
            shown.setdefault(figure.get("data-row"), {})[column] = rounded(value, digits)
    agreed = [figures for figures in shown.values() if "spearman" in figures]
    assert len(agreed) == pairs
    for figures in agreed:
        texts = {column: str(value) for column, value in figures.items()}
        assert any(texts.items() <= line.items() for line in said)


ENDS = {"vi": ("Cao nhất, %", "Thứ hai, %"), "en": ("Highest, %", "Second, %")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", ["department", "district"])
def test_where_points_are_lost(notebooks, pages, language, level):
    lost = notebooks["hung-yen"][3]
    lost = lost[lost["level"] == level]
    for place, begin in zip(("best_percent", "second_percent"), ENDS[language], strict=True):
        (shown,) = [
            [Decimal(data.get("value")) for data in row.xpath(".//data")]
            for row in rows_of(pages["hung-yen", language], f"table-criteria-{level}")
            if row.text_content().strip().startswith(begin)
        ]
        assert [rounded(share, 6) for share in lost[place].dropna()] == shown and len(shown) > 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_which_lists_are_whole(notebooks, pages, language):
    """The order is told from the first to the last of the lists that notebook 03 calls whole."""
    line = next(line for line in notebooks["phu-tho"][0] if "lists of agencies. Complete:" in line)
    whole = re.findall(r"(departments|districts) (\d{4})", line.split("Partial")[0])
    years = sorted(int(year) for level, year in whole if level == "districts")
    heads = pages["phu-tho", language].xpath("//*[@id='table-years-district']//th")
    gained = next(head for head in heads if len(head.xpath("./time")) == 2)
    assert [int(year) for year in gained.xpath("./time/@datetime")] == [years[0], years[-1]]


@pytest.mark.parametrize(
    ("newest", "notebook", "report"),
    [
        (2024, "34 of 40 totals", ("21/27", "13/13")),
        (2022, "23 of ? totals", ("23", "0")),  # the copy does not say how many were ranked
        (2021, "39 of 39 totals", ("26/26", "13/13")),
        (2017, "4 of 39 (all levels) totals", ("2 (of 39 in all groups)",) * 2),
    ],
)
def test_how_much_was_disclosed(tmp_path, monkeypatch, newest, notebook, report):
    """As if later years were 20 years older: of how many units is told where the page tells it."""
    monkeypatch.setenv("RANKINGS_HOME", str(copy_tables(tmp_path)))
    for name in ("02_rankings", "02_exclusions"):
        path = table_path(name, "phu-tho")
        table = pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False)
        table["year"] = [
            str(int(year) - 20) if year and int(year) > newest else year for year in table["year"]
        ]
        table.to_csv(path, index=False, encoding="utf-8-sig")
    disclosure = load_disclosure("phu-tho")
    write_table(disclosure, "04_disclosure", "phu-tho")
    said = tell_disclosure(disclosure).splitlines()[-1]
    assert said.startswith(f"* {newest}: ") and notebook in said
    rows = lxml.html.fromstring(str(show_disclosure(open_report("phu-tho", "en"))[1])).xpath(
        f"//tbody/tr[starts-with(th, 'Phu Tho, {newest}: ')]"
    )
    assert tuple(row.xpath("string(td[1])") for row in rows) == report


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_much_the_means_moved(language):
    """The means of both years, their change, the common units' and what joined or left made."""
    said = []
    changes = list_mean_changes(load_lists("phu-tho"))
    for row in changes[changes["both_complete"]].to_dict("records"):
        facts = [row["mean_from"], row["mean_to"], row["mean_change"], row["common_change"]]
        facts += [row["composition_effect"]] if row["joined"] or row["left"] else []
        said.append((row["year_from"], row["n_common"], [rounded(fact, 6) for fact in facts]))
    report = open_report("phu-tho", language)
    page = lxml.html.fromstring(f"<main>{show_means(report, ['department', 'district'])}</main>")
    shown = []
    for row in rows_of(page, "table-means"):
        _, years, *cells, _ = row.xpath("./td | ./th")
        before, after, change, common, *rest = [one for cell in cells for one in figures(cell)]
        year = int(years.xpath(".//time/@datetime")[0])
        shown.append((year, int(common), [before, after, change, *rest]))
    assert sorted((year, count) for year, count, _ in said) == [(2020, 13), (2020, 25)]
    assert sorted(said) == sorted(shown)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", ["department", "district"])
def test_who_was_first_and_when(language, level):
    leaders = count_firsts(load_lists("phu-tho"))
    led = leaders[(leaders["level"] == level) & (leaders["times_first"] > 0)]
    said = lxml.html.fromstring(f"<p>{tell_firsts(open_report('phu-tho', language), level)}</p>")
    told = re.findall(r"\(([^()]*)\)", said.text_content())
    shown = [[int(year) for year in re.findall(r"\d{4}", years)] for years in told]
    assert sorted(shown) == sorted(led["years_first"])
    assert sorted(map(int, figures(said))) == sorted(len(own) for own in shown if own[1:])
    assert sorted(chain(*shown)) == [2017, 2020, 2021, 2022, 2024]


@pytest.fixture(scope="module")
def leavers():
    return list_leavers(load_lists("phu-tho"), read_table("02_exclusions", "phu-tho"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_left_the_end_of_a_list(leavers, language):
    """The lowest five of 2021 that the report names are those that notebook 03 names."""
    report = open_report("phu-tho", language)
    shown = strip_tags(tell_leavers(report, "department"))
    assert leavers["from_bottom"].tolist() == [1, 2, 3, 4, 5]
    assert all(report.named(row) in shown for row in leavers.to_dict("records"))
    assert not strip_tags(tell_leavers(report, "district"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_vanished_without_a_word(leavers, language):
    """The page of 2024 names four of the five that left as not graded, and not the customs."""
    pairs = zip(leavers["year_to"], leavers["years_missing"], strict=True)
    gone = [year in missing for year, missing in pairs]
    (row,) = leavers[gone].to_dict("records")
    report = open_report("phu-tho", language)
    said = tell_vanished(report)
    times = lxml.html.fromstring(str(said)).xpath(".//time/@datetime")
    years = [int(year) for year in times]
    assert row["unit"] == "Chi cục Hải quan" and report.unit(row) in str(said)
    assert years[:3] == [*row["years_ranked"], *row["years_missing"]] == [2021, 2020, 2024]
    assert years[3:] == [2017, 2022]  # of which the lists are not whole


def test_which_end_of_the_list_never_changed():
    """What the report names of all whole lists ends what notebook 03 names of each two of them."""
    pairs = [
        pair
        for pair in follow_complete_lists(load_lists("phu-tho"))
        if pair.later.level == "department"
    ]
    said = [find_constant_bottom(pair) for pair in pairs]
    assert [len(units) for units in said] == [7, 4]  # 2020–2021, 2021–2024
    report = open_report("phu-tho", "vi")
    units = common_units(report, "department")
    shown = [row["unit"] for row in find_constant_end(units, [2020, 2021, 2024])]
    assert shown[-3:] == said[1][-3:] and set(shown) <= set(said[1])
    assert shown[-1] == "Ban Quản lý các khu công nghiệp"
