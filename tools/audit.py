"""`python -m tools.audit FOLDER`: the packages of every lock against an advisory database that lies
on this machine, where `pip-audit` cannot ask for one.

FOLDER is a clone of github.com/pypa/advisory-database (CC-BY 4.0), brought by any means; its files
are in the OSV format. With a network, `pip-audit --disable-pip --require-hashes -r
requirements.lock` does the same on the day's state.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from packaging.utils import canonicalize_name
from packaging.version import Version

from rankings.errors import RankingsError
from rankings.run.progress import say
from rankings.store.paths import project_root
from tools.start import start_tool

PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^\s;\\]+)", re.MULTILINE)


def list_pins() -> dict[tuple[str, str], str]:
    """Return every pinned package and version, and the first lock that pins it."""
    pins: dict[tuple[str, str], str] = {}
    for lock in sorted(project_root().glob("requirements*.lock")):
        for pin in PIN.finditer(lock.read_text(encoding="utf-8")):
            pins.setdefault((canonicalize_name(pin["name"]), pin["version"]), lock.name)
    return pins


def is_affected(version: str, affected: dict) -> bool:
    """Return whether a version is named, or stands in a range, of an entry of an advisory.

    >>> window = {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.7.2"}]}
    >>> is_affected("2.7.1", {"ranges": [window]}), is_affected("2.7.2", {"ranges": [window]})
    (True, False)
    """
    if version in map(str, affected.get("versions", [])):
        return True
    return any(
        stands_in(Version(version), window["events"])
        for window in affected.get("ranges", [])
        if window["type"] == "ECOSYSTEM"
    )


def stands_in(version: Version, events: list[dict[str, str]]) -> bool:
    """Return whether a version stands between an `introduced` and the `fixed`, or after the
    `last_affected`, that follows.

    >>> events = [{"introduced": "1.0"}, {"last_affected": "1.2"}]
    >>> stands_in(Version("1.2"), events), stands_in(Version("1.3"), events)
    (True, False)
    """
    inside = False
    for event in events:
        ((kind, bound),) = event.items()
        if kind == "introduced" and (bound == "0" or version >= Version(str(bound))):
            inside = True
        elif (kind == "fixed" and version >= Version(str(bound))) or (
            kind == "last_affected" and version > Version(str(bound))
        ):
            inside = False
    return inside


def list_advisories(folder: Path, name: str) -> Iterator[dict]:
    """Yield the advisories about a package that were not withdrawn."""
    for path in sorted((folder / "vulns" / name).glob("*.yaml")):
        advisory = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not advisory.get("withdrawn"):
            yield advisory


def audit(folder: Path) -> int:
    """Print what is known against the locks; returns 1 where something is."""
    if not (folder / "vulns").is_dir():
        raise RankingsError(
            f"{folder}: there is no folder vulns in it",
            hint="clone github.com/pypa/advisory-database and name its folder",
        )
    pins, read, found = list_pins(), 0, 0
    for (name, version), lock in pins.items():
        for advisory in list_advisories(folder, name):
            read += 1
            if any(
                canonicalize_name(affected["package"]["name"]) == name
                and is_affected(version, affected)
                for affected in advisory["affected"]
            ):
                found += 1
                say(f"{name} {version} ({lock}): {advisory['id']} {advisory.get('details', '')}")
    say(f"{len(pins)} packages, {read} advisories about them, {found} apply")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    raise SystemExit(start_tool(audit, Path(sys.argv[1])))
