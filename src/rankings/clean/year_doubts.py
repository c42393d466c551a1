"""Whether the year of a row rests on more than one possible reading."""

from __future__ import annotations

import re

from rankings.clean.source import Source
from rankings.clean.years import (
    baseline_of,
    document_year,
    read_year,
    told_year,
    year_of,
    year_of_heading,
)
from rankings.parse.model import Statement
from rankings.parse.prose.one_year import year_of_months
from rankings.registry.vocabulary import is_baseline


def is_year_open(statement: Statement, source: Source) -> bool:
    """Return whether the page leaves its year open and the row does not tell its own, or whether
    the words around the row speak of another year than the one it was given.
    """
    is_open = (
        source.header.unsure == "year"
        or _opens_with_another_year(statement, source)
        or _follows_a_gap(statement, source)
    )
    if is_open and not _says_its_year(statement, source):
        return True
    return _says_another_year(statement, source)


def _says_its_year(statement: Statement, source: Source) -> bool:
    of_months = year_of_months(statement.label or "")
    return bool(
        statement.attributes.get("year")
        or (read_year(statement.label) and not of_months)
        or told_year(statement, source)
    )


def _follows_a_gap(statement: Statement, source: Source) -> bool:
    """ "PCI xếp thứ 23, tăng 7 bậc so với năm 2021" on a page of what happened in 2023, whose title
    names no index: of 2022 or of 2023?
    """
    since, year = baseline_of(statement), document_year(source)
    is_gap = since is not None and year is not None and since < year - 1
    title, index = source.header.title, source.header.framework
    is_named = title and index and title.start <= index.start < title.end
    return is_gap and not is_named


_OPENS_WITH_YEAR = re.compile(
    r"(?!so\s|từ\s|kể\s|cùng\s|[^,]*\svới\s)(?:[^\W\d]+\s?,?\s){0,3}?năm\s(?P<year>20\d\d)",
    re.IGNORECASE,
)


def _opens_with_another_year(statement: Statement, source: Source) -> bool:
    """Whether the sentence of a rank or score begins with another year than the page's, which no
    row of it has taken: "Năm 2022 là năm tỉnh tụt sâu nhất: 61,60 điểm" on a page of 2023.
    """
    if statement.kind != "ranking" or statement.source == "table":
        return False
    opens = _OPENS_WITH_YEAR.match(source.quote(statement))
    taken = source.dated_rankings.get((statement.start, statement.end))
    if opens:
        return not taken and int(opens["year"]) != document_year(source)
    return not taken and _goes_on_with_an_earlier_year(statement, source)


# "Bảng xếp hạng DDCI Bắc Giang 2020 khối sở …" on a page of 2021
_LIST_OF_YEAR = re.compile(
    r"(?:Bảng|Danh sách|Kết quả)\s(?:xếp hạng\s)?"
    r"(?:(?!từ\s|đến\s|so\s|với\s)[^\W\d]+\s){1,6}?(?P<year>20\d\d)(?!\d)"
)
_OPENS_PARAGRAPH = re.compile(r"[Nn]ăm (?P<year>20\d\d)(?:,|\slà năm\s)")
_NOW = re.compile(
    r"(?<!\w)(?:năm nay|hiện nay|nay|sang năm|đến năm|năm 20\d\d)(?!\w)", re.IGNORECASE
)


def _goes_on_with_an_earlier_year(statement: Statement, source: Source) -> bool:
    """ "Năm 2017, tỉnh đánh giá lần đầu. Khi đó Sở Y tế đạt 75 điểm" on a page of 2018."""
    if _explains_another_year(statement, source):
        return True
    first = source.text.rfind("\n", 0, statement.start) + 1
    listed = _LIST_OF_YEAR.match(source.text, first, statement.end)
    if listed and int(listed["year"]) != document_year(source):
        return True
    opens = _OPENS_PARAGRAPH.match(source.text, first, statement.start)
    year = document_year(source)
    if opens is None or year is None or int(opens["year"]) >= year:
        return False
    return not _NOW.search(source.text, opens.end(), statement.end)


_EXPLAINS = re.compile(r"(?:Cụ thể|Theo đó|Trong đó|Khi đó|Khi ấy|Lúc đó)(?!\w)")


def _explains_another_year(statement: Statement, source: Source) -> bool:
    """ "Vào năm 2019, tỉnh còn ở nhóm cuối. Cụ thể, tỉnh chỉ xếp thứ 56" on a page of 2021."""
    if not _EXPLAINS.match(source.quote(statement)):
        return False
    end = source.text.rfind(".", 0, statement.start)
    start = max(source.text.rfind(". ", 0, max(end, 0)), source.text.rfind("\n", 0, end))
    told = year_of_heading(source.text[start + 1 : end + 1]) if end > start else None
    is_near = not source.text[end + 1 : statement.start].strip(" ")
    return is_near and told is not None and told != year_of(statement, source)


_OPENS_WITH_YEARS = re.compile(r"(?:Trong |Cả )?[Nn]ăm 20\d\d(?:,? và|,) (?:năm )?20\d\d")
_OPENS_PART = re.compile(r";\s(?:đến |sang |còn |riêng )?năm (?P<year>20\d\d),? ")
# "đứng thứ 14, trong khi ở năm đầu tiên (2022) tỉnh mới được 15 điểm"
_CONTRAST = re.compile(r"(?<!\w)trong (?:khi|lúc)(?!\w)", re.IGNORECASE)
_YEAR_BEHIND = re.compile(
    r"(?:\s?(?:điểm|%))?\s(?:(?:vào |trong |của |ở )?năm (?P<year>20\d\d)(?!\d)"
    r"|\((?:năm )?(?P<beside>20\d\d)\))"
)


# "thứ 2 trong số 9 huyện, thị xã, thành phố về cải cách hành chính năm 2024"
_YEAR_OF_LIST = re.compile(
    r"\strong (?:số |tổng số )?\d{1,3} [^.;:()\d]{3,90}?\svề [^.;:,()\d]{3,60}?"
    r"\s(?:trong |của )?năm (?P<year>20\d\d)(?=\s?[,;.)]|\Z)"
)


def _says_another_year(statement: Statement, source: Source) -> bool:
    """Whether the words right behind a rank or score of running text date it to another year than
    the row's, or the sentence opens with two years before its own.
    """
    if statement.kind != "ranking" or statement.source == "table":
        return False
    year = year_of(statement, source)
    for name in {"rank", "score"} & statement.fields.keys():
        last = statement.fields[name].end
        behind = _YEAR_BEHIND.match(source.text, last, statement.end)
        if behind and int(behind["year"] or behind["beside"]) != year:
            return True
        dated = _YEAR_OF_LIST.match(source.text, last, statement.end)
        if dated and int(dated["year"]) != year:
            return True
    if _tells_in_another_part(statement, source, year):
        return True
    if _names_other_years_between(statement, source, year):
        return True
    opens = _OPENS_WITH_YEARS.match(source.quote(statement))
    unit = statement.fields.get("unit")
    return bool(opens and unit and "rank" in statement.fields | statement.attributes) and (
        f"{year}" not in source.text[statement.start : unit.start]
    )


_TELLS_CHANGE = {"previous_rank", "previous_score", "rank_change", "score_change"}
_FROM = re.compile(r"(?<!\w)từ\s", re.IGNORECASE)
_NOW_AGAIN = re.compile(r"(?<!\w)(?:nay|hiện)(?!\w)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_NAMED_YEAR = re.compile(r"(?:năm |, |và )(?P<year>20\d\d)(?![\d/])")


def _names_other_years_between(statement: Statement, source: Source, year: int | None) -> bool:
    """ "xếp hạng của Tam Kỳ trong năm 2016, 2017 là thứ nhất; năm 2018 thứ nhì": whether the words
    between a unit and its place name years, and not the row's.
    """
    unit = statement.fields.get("unit")
    value = statement.fields.get("rank") or statement.fields.get("score")
    if unit is None or value is None or not statement.start <= unit.end < value.start:
        return False
    between = _BRACKETS.sub("", source.text[unit.end : value.start])
    is_of_now = _FROM.search(between) or _NOW_AGAIN.search(between)
    if _TELLS_CHANGE & statement.fields.keys() or is_of_now:
        return False  # "từ hạng 25 năm 2020 xuống hạng 47", "năm 2022 chót bảng, nay lên hạng 8"
    named = [
        int(found["year"])
        for found in _NAMED_YEAR.finditer(between)
        if not is_baseline(between, found.start("year"))
    ]
    return bool(named) and year not in named


def _tells_in_another_part(statement: Statement, source: Source, year: int | None) -> bool:
    """Whether another year opens the part of the sentence that a value stands in, or the row's year
    stands behind a contrast to it.
    """
    told = [statement.fields[name] for name in ("rank", "score") if name in statement.fields]
    if not told:
        return False
    first, last = min(span.start for span in told), max(span.end for span in told)
    part = max(statement.start, source.text.rfind(";", statement.start, first))
    opened = _OPENS_PART.match(source.text, part, first)
    own = statement.fields.get("year")
    is_contrast = own and own.start > last and _CONTRAST.search(source.text, last, own.start)
    is_inside = opened and ")" in source.text[opened.end() : first]  # "(87%; năm 2021 là 88%)"
    return bool(is_contrast or (opened and not is_inside and int(opened["year"]) != year))
