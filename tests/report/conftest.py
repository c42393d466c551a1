"""A home filled with the fixture's tables, and the report notebook as if it had been run on
them.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from rankings.report.html import export_html
from rankings.report.pdf import export_pdf
from rankings.store.paths import project_root

sys.path.insert(0, str(Path(__file__).parent))  # pytest imports test files alone, not as a package

from desk import run_report
from fixture_tables import write_fixture_home

HOME = pytest.StashKey[Path]()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """The tests of this folder read a home of their own, and leave the environment to the next
    folder as they found it.
    """
    stash = item.session.config.stash
    if HOME not in stash:
        stash[HOME] = Path(tempfile.mkdtemp(prefix="report-home-"))
    item.home_patch = pytest.MonkeyPatch()
    item.home_patch.setenv("RANKINGS_HOME", str(stash[HOME]))


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item):
    item.home_patch.undo()


def pytest_unconfigure(config):
    if HOME in config.stash:
        shutil.rmtree(config.stash[HOME], ignore_errors=True)


@pytest.fixture(scope="session")
def report_home(request):
    write_fixture_home()
    return request.config.stash[HOME]


@pytest.fixture
def project_tables(monkeypatch):
    """The project's own tables instead of the fixture's."""
    monkeypatch.setenv("RANKINGS_HOME", str(project_root()))


class Lazily(dict):
    """Files of (province, language), each made when it is first asked for."""

    def __init__(self, make, folder: Path):
        super().__init__()
        self.make, self.folder = make, folder

    def __missing__(self, key):
        self[key] = self.make(*key, self.folder)
        return self[key]


@pytest.fixture(scope="session")
def executed(report_home, tmp_path_factory):
    """{(province, language): path of the executed notebook}."""
    return Lazily(run_report, tmp_path_factory.mktemp("ipynb"))


def export_lazily(export, form: str):
    """A fixture {(province, language): path of the report in a form}."""

    @pytest.fixture(scope="session")
    def reports(executed, tmp_path_factory):
        def write(province, language, folder):
            path = folder / f"{province}_{language}.{form}"
            return export(executed[province, language], path, language)

        return Lazily(write, tmp_path_factory.mktemp(form))

    return reports


pages = export_lazily(export_html, "html")
papers = export_lazily(export_pdf, "pdf")
