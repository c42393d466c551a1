"""Which document a page announces, told from those it only cites; its date and who signed it."""

from __future__ import annotations

import re

from rankings.language.dates import DateMention
from rankings.language.numbers import NumberToken
from rankings.language.text import fold_letters
from rankings.parse.model import Header, Region, Span
from rankings.parse.names import UPPER

_DECIDES = re.compile(
    r"công bố|phê duyệt|được duyệt|duyệt tại|kết quả|xếp hạng|xếp loại|công khai|ký ban hành|ban"
    r" hành quyết định|do .{0,40} ký|ký quyết định"
)


_CITES = re.compile(
    r"căn cứ|thực hiện (?:quyết định|nghị quyết|kế hoạch)|dựa trên|theo quy định|ban hành (?:bộ"
    r" (?:tiêu chí|chỉ số)|kèm theo)"
    r"|(?:theo|trên cơ sở|bằng) bộ (?:tiêu chí|chỉ số)|quy định tại|hướng dẫn tại"
    r"|theo (?:nghị quyết|kế hoạch)"
)


# "Đề án nâng cao chỉ số giai đoạn 2016-2020 được phê duyệt tại Quyết định số 831": a plan's
_OF_PLAN = re.compile(
    r"(?:đề án|kế hoạch|chương trình|chiến lược)\s[^.;]{0,140}?"
    r"(?:phê duyệt|ban hành)\s(?:tại|theo|kèm theo|bằng)?\s?(?:quyết định)?\s?(?:số)?\s?\Z"
)
_ISSUER = re.compile(
    r"(?:Chủ tịch\s)?(?:UBND|[UỦ][ỷy] ban nhân dân)\s(?:tỉnh|thành"
    r" phố|TP\.?)(?:\s(?!ký|ban|đã|vừa)["
    + UPPER
    + r"]\w+(?:\s["
    + UPPER
    + r"]\w+){0,3})?|Bộ (?:Nội vụ|Thông tin và Truyền thông|Khoa học và Công nghệ)"
)


def read_decisions(
    text: str, header: Header, body: Region, numbers: list[NumberToken], dates: list[DateMention]
) -> None:
    """Tell the deciding document from the cited ones by the words around each number."""
    best: tuple[int, NumberToken] | None = None
    heads = text[: body.start]
    decisions = [
        token
        for token in numbers
        if token.kind == "decision"
        and (
            body.start <= token.start < body.end
            or (token.start < body.start and _is_own_number(heads, token))
        )
    ]
    for token in decisions:
        score = _decides(text, token, body) if token.start >= body.start else _OWN_NUMBER
        if score > 0 and (best is None or score > best[0]):
            best = (score, token)
    best = best or _only_uncited(text, decisions, body)
    chosen = best[1].text if best else None
    for token in decisions:
        span = Span(token.text, token.start, token.end)
        if token.text == chosen:
            header.decision = header.decision or span
        elif token.text not in {cited.text for cited in header.cited_decisions}:
            header.cited_decisions.append(span)
    if best:
        header.decision_date = _date_of(text, best[1], dates)
        issuer = _ISSUER.search(
            text, max(body.start, best[1].start - 200), min(body.end, best[1].end + 200)
        )
        header.issuer = Span(issuer[0], *issuer.span()) if issuer else None
    else:
        header.decision_date = _date_announced(text, body, dates)


_ANNOUNCED = re.compile(r"(?:[UỦ][ỷy] ban nhân dân|UBND)[^.;\n]{0,60}?đã công bố")


def _date_announced(text: str, body: Region, dates: list[DateMention]) -> Span | None:
    """The day right before "UBND tỉnh đã công bố", where no deciding document is named."""
    announced = _ANNOUNCED.search(text, body.start, body.end)
    place = announced.start() if announced else -1
    before = [date for date in dates if date.iso and 0 <= place - date.end < 40]
    return Span(before[-1].text, before[-1].start, before[-1].end) if before else None


_OWN_NUMBER = 10  # the head of a legal document: "Số: 545/QĐ-UBND"


_ANNEX_OF = re.compile(
    r"\(\s*(?:ban hành\s)?kèm theo (?:quyết định|thông báo|công văn|tờ trình|báo cáo)(?:"
    r" số)?:?\s*\Z"
)


def _is_own_number(text: str, token: NumberToken) -> bool:
    line_start = text.rfind("\n", 0, token.start) + 1
    return bool(re.match(r"\s*[|\t ]*Số\s*:\s*\Z", text[line_start : token.start]))


def _only_uncited(
    text: str, decisions: list[NumberToken], body: Region
) -> tuple[int, NumberToken] | None:
    """ "Theo Quyết định số 61/QĐ-UBND …, phường A đứng đầu": the one decision of a committee that
    the page names and does not cite as a rule.
    """
    named = {
        token.text: token
        for token in reversed(decisions)
        if "qđ" in token.text.lower() and "ubnd" in token.text.lower()
    }
    uncited = [token for token in named.values() if _decides(text, token, body) == 0]
    return (1, uncited[0]) if len(named) == 1 and uncited else None


def _decides(text: str, token: NumberToken, body: Region) -> int:
    if token.text.casefold().endswith("-ttg"):
        return -1  # the Prime Minister's decisions set rules; results are announced by others
    line_start = text.rfind("\n", body.start, token.start) + 1
    if re.match(
        r"\s*[|\t ]*Số\s*:\s*\Z", text[max(line_start, token.start - 12) : token.start]
    ) or re.search(
        r"(?:^|[|\t\n])\s*Số:?\s*\Z", text[max(body.start, token.start - 12) : token.start]
    ):
        return _OWN_NUMBER
    stops = (". ", ";", "\n")
    start = max(body.start, *(text.rfind(stop, body.start, token.start) for stop in stops))
    behind = [place for stop in stops if (place := text.find(stop, token.end)) >= 0]
    end = min(behind, default=body.end)
    before, after = fold_letters(text)[start : token.start], fold_letters(text)[token.end : end]
    if _ANNEX_OF.search(before[-60:]):
        return 6  # "(Kèm theo Quyết định số 94/QĐ-UBND …)": the page is that decision's annex
    if (
        re.search(r"(?:công bố|phê duyệt|công nhận) kết quả", after[:160])
        and "ubnd" in token.text.lower()
    ):
        return 5
    cites = (
        _CITES.search(before[-60:])
        or _OF_PLAN.search(before)
        or re.match(r"\W*căn cứ\s[^,;]*\Z", before)  # all the grounds up to the comma
        or re.search(r"ban hành (?:bộ (?:tiêu chí|chỉ số)|kèm theo bộ)", after[:160])
    )
    if cites:
        return -1
    score = (
        2 * bool(_DECIDES.search(after))
        + 2 * bool(_DECIDES.search(before))
        + any(kind in token.text.lower() for kind in ("qđ", "tb", "nq"))
    )
    return score if score >= 3 else 0


def _date_of(text: str, token: NumberToken, dates: list[DateMention]) -> Span | None:
    """The date printed nearest to the number, on its line: behind it first ("… ngày 18/12/2017"),
    then before it.
    """
    behind = [
        date
        for date in dates
        if 0 <= date.start - token.end < 90 and "\n" not in text[token.end : date.start]
    ]
    before = [
        date
        for date in dates
        if 0 <= token.start - date.end < 160 and "\n" not in text[date.end : token.start]
    ]
    near_behind = [
        date
        for date in behind
        if re.match(
            r"[\s,]*(?:ngày|ký"
            r" ngày|do.{0,50}ngày|,?\s?UBND.{0,40}ngày|\(|của.{0,60}ngày)?[^.]{0,60}\Z",
            text[token.end : date.start],
        )
    ]
    for date in [*near_behind[:1], *before[-1:], *behind[:1]]:
        if date.day is not None and (date.iso or date.year is None):
            return Span(text[date.start : date.end], date.start, date.end)
    same_block = [date for date in dates if abs(date.start - token.end) < 260 and date.iso]
    return Span(same_block[0].text, same_block[0].start, same_block[0].end) if same_block else None
