"""One answer of a report's first page: a sentence, and the rows it is written in."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Answer:
    """One finding: a sentence, and the rows that are its evidence."""

    sentence: Markup
    evidence: tuple[dict, ...] = ()


def list_answers(told: list[Markup]) -> Markup:
    """What is told as a numbered list; one sentence alone as a paragraph."""
    if len(told) == 1:
        return Markup('<p class="answer">{}</p>').format(told[0])
    items = Markup("\n").join(Markup('<li class="answer">{}</li>').format(said) for said in told)
    return Markup('<ol class="answers">\n{}\n</ol>').format(items)
