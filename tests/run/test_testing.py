"""The one run of pytest over everything: what it is given, and in which surroundings."""

import subprocess
from pathlib import Path
from types import SimpleNamespace

from rankings.run import testing
from rankings.store.paths import project_root


def test_tests_have_a_home_of_their_own_and_compiled_code(monkeypatch):
    seen = {}

    def note(command, cwd, env, check):
        raw = Path(env["RANKINGS_HOME"], "data", "raw")
        seen.update(env, command=command, pages=len(list(raw.rglob("*.txt"))), cwd=cwd)
        return SimpleNamespace(returncode=5)

    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(subprocess, "run", note)
    assert testing.run_tests(["tests/language"]) == 5
    assert seen["command"][-1] == "tests/language" and seen["cwd"] == project_root()
    assert seen["pages"] > 3 and not Path(seen["RANKINGS_HOME"]).exists()
    assert Path(seen["RANKINGS_HOME"]) != project_root() and not seen["PYTHONDONTWRITEBYTECODE"]
