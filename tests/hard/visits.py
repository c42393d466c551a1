"""A file opened from disk in Chromium, and what the browser and axe-core say about it."""

import importlib.resources
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

WIDE, NARROW = 1200, 360
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text(
    encoding="utf-8"
)
FIND_OVERFLOW = """() => {
  const room = document.documentElement.clientWidth;
  const scrolls = (node) => node && (/(auto|scroll|hidden)/.test(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  const wide = [...document.querySelectorAll("body *")].filter((node) => node.getBoundingClientRect().right > room + 1 && !scrolls(node.parentElement));
  return document.scrollingElement.scrollWidth <= room ? [] : wide.map((node) => node.outerHTML.slice(0, 120));
}"""


@dataclass
class Visit:
    """An open page with what went wrong in it so far."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@contextmanager
def open_file(
    chromium: Browser,
    path: Path,
    width: int = WIDE,
    scheme: str = "light",
    is_unfolded: bool = True,
) -> Iterator[Visit]:
    """Open a file at a width and in a colour scheme, every folded part unfolded unless it is to
    stay as it is; yields the visit.
    """
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    visit = Visit(context.new_page())
    visit.page.on(
        "console",
        lambda message: visit.errors.append(message.text) if message.type == "error" else None,
    )
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.on("request", lambda request: visit.requests.append(request.url))
    visit.page.goto(path.as_uri(), wait_until="load")
    if is_unfolded:
        visit.page.evaluate(
            "() => document.querySelectorAll('details').forEach((fold) => { fold.open = true })"
        )
    visit.page.wait_for_timeout(200)  # what a page loads late, it loads by now
    visit.requests[:] = [
        address
        for address in visit.requests
        if address != path.as_uri() and not address.startswith("data:")
    ]
    yield visit
    context.close()


def list_violations(page: Page) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 AA: a line per rule and element."""
    page.evaluate(AXE)
    found = page.evaluate(
        "(tags) => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
        WCAG_22_AA,
    )
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def list_overflow(page: Page) -> list[str]:
    """Return the elements that make the page scroll sideways, from the outermost in."""
    scrolls = page.evaluate(
        "() => document.scrollingElement.scrollWidth > document.documentElement.clientWidth"
    )
    return page.evaluate(FIND_OVERFLOW) or ["something"] if scrolls else []
