"""Sixty strings that somebody, or something, could take for an instruction; and sources that carry
all of them.
"""

import html
from pathlib import Path

from rankings.language.text import normalise_text
from rankings.run.command_line import main

PROVINCE = "quang-nam"
MARKUP = [
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    '"><svg onload=alert(4)>',
    "<iframe src=javascript:alert(5)>",
    "</section></main></body>",
    "<!-- comment",
    "-->after",
    "]]>after",
    "<![CDATA[x]]>",
    "<style>*{display:none}</style>",
    "</style><b>bold</b>",
    "&lt;b&gt;entity",
    "&#60;u&#62;letter",
    "&nbsp;|&copy;|",
    "' onmouseover='alert(6)",
    "<a href='javascript:alert(7)'>go</a>",
    "<base href=http://evil.example/>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    "<link rel=stylesheet href=http://evil.example/x.css>",
    "<object data=http://evil.example/x.swf></object>",
    "<form action=http://evil.example><input autofocus onfocus=alert(11)>",
    "<details open ontoggle=alert(12)>",
    "<math></table><img src=x onerror=alert(13)>",
]
ADDRESSES = [
    "javascript:alert(8)",
    "data:text/html,<b>x</b>",
    "http://evil.example/x",
    "../../etc/passwd",
    "C:\\Windows\\system32",
]
FORMULAS = [
    "=SUM(A1)+1",
    "+cmd|' /C calc'!A0",
    "-cmd|' /C calc'!A1",
    "@SUM(A1:A9)",
    "\t=NOW()",
    '=HYPERLINK("http://evil.example","x")',
]
TEMPLATES = ["{{ config }}", "{% raw %}", "{# note #}", "${HOME} f{config!r} {0}", "%s %n %(x)s"]
TYPESETTING = [
    "$x^2$ and $$y$$",
    "\\input{/etc/passwd}",
    "\\(a\\) \\[b\\]",
    '#import "evil.typ"',
    "#set page(width: 1cm)",
    "[link](javascript:alert(9))",
    "![picture](http://evil.example/x.png)",
    "`code` ```",
    "**bold** _italic_ ~~gone~~",
    "# heading",
    "| a | b |",
    ":::{.danger} @cite [^1]",
    "`<b>raw</b>`{=html}",
    '#eval("1 + 1") #link("http://evil.example")[x]',
]
LETTERS = [
    "\u202edrawkcab\u202c",
    "zero\u200bwidth\ufeff",
    "bell\x07 escape\x1b[31m null\x00",
    "\u2066isolate\u2069 line\u2028end",
    "👩\u200d👧 family 🇻🇳 ﷽",
    "D" + "ài" * 200,
]
HOSTILE = [*MARKUP, *ADDRESSES, *FORMULAS, *TEMPLATES, *TYPESETTING, *LETTERS]

PAGE = """<html><head><meta charset="utf-8"></head><body><h1>Kết quả xếp hạng Chỉ số chuyển đổi số các sở, ban, ngành tỉnh Quảng Nam năm 2023 {title}</h1>
<p>Ngày 05/9/2024, Chủ tịch UBND tỉnh Quảng Nam đã ký Quyết định số 2222/QĐ-UBND công bố kết quả xếp hạng Chỉ số chuyển đổi số các sở, ban, ngành năm 2023.</p>
<p>Xếp hạng các sở, ban, ngành</p>
<table><tr><th>TT</th><th>Đơn vị</th><th>Điểm</th></tr>{rows}</table>
{sentences}
<p>Toàn văn Quyết định xem tại đây {title}</p></body></html>"""
ROW = "<tr><td>{place}</td><td>{unit}</td><td>{score}</td></tr>"
SENTENCE = "<p>{text} Sở Y tế có 1{place} hồ sơ trực tuyến {text}; đơn vị {text} đạt 9{place}%.</p>"


def squeeze(text: str) -> str:
    """A text as a page shows it: what a reader cannot see is gone, runs of space are one."""
    return " ".join(normalise_text(text).split())


def write_page(path: Path) -> Path:
    """A page whose ranked units, title, sentences and attachment line are hostile."""
    texts = [html.escape(text) for text in HOSTILE]
    rows = "\n".join(
        ROW.format(place=place, unit=text, score=f"{100 - place / 4:.2f}".replace(".", ","))
        for place, text in enumerate(texts, 1)
    )
    sentences = "\n".join(
        SENTENCE.format(place=place, text=text) for place, text in enumerate(texts, 10)
    )
    path.write_text(
        PAGE.format(title=" ".join(texts[:3]), rows=rows, sentences=sentences), encoding="utf-8"
    )
    return path


def add_hostile_sources(folder: Path) -> None:
    """Bring the page into RANKINGS_HOME as a person does."""
    page = write_page(folder / "page.html")
    assert (
        main(
            [
                "add",
                str(page),
                "--province",
                PROVINCE,
                "--publisher",
                HOSTILE[2],
                "--url",
                "javascript:alert(10)",
                "--note",
                FORMULAS[0],
            ]
        )
        == 0
    )
