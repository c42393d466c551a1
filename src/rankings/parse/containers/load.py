"""One door for every file: bytes (or a path) in, a page out."""

from __future__ import annotations

import re
from pathlib import Path

from rankings.errors import SourceError
from rankings.parse.containers.decode import TRANSCRIPTION_HINT, decode_text, read_old_font
from rankings.parse.containers.limits import (
    check_markup,
    check_packed,
    check_page,
    read_limited,
)
from rankings.parse.containers.plain import load_markdown, load_text
from rankings.parse.containers.sheet import load_csv, load_xlsx
from rankings.parse.model import Page

_MARKUP = re.compile(
    r"\A\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html|head|body|table|div|meta)\b",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(r"</?(?:p|div|table|tr|td|br|h[1-6]|span|li)\b[^<>]{0,500}>", re.IGNORECASE)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENDINGS = (
    *(".txt", ".html", ".htm", ".md", ".markdown", ".csv", ".tsv"),
    *(".xlsx", ".docx", ".pdf"),
)  # of the files that a folder is read for


def read_file(path: Path) -> bytes:
    """Return the bytes of a file; SourceError where it cannot be read or is too large."""
    if path.is_dir():
        raise SourceError(
            "the folder holds no file that can be read",
            place=str(path),
            hint=f"the names of files end in {' '.join(ENDINGS)}",
        )
    try:
        return read_limited(path)
    except (FileNotFoundError, ValueError):  # or a name that no file can have
        raise SourceError(
            "there is no such file", place=str(path), hint="check the name of the file"
        ) from None
    except OSError as refused:
        raise SourceError(
            f"the file cannot be read ({refused.strerror or refused})",
            place=str(path),
            hint="check that it is a file you may read",
        ) from None


def load_page(source: Path | str | bytes, name: str = "") -> Page:
    """Return one file as a page; `source` is its path or its bytes (then `name` gives the ending).

    What the bytes are counts more than what the name says. Raises SourceError (file, reason, next
    step) for what cannot be read.

    >>> load_page("Sở Y tế xếp thứ 3".encode("utf-8"), "tin.txt").text
    'Sở Y tế xếp thứ 3'
    """
    if isinstance(source, bytes):
        content = source
    else:
        path = Path(source)
        content, name = read_file(path), name or str(path)
    suffix = Path(name).suffix.lower()
    if content.lstrip()[:5] == b"%PDF-":
        from rankings.parse.containers.pdf import (
            load_pdf,
        )  # here, and below: most pages are neither PDF nor Word

        return _refuse_old_font(load_pdf(content, name), name)
    if content[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _refuse_old_font(_load_zip(content, name), name)
    if content.startswith(_OLD_OFFICE):
        raise SourceError(
            "this is an old Word or Excel file (.doc, .xls)",
            place=name,
            hint="save it as .docx or .xlsx and try again",
        )
    text, encoding = decode_text(content, name)
    return _load_decoded(text, encoding, name, suffix)


def _refuse_old_font(page: Page, name: str) -> Page:
    """Return the page; raise SourceError where its words were typed in a font of before Unicode:
    inside a document only its fonts tell which.
    """
    check_page(page, name)
    old = read_old_font(page.text)
    if old is not None:
        raise SourceError(
            f"the words are typed in an old font ({old[1].upper()}), not in Unicode",
            place=name,
            hint=(
                "convert the document to Unicode (for example with UniKey's toolkit) or save it as"
                " text, and try again"
            ),
        )
    return page


def _load_zip(content: bytes, name: str) -> Page:
    names = check_packed(content, name)
    if any(member.startswith("word/") for member in names):
        from rankings.parse.containers.word import load_docx

        return load_docx(content, name)
    if any(member.startswith("xl/") for member in names):
        return load_xlsx(content, name)
    raise SourceError(
        "the archive is neither a .docx nor a .xlsx",
        place=name,
        hint="unpack it and read the files inside",
    )


def _load_decoded(text: str, encoding: str, name: str, suffix: str) -> Page:
    is_markup = (
        bool(_MARKUP.match(text))
        or suffix in (".html", ".htm")
        or len(_BLOCK_TAG.findall(text[:50_000])) >= 10
    )
    page = None
    if is_markup:
        check_markup(text, name)
        from rankings.parse.containers.html_page import load_html
        from rankings.parse.containers.html_tree import strip_markup

        page = load_html(text, encoding, name) if suffix not in (".csv", ".md") else None
    if page is None:
        loader = {
            ".md": load_markdown,
            ".markdown": load_markdown,
            ".csv": load_csv,
            ".tsv": load_csv,
        }.get(suffix, load_text)
        page = loader(text, encoding, name)
    if not page.text.strip() and is_markup:
        # Markup too deep or too broken for the parser: its words are still there.
        page = load_text(strip_markup(text), encoding, name)
    if not page.text.strip():
        raise SourceError(
            "the page has no text (only pictures or scripts)", place=name, hint=TRANSCRIPTION_HINT
        )
    check_page(page, name)
    return page
