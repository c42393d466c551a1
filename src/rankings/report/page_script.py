"""The script that every page carries: its rooms put together, its words, the policy naming it."""

from __future__ import annotations

import base64
import hashlib
import json

from rankings.report.report_words import TEMPLATES, load_words

TEMPLATE = TEMPLATES / "nbconvert" / "rankings"


def read_script() -> str:
    """The script of every page: its rooms one after the other, in a scope of their own."""
    rooms = [
        path.read_text(encoding="utf-8").strip()
        for path in sorted((TEMPLATE / "scripts").glob("*.js"))
    ]
    return "{\n" + "\n".join(rooms) + "\n}"


def write_script_words(language: str, **instead: str) -> str:
    """The words that the script shows, as JSON; some said otherwise on a page of its own."""
    start = "page.script."
    entries = load_words(language).entries
    said = {key.removeprefix(start): entries[key] for key in entries if key.startswith(start)}
    return json.dumps(said | instead, ensure_ascii=False)


def write_policy(script: str) -> str:
    """A content security policy that lets the page use only what it carries."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src"
        f" 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
