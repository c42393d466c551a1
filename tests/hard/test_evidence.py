"""Every evidence link, followed: the quoted passage is on the screen, highlighted, and says what
the source and the tables say.
"""

import csv

import pytest

from .homes import REPORTS
from .visits import NARROW, WIDE, open_file

# Follows each link as a reader does, from the top of the page, and notes what the browser then
# shows.
FOLLOW_LINKS = """async () => {
  const settle = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const look = (node) => { const style = getComputedStyle(node); return [style.backgroundColor, style.outlineStyle].join(" ") };
  const first = new Map([...document.querySelectorAll('a[href^="#e-"]')].map((link) => [link.hash + link.title, link]));
  const seen = [];
  for (const link of first.values()) {
    location.hash = "";
    await settle();
    const passage = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const plain = passage && look(passage);  // a passage that crosses the end of another goes on in a part of its own
    link.click();
    await settle();
    const target = document.querySelector(":target");
    const parts = target ? [target, ...document.querySelectorAll(`mark.rest[data-of="${CSS.escape(target.id)}"]`)] : [];
    const box = target && target.getClientRects()[0];
    const above = box && document.elementFromPoint(box.left + Math.min(4, box.width / 2), box.top + box.height / 2);
    seen.push({anchor: link.hash.slice(1), title: link.title, found: target?.id ?? null, text: parts.map((part) => part.textContent).join(""),
               isHighlighted: !!target && parts.every((part) => look(part) !== plain), isOnTop: !!above && (target.contains(above) || above.contains(target))});
  }
  return seen;
}"""


def squeeze(text):
    return " ".join(text.split())


def read_passages(home):
    """Anchor of every quoted passage to what it says: the source's text from start to end, and the
    tables' quotes. A report quotes the pages of the province that it is compared with, too.
    """
    passages = {}
    provinces = sorted({report.partition("/")[0] for report in REPORTS})
    for path in sorted(
        path
        for province in provinces
        for path in (home / "data/processed" / province).glob("*.csv")
    ):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = [
                row
                for row in csv.DictReader(stream)
                if row.get("quote") and row.get("start") and row.get("document_id")
            ]
        for row in rows:
            text = (path.parent / "01_text" / f"{row['document_id']}.txt").read_text(
                encoding="utf-8"
            )
            _said, quotes = passages.setdefault(
                f"e-{row['document_id']}-{row['start']}-{row['end']}",
                (text[int(row["start"]) : int(row["end"])], set()),
            )
            quotes.add(squeeze(row["quote"]))
    return passages


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
@pytest.mark.parametrize("report", REPORTS)
def test_an_evidence_link_lands_on_the_highlighted_quote(
    chromium, report_home, report, width, scheme
):
    passages = read_passages(report_home)
    with open_file(chromium, report_home / "reports" / f"{report}.html", width, scheme) as visit:
        followed = visit.page.evaluate(FOLLOW_LINKS)
        assert not visit.errors
    assert followed
    assert not [link for link in followed if link["found"] != link["anchor"]]
    assert not [link for link in followed if not (link["isHighlighted"] and link["isOnTop"])]
    assert not [link for link in followed if link["anchor"] not in passages]
    for link in followed:
        said, quotes = passages[link["anchor"]]
        assert link["text"] == said
        assert quotes == {squeeze(said)}
        assert link["title"] in {"", squeeze(said)}
