"""A province's places in the national indices, as the report tells them: from the tables `07_*` of
`national`, each figure with its source.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup, escape

from rankings.compare.ranks import plain_rows
from rankings.registry.framework_file import NationalMean
from rankings.registry.frameworks import index_title, load_frameworks, national_mean
from rankings.registry.provinces import name_province
from rankings.report.inputs import Report, select_rows
from rankings.report.marks import mark_year, printed_digits
from rankings.report.naming import name_source, tell_second_hand

ORDER = "†"  # beside a rank that is an order of listing, where a note tells it
SPAN = 3  # years before the newest one in which the largest move is looked for
COLLECTIONS = ("github.com", "huggingface.co")  # where people keep figures that they gathered
LONG = 4  # more digits behind the decimal mark than this were kept by a workbook, not printed


def list_places(report: Report, province: str = "") -> list[dict]:
    """The places of a province (the report's own, where none is named) in every index and year,
    earliest first.
    """
    rows = report.national("07_standing", province or report.province)
    named = (
        {**row, "framework": row["index"], "index_name": index_title(row["index"], report.language)}
        for row in rows
    )
    return sorted(named, key=lambda row: (row["index"], row["year"], row["vintage"]))


def list_parts_of_indices(report: Report) -> list[dict]:
    """What the province's own pages print of a part of an index ("PAPI: E-Governance")."""
    return [
        row
        for row in report.rows("02_rankings", level="province", preferred=True)
        if ":" in str(row["index_name"] or "") and row["score"] is not None
    ]


def find_step(report: Report, row: dict) -> dict:
    """The step that leads from the year before to a place; empty where that year is not known."""
    for step in report.national("07_changes"):
        same = all(step[name] == row.get(name) for name in ("index", "vintage"))
        if same and step["year_to"] == row["year"] and step["year_from"] == row["year"] - 1:
            return step
    return {}


def name_index(report: Report, row: dict) -> Markup:
    """An index's name in this language, of a part of an index as printed where nobody translated
    it.
    """
    name = row["index_name"] or ""
    return report.words(f"index.{name}") if f"index.{name}" in report.words else escape(name)


def tell_score(report: Report, row: dict) -> Markup:
    """A score as printed; one that a workbook holds with many digits, to two."""
    if row["score"] is None:
        return Markup("")
    digits = printed_digits(row["score"]) or 0
    return report.figure(row, "score", digits=2 if digits > LONG else None)


def tell_gain(report: Report, step: dict, column: str) -> Markup:
    """Points gained between two years, with a sign; of points with many digits, to two. Empty where
    it is not known.
    """
    if step.get(column) is None:
        return Markup("")
    digits = 2 if (printed_digits(step[column]) or 0) > LONG else None
    return report.figure(step, column, digits=digits, signed=True)


def tell_source(report: Report, row: dict) -> Markup:
    """Where a place is printed: the province's own source with its passage, or the address of the
    published text, with its words as a hint.
    """
    figure = find_witness(report, row)
    if own := find_own(report, row, figure):
        return Markup("{} {}").format(
            name_source(report, figure["document_id"]), report.evidence(own)
        )
    said = figure.get("published_quote")
    return link_outside(report, figure["url"], said) if figure["url"] else Markup("")


def find_extremes(places: list[dict]) -> tuple[dict, dict]:
    """The places with the best and with the worst rank, the first of those with the same."""
    return (
        min(places, key=lambda place: place["rank"] or 0),
        max(places, key=lambda place: place["rank"] or 0),
    )


def cite_own(report: Report, row: dict, figure: dict) -> Markup:
    """The mark of the passage in which a source of the province prints a figure of a place; empty
    where none does.
    """
    own = find_own(report, row | {"index": row["framework"]}, figure)
    return Markup(" {}").format(report.evidence(own)) if own else Markup("")


def find_own(report: Report, row: dict, figure: dict) -> dict:
    """The passage of the province's own sources that prints a place; empty where none does."""
    printed = report.rows("02_rankings", document_id=figure["document_id"], level="province")
    same = (one for one in printed if one["year"] == row["year"])
    return next((one for one in same if one["framework"] == row["index"]), {})


def find_largest_move(report: Report) -> tuple[dict, dict] | None:
    """The index whose rank of the province moved most between its two newest places known, and
    those, by one method and of the same provinces, where one source prints both ranks: what is
    counted, or joined from two sources, is no news. None where none moved, or one index alone has
    two places.
    """
    places = [row for row in list_places(report) if row["rank"] is not None]
    newest = max((row["year"] for row in places), default=0)
    courses: dict[tuple, list[dict]] = {}
    for row in places:
        if row["year"] >= newest - SPAN:
            key = row["index"], row["edition"], row["vintage"]
            courses.setdefault(key, []).append(row)
    pairs = [(course[-2], course[-1]) for course in courses.values() if len(course) > 1]
    if len(pairs) < 2:
        return None
    moved = [
        pair
        for pair in pairs
        if pair[0]["rank"] != pair[1]["rank"]
        and pair[0]["document_id"] == pair[1]["document_id"]
        and all(row["rank_source"] == "printed" for row in pair)
    ]
    return max(moved, key=lambda pair: abs(pair[0]["rank"] - pair[1]["rank"]), default=None)


def list_figures(report: Report, row: dict) -> list[dict]:
    """Every printed figure of a place, from all sources."""
    return [
        figure
        for figure in report.national("07_panel", row["province"])
        if all(figure[name] == row[name] for name in ("index", "year", "vintage"))
    ]


def find_witness(report: Report, row: dict) -> dict:
    """The printed figure that a place rests on, rather of a source of the province where one prints
    the same; where it is a workbook's, with more digits than anybody prints, one that is printed.
    """
    figures = list_figures(report, row)
    held = next((one for one in figures if one["document_id"] == row["document_id"]), row)
    same = [one for one in figures if all(one[name] == row[name] for name in ("score", "rank"))]
    held = next((one for one in same if find_own(report, row, one)), held)
    if (printed_digits(row["score"]) or 0) <= LONG:
        return held
    return next((figure for figure in figures if prints_same(figure, row)), held)


def prints_same(figure: dict, row: dict) -> bool:
    """Whether a figure is a place as it is printed: its points rounded, its rank.

    >>> from decimal import Decimal
    >>> held = {"score": Decimal("55.63765"), "rank": 32}
    >>> [
    ...     prints_same({"score": Decimal(score), "rank": rank}, held)
    ...     for score, rank in (("55.64", 32), ("55.63", 32), ("55.64", 31), ("55.63765", 32))
    ... ]
    [True, False, False, False]
    """
    digits = printed_digits(figure["score"])
    return (
        digits is not None
        and digits <= LONG
        and figure["score"] == round(row["score"], digits)
        and figure["rank"] == row["rank"]
    )


def find_others(report: Report, row: dict) -> list[dict]:
    """The printed figures that clash with the one that counts."""
    names = {other["document_id"] for other in row["others"]}
    return [figure for figure in list_figures(report, row) if figure["document_id"] in names]


def mean_beside(row: dict) -> NationalMean | None:
    """The mean of the provinces that a place may stand beside: of the same 63 provinces, where the
    points are printed.
    """
    if row["score"] is None or row["status"] == "derived" or row["vintage"] != "63":
        return None
    return national_mean(row["index"], row["year"])


def is_private(address: str | None) -> bool:
    """Whether an address is that of figures which people gathered for themselves."""
    return urlsplit(address or "").netloc.removeprefix("www.") in COLLECTIONS


def link_outside(report: Report, address: str, said: str | None = "") -> Markup:
    """A small link to the page on which a fact was published, `said` being its words; a private
    person's collection of figures says that it is one.
    """
    host = urlsplit(address).netloc.removeprefix("www.")
    link = Markup(
        '<a class="outside" href="{}" rel="noreferrer" title="{}"><cite>{}</cite></a>'
    ).format(address, said or "", host)
    if is_private(address):
        return Markup("{}, {}").format(link, report.words("national.collected"))
    return link + tell_second_hand(report, address)


def tell_rank(report: Report, row: dict, is_cited: bool = False, order: str = "") -> Markup:
    """A rank of how many, as far as both are known, of those that had a score where a source says
    that these were fewer; said to be ours where it follows from the scores, to be an order where no
    rank is printed, by a sign (`order`) where a note tells it. With `is_cited`, as in a sentence,
    it says how many were published, and has its own source.
    """
    if row["rank"] is None:
        return Markup("")
    first, scored = find_first_published(row), count_scored(report, row)
    is_whole = row["rank_of"] is not None and not first
    of = Markup("/{}").format(scored or report.figure(row, "rank_of")) if is_whole else ""
    rank = Markup("{}{}").format(report.figure(row, "rank"), of)
    is_derived = row["rank_source"] == "score" or (is_cited and row["status"] == "derived")
    tag = Markup(" {}").format(report.tag("derived")) if is_derived else ""
    is_order, mark = row["rank_source"] == "order", Markup("")
    caveats = [tell_order(report, row)] if is_order and not order else []
    caveats += [tell_printed(report, row)] if scored else []
    if is_cited:
        caveats += [report.words("national.first_only", first=first)] if first else []
        figure = find_witness(report, row)
        own = find_own(report, row, figure)
        mark = Markup(" {}").format(report.evidence(own)) if own else mark
        if figure["url"] and not own:
            caveats.append(link_outside(report, figure["url"], figure.get("published_quote")))
    said = Markup(" ({})").format(Markup("; ").join(caveats)) if caveats else ""
    return Markup("{}{}{}{}{}").format(rank, order if is_order else "", tag, said, mark)


def tell_printed(report: Report, row: dict) -> Markup:
    """A rank with the number of provinces that its source prints beside it."""
    rank, of = report.figure(row, "rank"), report.figure(row, "rank_of")
    return report.words("national.printed", rank=rank, of=of)


def tell_order(report: Report, row: dict) -> Markup:
    """That a rank is only the order in which a source lists the provinces, and which of them have
    the same points.
    """
    return report.words("national.by_order", tied=list_tied(report, row))


def list_tied(report: Report, row: dict) -> list[str]:
    """The provinces that have the same points as a place in an index and year."""
    if row["score"] is None:
        return []
    table = report.national_table("07_standing")
    placed = plain_rows(table[(table["index"] == row["index"]) & (table["year"] == row["year"])])
    return [
        name_province(other["province"], report.language)
        for other in select_rows(placed, vintage=row["vintage"], score=row["score"])
        if other["province"] != row["province"]
    ]


def find_first_published(row: dict) -> Markup:
    """Of an edition that publishes the first provinces only, how many; else nothing."""
    version = load_frameworks().get(row.get("edition") or "")
    published = version.facts.get("published") if version else None
    if not published or row["year"] < published["from"]:
        return Markup("")
    return Markup('<cite class="name">{}</cite>').format(published["first"])


def tell_firsts(report: Report, rows: list[dict]) -> list[Markup]:
    """Index by index, from which year on only the first provinces are published."""
    cut = {
        row["index"]: row for row in rows if row["rank"] is not None and find_first_published(row)
    }
    return [
        report.words(
            "national.firsts",
            index=row["index_name"],
            year=mark_year(load_frameworks()[row["edition"]].facts["published"]["from"]),
            first=find_first_published(row),
        )
        for row in cut.values()
    ]


def count_scored(report: Report, row: dict) -> Markup:
    """How many provinces had a score, where a source says that they were fewer than the provinces
    that the rank is printed of; else nothing.
    """
    if row["rank_of"] is None or row["rank_source"] == "score":
        return Markup("")
    panel = report.national_table("07_panel")
    own = panel[
        (panel["index"] == (row.get("index") or row["framework"])) & (panel["year"] == row["year"])
    ]
    fewer = plain_rows(own[own["rank_of"] < int(row["rank_of"])])
    least = min(fewer, key=lambda one: one["rank_of"], default=None)
    if not least:
        return Markup("")
    return report.figure(least, "rank_of") + cite_own(report, row, least)
