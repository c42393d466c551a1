"""What the checks say: each sentence once, in a catalogue of every language."""

import ast
from string import Formatter

import pytest

from rankings.clean.checks.check_list import FOLDER, load_checks, load_messages
from rankings.language.entries import LANGUAGES

SOURCES = [ast.parse(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.py")]
PARTS = ("title", "advice", "severity", "example")


def fields_of(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def list_calls(*names):
    """The calls of some functions with what may be their code: a constant, or the end of one."""
    for tree in SOURCES:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                yield node


def codes_of(call, entries):
    """The entries that a call may say: its own, or all that an f-string or a choice can become."""
    code = call.args[0]
    constants = [node.value for node in ast.walk(code) if isinstance(node, ast.Constant)]
    if isinstance(code, ast.JoinedStr):
        begin = constants[0] if isinstance(code.values[0], ast.Constant) else ""
        end = constants[-1] if isinstance(code.values[-1], ast.Constant) else ""
        return [key for key in entries if key.startswith(begin) and key.endswith(end)]
    return [value for value in constants if value in entries]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_gives_every_value_that_its_sentence_names(language):
    entries = load_messages(language).entries
    lacking = []
    for call in list_calls("find", "Part"):
        given = {word.arg for word in call.keywords}
        if None in given:  # values handed on by the caller
            continue
        codes = codes_of(call, entries)
        lacking += [
            (code, fields_of(entries[code]) - given)
            for code in codes
            if fields_of(entries[code]) - given
        ]
        assert codes or isinstance(call.args[0], ast.Name), ast.unparse(call)[:80]
    assert not lacking


def test_no_entry_is_left_unsaid():
    entries = load_messages("vi").entries
    said = {code for call in list_calls("find", "Part") for code in codes_of(call, entries)}
    said |= {
        node.value for tree in SOURCES for node in ast.walk(tree) if isinstance(node, ast.Constant)
    } & set(entries)
    described = {f"{check}.{part}" for check in load_checks() for part in PARTS}
    assert set(entries) - said - described == set()


def test_a_check_holds_no_sentence():
    """A string with Vietnamese letters and a space before a full stop would be one."""
    sentences = [
        node.value
        for tree in SOURCES
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.endswith(".")
        and node.value.count(" ") > 4
        and not any(
            node.value == ast.get_docstring(owner, clean=False)
            for owner in ast.walk(tree)
            if isinstance(owner, (ast.Module, ast.FunctionDef, ast.ClassDef))
        )
    ]
    assert not sentences
