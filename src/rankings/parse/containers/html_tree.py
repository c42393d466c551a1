"""The tree of an HTML page: which elements are blocks, which are set aside, which are not shown."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from lxml import etree, html

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol"
    " option p pre section summary table tbody td tfoot th thead tr ul".split()
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_TEXT = frozenset(
    "audio canvas embed head iframe input map math meta noscript object script select style svg"
    " template textarea title video link button".split()
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_REGION_OF_TAG = {
    "nav": "menu",
    "aside": "aside",
    "footer": "footer",
    "header": "page_header",
    "figcaption": "caption",
}
_REGION_OF_ROLE = {
    "navigation": "menu",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "page_header",
    "search": "menu",
}
# Words of class and id names that portals give to what is not the article.
_REGION_OF_CLASS = (
    (
        "comments",
        re.compile(
            r"(?:^|[-_ ])(?:cmt|comment|comments|binhluan|binh-luan)(?:$|[-_ ])", re.IGNORECASE
        ),
    ),
    (
        "menu",
        re.compile(
            r"(?:^|[-_ ])(?:breadcrumbs?|navbar|nav|menu|topbar|main-menu|mega-menu)(?:$|[-_ ])",
            re.IGNORECASE,
        ),
    ),
    (
        "related",
        re.compile(
            r"(?:^|[-_"
            r" ])(?:related|relate|lienquan|lien-quan|tinlienquan|tin-khac|other-news"
            r"|most-read|readmore)(?:$|[-_ ])",
            re.IGNORECASE,
        ),
    ),
    (
        "aside",
        re.compile(
            r"(?:^|[-_ ])(?:sidebar|side-bar|widget|advert|ads|banner-ads|share|social)(?:$|[-_ ])",
            re.IGNORECASE,
        ),
    ),
    ("footer", re.compile(r"(?:^|[-_ ])(?:footer|copyright)(?:$|[-_ ])", re.IGNORECASE)),
    (
        "caption",
        re.compile(
            r"(?:^|[-_"
            r" ])(?:caption|image-caption|photo-caption|chuthich|chu-thich|pcaption)(?:$|[-_ ])",
            re.IGNORECASE,
        ),
    ),
)

_UNSEEN = re.compile(r"<(?:script|style|!--)", re.IGNORECASE)
_UNSEEN_END = {
    "script": re.compile(r"</script", re.IGNORECASE),
    "style": re.compile(r"</style", re.IGNORECASE),
    "!--": re.compile(r"-->"),
}
_TAG = re.compile(r"</?[a-z!][^<>]*>|-->", re.IGNORECASE)

Event = tuple[str, object]


def parse_html(text: str) -> etree._Element | None:
    """Return the root element of the page, or None where there is no markup at all."""
    without_declaration = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", text.replace("\x00", ""))
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return html.document_fromstring(
            without_declaration.encode("utf-8", errors="replace"), parser=parser
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def tag_of(element: etree._Element) -> str:
    """Return the element's tag in lower case, without a namespace prefix; "" for what is no
    element.
    """
    return _name_of(element.tag) if isinstance(element.tag, str) else ""


@functools.lru_cache(maxsize=1024)
def _name_of(tag: str) -> str:
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1].lower()


def is_shown(element: etree._Element) -> bool:
    """Return whether a reader of the page sees the element."""
    if tag_of(element) in _NOT_TEXT or element.get("hidden") is not None:
        return False
    style = element.get("style")
    return not (style and _HIDDEN_STYLE.search(style))


def region_rule(element: etree._Element) -> str:
    """Return the rule that sets the element aside ("menu", "aside", "comments" …), or "".

    A <header> that holds the page's title belongs to the article.
    """
    tag = tag_of(element)
    if tag == "td" and _is_side_list(element):
        return "menu"
    if tag in ("html", "body", "main", "article", "table", "tr", "td", "th", "h1"):
        return ""
    rule = _REGION_OF_TAG.get(tag) or _REGION_OF_ROLE.get((element.get("role") or "").lower(), "")
    if not rule and tag in BLOCKS:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        rule = next((rule for rule, words in _REGION_OF_CLASS if words.search(names)), "")
    if rule and rule != "caption" and next(element.iter("h1"), None) is not None:
        return ""
    return rule


def _is_side_list(cell: etree._Element) -> bool:
    """Return whether a cell that lays out the page holds only a list of short entries beside a cell
    with much more text.
    """
    entries = [" ".join(inner_text(entry).split()) for entry in cell.iter("li")]
    text = " ".join(inner_text(cell).split())
    if (
        not entries
        or len(text) > 1_500
        or sum(map(len, entries)) < 0.9 * len(text.replace(" ", ""))
        or max(map(len, entries)) > 60
    ):
        return False
    beside = [
        other for other in cell.getparent() if other is not cell and tag_of(other) in ("td", "th")
    ]
    return any(len("".join(other.itertext())) > 3 * len(text) for other in beside)


def walk(root: etree._Element) -> Iterator[Event]:
    """Yield ("open", element), ("text", string) and ("close", element) of everything shown, in
    order.

    A caller may send True after an "open" to skip what is inside. No recursion: depth is not
    bounded by Python.
    """
    stack: list[tuple[etree._Element, Iterator[etree._Element]]] = []

    def is_entered(element: etree._Element) -> bool:
        return bool(tag_of(element)) and is_shown(element)

    skip = yield ("open", root)
    if not skip:
        if root.text:
            yield ("text", root.text)
        stack.append((root, iter(root)))
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield ("close", element)
            if stack and element.tail:
                yield ("text", element.tail)
            continue
        if not is_entered(child):
            if child.tail:
                yield ("text", child.tail)
            continue
        skip = yield ("open", child)
        if skip:
            if child.tail:
                yield ("text", child.tail)
            continue
        if child.text:
            yield ("text", child.text)
        stack.append((child, iter(child)))


def inner_text(element: etree._Element) -> str:
    """Return the element's text in one string, a space where a block or line break parts words.

    Inline tags join: "141<b>,4</b>" is "141,4".
    """
    pieces: list[str] = []
    for event, item in walk(element):
        if event == "text":
            pieces.append(str(item))
        elif item is not element and (tag_of(item) in BLOCKS or tag_of(item) == "br"):
            pieces.append(" ")
    return "".join(pieces)


def strip_markup(text: str) -> str:
    """Return the words of markup that no parser makes sense of, each tag a line's end; scripts,
    styles and comments go.

    >>> strip_markup("<div>Sở Y tế<script>var a;</script><b>thứ 3</b>").split()
    ['Sở', 'Y', 'tế', 'thứ', '3']
    """
    kept: list[str] = []
    position = 0
    for opening in _UNSEEN.finditer(text):
        if opening.start() < position:
            continue
        kept.append(text[position : opening.start()])
        closing = _UNSEEN_END[opening[0][1:].lower()].search(text, opening.end())
        position = closing.start() if closing else len(text)
    return _TAG.sub("\n", "".join([*kept, text[position:]]))
