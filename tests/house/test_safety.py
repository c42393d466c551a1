"""What the code never does with foreign data: run it, unpickle it, hand it to a shell."""

from __future__ import annotations

import ast
import re

import pytest

from rankings.store.paths import project_root
from tools.audit import audit, list_pins

CODE = sorted((project_root() / "src").rglob("*.py")) + sorted(
    (project_root() / "tools").glob("*.py")
)
CALLS = {"eval", "exec", "os.system", "os.popen", "pickle.load", "pickle.loads", "pd.read_pickle"}
MODULES = {"pickle", "shelve", "marshal", "dill", "cloudpickle", "joblib"}


def name_call(call: ast.Call) -> str:
    return ast.unparse(call.func)


@pytest.fixture(scope="module")
def nodes():
    """(path, node) of all our code."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in CODE}
    assert len(trees) > 300
    return [(path, node) for path, tree in trees.items() for node in ast.walk(tree)]


def test_no_code_runs_unpickles_or_shells_foreign_data(nodes):
    for path, node in nodes:
        where = f"{path}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Import):
            assert not {alias.name.split(".")[0] for alias in node.names} & MODULES, where
        if isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] not in MODULES, where
        if isinstance(node, ast.Call):
            assert name_call(node) not in CALLS, where
            assert not any(
                word.arg == "shell" and getattr(word.value, "value", True) for word in node.keywords
            ), where


def test_yaml_is_read_by_the_safe_loader_alone(nodes):
    text = "\n".join(path.read_text(encoding="utf-8") for path in CODE)
    assert re.search(r"yaml\.(safe_)?load", text)
    assert not re.findall(r"yaml\.(?:unsafe_load|full_load|load_all|FullLoader|UnsafeLoader)", text)
    for path, node in nodes:
        if isinstance(node, ast.Call) and name_call(node) == "yaml.load":
            (loader,) = [word.value for word in node.keywords if word.arg == "Loader"]
            assert ast.unparse(loader) == "loader", path  # named a line above, as below
    entries = (project_root() / "src/rankings/language/entries.py").read_text(encoding="utf-8")
    assert 'loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)' in entries


def test_every_package_of_every_lock_has_its_checksum():
    for lock in sorted(project_root().glob("requirements*.lock")):
        lines = lock.read_text(encoding="utf-8").splitlines()
        pins = [place for place, line in enumerate(lines) if re.match(r"[a-z0-9].*==", line)]
        assert len(pins) > 3
        for place in pins:
            assert "--hash=sha256:" in lines[place + 1], lines[place]


def test_an_advisory_about_a_pinned_package_is_told(tmp_path, capsys):
    (name, version), lock = next(iter(list_pins().items()))
    folder = tmp_path / "vulns" / name
    folder.mkdir(parents=True)
    assert audit(tmp_path) == 0
    (folder / "PYSEC-0000-1.yaml").write_text(
        f"id: PYSEC-0000-1\naffected:\n- package: {{name: {name}, ecosystem: PyPI}}\n"
        "  ranges:\n  - type: ECOSYSTEM\n"
        f'    events: [{{introduced: "0"}}, {{last_affected: "{version}"}}]\n',
        encoding="utf-8",
    )
    assert audit(tmp_path) == 1
    assert f"{name} {version} ({lock}): PYSEC-0000-1" in capsys.readouterr().out
