"""A folder of its own for every test that writes."""

import shutil

import pytest

from rankings.store.paths import project_root


@pytest.fixture
def trial_home(tmp_path, monkeypatch):
    """A home with a copy of the project's raw pages, and nothing else."""
    shutil.copytree(project_root() / "data" / "raw", tmp_path / "data" / "raw")
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    return tmp_path
