"""Marks of the prose reader: every kind that the reader names is one of `Kind`, and no other."""

import ast

from rankings.parse.page import parse_page
from rankings.parse.prose import lexer
from rankings.parse.prose.marks import Kind
from rankings.store.paths import project_root

FOLDER = project_root() / "src" / "rankings" / "parse" / "prose"
KINDS = set(Kind)


def kinds_compared(tree):
    """The texts that a piece of code compares a mark's kind with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute):
            named = ast.unparse(node.left)
            if node.left.attr == "kind" and not named.startswith(("token", "statement", "row")):
                for side in node.comparators:
                    yield from (
                        (named, leaf.value)
                        for leaf in ast.walk(side)
                        if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
                    )


def test_the_reader_compares_with_known_kinds_only():
    compared = [
        (path.name, named, kind)
        for path in FOLDER.glob("*.py")
        for named, kind in kinds_compared(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert len(compared) > 500
    assert not [found for found in compared if found[2] not in KINDS]


def test_every_word_of_the_lexicon_becomes_a_known_kind():
    roles = {kind for kind, _ in lexer.ROLES}
    roles |= {kind for kinds in lexer.VALUED_ROLES.values() for kind in kinds.values()}
    assert roles <= KINDS


def test_the_marks_of_real_pages_are_of_known_kinds(monkeypatch):
    met = set()
    lex = lexer.lex_sentences

    def watch(*arguments, **options):
        rows = lex(*arguments, **options)
        met.update(mark.kind for marks in rows for mark in marks)
        return rows

    monkeypatch.setattr("rankings.parse.page.lex_sentences", watch)
    for page in sorted((project_root() / "tests" / "pages").glob("*.txt")):
        parse_page(page)
    assert met <= KINDS and len(met) > 35
