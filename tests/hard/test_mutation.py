"""One changed score in a source fails nbval in every notebook whose tables hold it, and nothing
fails without it.
"""

import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from mutation import change_score

from rankings.run.environment import build_environment
from rankings.run.notebooks import list_notebooks
from rankings.run.testing import SANITIZER, copy_data
from rankings.store.paths import project_root

NOTEBOOKS = [path.stem for path in list_notebooks()]


def compare_notebooks(home, report):
    """Notebook to what nbval says of its cells that differ: the notebooks run in order, in this
    home.
    """
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--nbval",
        "--nbval-current-env",
        "--nbval-sanitize-with",
        str(SANITIZER),
        f"--junitxml={report}",
        *(str(path.relative_to(project_root())) for path in list_notebooks()),
    ]
    environment = build_environment() | {"RANKINGS_HOME": str(home)}
    done = subprocess.run(
        command,
        cwd=project_root(),
        env={name: value for name, value in environment.items() if name != "PYTEST_ADDOPTS"},
        capture_output=True,
        check=False,
    )
    assert report.is_file(), done.stdout.decode() + done.stderr.decode()
    failed = dict.fromkeys(NOTEBOOKS, "")
    for case in ElementTree.parse(report).iter("testcase"):
        name = next(
            name for name in NOTEBOOKS if name in f"{case.get('classname')} {case.get('file')}"
        )
        assert case.find("error") is None and case.find("skipped") is None
        failed[name] += "".join(fault.text or "" for fault in case.iter("failure"))
    return failed


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = tmp_path_factory.mktemp("mutation")
    copy_data(home)
    return home


def test_the_notebooks_agree_with_the_sources_as_published(home, tmp_path):
    assert not any(compare_notebooks(home, tmp_path / "as_published.xml").values())


def test_every_notebook_disagrees_when_a_score_changes(home, tmp_path):
    change_score(home)
    failed = compare_notebooks(home, tmp_path / "changed.xml")
    assert all(failed.values())
    assert not [
        name for name, said in failed.items() if "mismatch" not in said
    ]  # cells that ran, and show something else
    differing = set(re.findall(r"show_\w+(?=\(report\))", failed["05_report"]))
    assert "show_league_tables" in differing and len(differing) > 1, differing
