"""The commands, as a person types them: what each returns, and what is said of a wrong word."""

import pytest
import typer

from rankings.run.command_line import choose_formats, main

COMMANDS = "reports card read add template sheet score export run notebooks test".split()


def test_help_names_every_command(capsys):
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n  {name} " not in said] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nonsense"], 2, "nonsense"),
        (["read", "no/such/page.html"], 1, "no/such/page.html"),
        (["reports", "atlantis"], 1, "atlantis"),
        (["export", "phu-tho", "--format", "exe"], 2, "exe"),
    ],
)
def test_a_wrong_word_is_named_and_ends_with_a_code(capsys, words, code, said):
    assert main(words) == code
    assert said in capsys.readouterr().err


def test_formats_are_a_list_with_commas():
    assert choose_formats(" pdf,docx ", ("html", "pdf", "docx")) == ["pdf", "docx"]
    for named in ("", "pdf,exe"):
        with pytest.raises(typer.BadParameter):
            choose_formats(named, ("html", "pdf", "docx"))
