"""Every error that the code can raise is said in Vietnamese too."""

from __future__ import annotations

import ast

import pytest

from rankings.errors import RankingsError, SourceError
from rankings.run.messages import list_sentences, tell_error, translate
from rankings.store.paths import project_root

SOURCE = project_root() / "src" / "rankings"
ERRORS = ("SourceError", "ContractError", "NotebookError", "RankingsError")


def list_raised():
    """Each literal sentence and advice of an error, with "§1", "§2" … for what is put in."""
    for path in sorted(SOURCE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(call, ast.Call) and getattr(call.func, "id", "") in ERRORS):
                continue
            parts = [("said", call.args[0])] if call.args else []
            parts += [("do", word.value) for word in call.keywords if word.arg == "hint"]
            for part, value in parts:
                if (text := write_sample(value)) and len(text.replace("§", "")) > 3:
                    yield part, text, path.relative_to(SOURCE)


def write_sample(value):
    """A sentence as it may come out of a literal; "" where it is put together elsewhere."""
    if isinstance(value, ast.Constant):
        return value.value
    if isinstance(value, ast.JoinedStr):
        pieces = (
            piece.value if isinstance(piece, ast.Constant) else f"§{place}"
            for place, piece in enumerate(value.values)
        )
        return "".join(pieces)
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        return write_sample(value.left) + "§"
    if isinstance(value, ast.IfExp):
        return write_sample(value.body)
    return ""


def test_every_error_is_said_in_vietnamese():
    raised = list(list_raised())
    assert len(raised) > 150
    missing = [row for row in raised if translate(row[0], row[1], "vi") == row[1]]
    assert not missing


def test_every_sentence_of_the_catalogue_is_raised_by_the_code():
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    flat = "".join(character for character in text if character.isalnum())
    for sentences in list_sentences("vi").values():
        for pattern, translated in sentences:
            longest = max(
                pattern.pattern.replace("\\", "").replace("(?P<", ">.*)").split(">.*)"), key=len
            )
            assert "".join(filter(str.isalnum, longest)) in flat, translated


def test_what_is_put_in_stays():
    said = translate("said", "the page speaks of hung-yen, and is to be added to phu-tho", "vi")
    assert said == "trang nói về hung-yen mà lại được thêm vào phu-tho"


@pytest.mark.parametrize(("language", "words"), [("vi", "tệp trống"), ("en", "the file is empty")])
def test_an_error_is_told_in_the_language_of_the_person(language, words):
    error = SourceError("the file is empty", place="a.txt", quote="x", hint="check its name")
    assert words in tell_error(error, language) and "a.txt" in tell_error(error, language)


def test_a_sentence_that_nobody_translated_is_shown_as_it_is():
    assert "brand new" in tell_error(RankingsError("brand new"), "vi")
