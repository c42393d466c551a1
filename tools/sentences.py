"""`python -m tools.sentences`: write every sentence of the report in both languages into one file,
`docs/sentences.md`, for a reading aloud.

Conditions are shown as choices in brackets, values as names in angle brackets; entries of one word
are left out.
"""

from __future__ import annotations

import re
import sys

from rankings.report.report_words import load_words
from rankings.run.progress import say
from rankings.store.files import write_text_atomically
from rankings.store.paths import project_root
from tools.start import start_tool

HEAD = """# Every sentence of the report, in both languages

Made by `python -m tools.sentences`; edit `src/rankings/report/templates/`.
‹name› is a value; [a | b] is a choice that the figures make.
"""
CHOICE = re.compile(r"\{\{[^}]*plural\('([^']*)', '([^']*)'\)\s*\}\}")
VALUE = re.compile(r"\{\{\s*'?([a-z_]+).*?\}\}")


def tell_template(template: str) -> str:
    """A template as a person reads it.

    >>> tell_template("{{ units }} đơn vị{% if few %} ít{% else %} nhiều{% endif %}")
    '‹units› đơn vị[ ít | nhiều]'
    """
    text = CHOICE.sub(r"\1/\2", template)
    text = VALUE.sub(lambda found: f"‹{found[1]}›", text)
    text = re.sub(r"\{%-?\s*if .*?%\}", "[", text)
    text = re.sub(r"\{%-?\s*(?:else|elif .*?)\s*-?%\}", " |", text)
    text = re.sub(r"\{%-?\s*endif\s*-?%\}", "]", text)
    return re.sub(r"<[^>]*>", "", text).replace("\n", " ")


def list_sentences() -> str:
    """The file's text: a heading a catalogue, an entry a key, Vietnamese above English."""
    entries = {language: load_words(language).entries for language in ("vi", "en")}
    lines, group = [HEAD], ""
    for key in sorted(entries["vi"]):
        texts = [tell_template(entries[language][key]) for language in ("vi", "en")]
        if not any(" " in text for text in texts):
            continue
        if key.partition(".")[0] != group:
            group = key.partition(".")[0]
            lines.append(f"\n## {group}\n")
        lines.append(f"* `{key}`\n  * {texts[0]}\n  * {texts[1]}")
    return "\n".join(lines) + "\n"


def write_sentences() -> int:
    """Write the file."""
    path = project_root() / "docs" / "sentences.md"
    write_text_atomically(path, list_sentences())
    say(f"{path.name} written")
    return 0


if __name__ == "__main__":
    sys.exit(start_tool(write_sentences))
