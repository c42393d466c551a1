"""pyproject.toml, environment.yml and requirements.lock name the same packages, and the lock names
no address.
"""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from rankings.store.paths import project_root

CONDA_NAMES = {"matplotlib-base": "matplotlib", "typst-py": "typst"}
CONDA_SPEC = re.compile(r"(?P<name>[a-z0-9._-]+)( (?P<bounds>(>=|<)[0-9.]+(,(>=|<)[0-9.]+)*))?")
CONDA_ONLY = {"python", "pip"}
LOCKED = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9a-z.]+)( ; (?P<marker>[^\\]+))? \\")


def read(name):
    return (project_root() / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def declared():
    """Package to bounds, from pyproject.toml: what the project imports, and what builds it."""
    project = tomllib.loads(read("pyproject.toml"))
    lines = project["project"]["dependencies"] + project["dependency-groups"]["build"]
    return {canonicalize_name(line.name): line.specifier for line in map(Requirement, lines)}


@pytest.fixture(scope="module")
def locked():
    """Package to its locked versions: more than one only where a marker divides them."""
    versions = {}
    for match in map(LOCKED.fullmatch, read("requirements.lock").splitlines()):
        if match:
            versions.setdefault(match["name"], []).append(match["version"])
    return versions


@pytest.fixture(scope="module")
def environment():
    return yaml.safe_load(read("environment.yml"))


@pytest.fixture(scope="module")
def conda(environment):
    """Package, under its name on PyPI, to its bounds in environment.yml."""
    specs = [
        CONDA_SPEC.fullmatch(line) or pytest.fail(f"environment.yml: not `name >=a,<b`: {line}")
        for line in environment["dependencies"]
        if isinstance(line, str)
    ]
    bounds = {
        canonicalize_name(CONDA_NAMES.get(spec["name"], spec["name"])): SpecifierSet(
            spec["bounds"] or ""
        )
        for spec in specs
    }
    wheels = [
        Requirement(line)
        for line in environment["dependencies"][-1]["pip"]
        if not line.startswith("-")
    ]
    return bounds | {canonicalize_name(line.name): line.specifier for line in wheels}


def test_environment_and_project_have_the_same_packages_and_bounds(declared, conda):
    assert {name: bounds for name, bounds in conda.items() if name not in CONDA_ONLY} == declared


def test_environment_ends_with_the_project_itself(environment):
    assert environment["dependencies"][-1]["pip"][-1] == "-e ."
    assert read("environment.yml").rstrip().endswith("- -e .")


def test_environment_allows_the_pythons_that_the_project_requires(conda):
    required = SpecifierSet(tomllib.loads(read("pyproject.toml"))["project"]["requires-python"])
    for python in ("3.10.13", "3.11.7", "3.12.1", "3.13.0"):
        assert (python in conda["python"]) == (python in required)


def test_locked_versions_lie_inside_the_bounds(declared, conda, locked):
    for name, bounds in declared.items():
        assert locked.get(name), f"{name} is not in requirements.lock: make lock"
        for version in locked[name]:
            assert version in bounds and version in conda[name], (
                f"{name} {version} is outside {bounds}: make lock"
            )


def test_every_locked_line_is_understood_and_hashed(locked):
    text = read("requirements.lock")
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(pins) == sum(map(len, locked.values()))
    blocks = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.M)[1:]
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("name", [path.name for path in project_root().glob("requirements*.lock")])
def test_a_lock_names_no_address(name):
    for sign in ("://", "--index-url", "--extra-index-url", "--find-links", "file:", "@ "):
        assert sign not in read(name)


def test_lock_leaves_out_the_slow_package(locked):
    assert "rfc3987-syntax" not in locked and "lark" not in locked


def test_lock_holds_one_numpy_for_every_python(locked):
    assert [len(locked[name]) for name in ("numpy", "pandas", "scipy", "matplotlib")] == [
        1,
        1,
        1,
        1,
    ]


def test_the_extra_of_a_cluster_is_what_its_lock_locks():
    project = tomllib.loads(read("pyproject.toml"))
    assert (
        project["project"]["optional-dependencies"]["cluster"]
        == project["dependency-groups"]["cluster"]
    )
    assert "\ndistributed==" in read("requirements-cluster.lock")
