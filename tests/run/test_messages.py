"""Every error that the code can raise is said in Vietnamese too."""

from __future__ import annotations

import ast
import re

import pytest

from rankings.errors import RankingsError, SourceError
from rankings.language.entries import LANGUAGES, read_entries
from rankings.run.messages import list_sentences, tell_error, tell_failure, translate
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


def test_what_a_kernel_says_in_english_is_told_part_by_part():
    """The sentences of the catalogue, typed: the page's own words and the place stay."""
    told = 'a.txt: the file is empty — "x: y". Next: check its name'
    assert tell_failure(told, "vi") == 'a.txt: tệp trống — "x: y". Việc cần làm: xem lại tên tệp'
    assert tell_failure(told, "en") == told
    assert tell_failure("cell 3 said: nobody knows", "vi") == "cell 3 said: nobody knows"


def list_printed(tree):
    """The texts that a room prints itself: two words in a row are a sentence."""
    for call in ast.walk(tree):
        name = getattr(call, "func", None)
        name = getattr(name, "id", getattr(name, "attr", ""))
        if name not in ("print", "say", "warn", "write", "echo", "show_lines", "add_task"):
            continue
        inside = [part for word in call.args for part in ast.walk(word)]
        keys = {
            id(part)
            for inner in inside
            if isinstance(inner, ast.Call)
            for word in inner.args
            for part in ast.walk(word)
        }
        yield from (
            part.value
            for part in inside
            if isinstance(part, ast.Constant)
            and id(part) not in keys
            and re.search(r"[a-z]{2,},? [a-z]{2,}|[A-Z][a-z]+ [a-z]+|[A-Z]{4}", str(part.value))
        )


def test_what_a_command_prints_stands_in_the_catalogues():
    printed = {
        path.name: found
        for path in sorted((SOURCE / "run").glob("*.py"))
        if (found := list(list_printed(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert not printed, "a sentence belongs in run/help/{en,vi}.yaml"
    wrong = 'say(f"{out} was written"); warn("FAILED " + key); say(words.say("a key"))'
    assert list(list_printed(ast.parse(wrong))) == [" was written", "FAILED "]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_a_command_is_there(language):
    """Each key that a room of `run` asks for stands in the catalogue of each language."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (SOURCE / "run").glob("*.py"))
    asked = set(re.findall(r'(?:phrase\(|HELP\[|key = )\s*"([a-z_.]+)"', text))
    assert len(asked) > 30
    assert not asked - set(read_entries(SOURCE / "run" / "help", language))
