"""Patterns that an earlier run compiled are those that this one would compile."""

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from rankings.run.environment import build_environment
from rankings.run.patterns import Patterns, read_kept
from rankings.store.paths import project_root

PAGE = project_root() / "data/raw/phu-tho/2024_dti_42.txt"
ASKED = [
    (r"(?P<rank>\d+)/(?P<of>\d+)", 0),
    (r"(?P<rank>\d+)/(?P<of>\d+)", re.ASCII),
    (r"(?xi) xếp \s (?:thứ|hạng) \s (\d+)  # its place", 0),
    (r"[^\W\d_À-ỹ]+(?<!Sở )(?=\s)|\b(?:Đ|đ)iểm", re.IGNORECASE | re.MULTILINE),
    (r"(a)|(?(1)b|c)", 0),
]
TEXT = "Sở Y tế XẾP HẠNG 12: 3/17 Điểm abc"


@pytest.fixture
def keep(monkeypatch):
    """Have what is given stand in for Python's compiler until the test is over."""

    def stand_in(patterns):
        engine = SimpleNamespace(**vars(patterns.engine) | {"compile": patterns.note})
        monkeypatch.setattr(re._compiler, "_sre", engine)
        return patterns

    return stand_in


def find_all(patterns):
    return [[(found.span(), found.groupdict()) for found in one.finditer(TEXT)] for one in patterns]


def test_what_was_kept_is_the_pattern_that_would_be_compiled(keep, tmp_path):
    plain = [re.compile(*one) for one in ASKED]
    first = keep(Patterns({}))
    made = [first.compile(*one) for one in ASKED]
    first.write(tmp_path / "kept")
    later = Patterns(read_kept(tmp_path / "kept"))
    later.compile_anew = lambda *_: pytest.fail("it was compiled again")
    kept = [later.compile(*one) for one in ASKED]
    assert made == plain == kept  # of two patterns Python compares flags and code
    assert [dict(one.groupindex) for one in kept] == [dict(one.groupindex) for one in plain]
    assert find_all(kept) == find_all(plain) and all(map(any, zip(*find_all(kept), strict=False)))


def test_a_run_keeps_what_it_used_and_writes_only_what_is_new(keep, tmp_path):
    place = tmp_path / "kept"
    first = keep(Patterns({}))
    for one in ASKED:
        first.compile(*one)
    first.write(place)
    second = keep(Patterns(read_kept(place)))
    second.compile(*ASKED[0])
    written = place.stat().st_mtime_ns
    second.write(place)
    assert place.stat().st_mtime_ns == written
    second.compile("điểm", re.IGNORECASE)
    second.write(place)
    assert list(read_kept(place)) == [ASKED[0], ("điểm", int(re.IGNORECASE))]


def test_threads_that_compile_at_once_keep_each_its_own(keep):
    patterns = keep(Patterns({}))
    asked = [("|".join(f"{place} điểm {end}" for end in range(30)), 0) for place in range(60)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda one: patterns.compile(*one), asked))
    again = Patterns(patterns.used)
    assert [again.compile(*one) for one in asked] == [re.compile(*one) for one in asked]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(["another Python", [["a", 0, [32, [], 0, {}, [None]]]]]).encode(),
        json.dumps([sys.version, []]).encode()[:-1],
        json.dumps([sys.version, [17]]).encode(),
        b"17",
        b"",
        "không phải".encode(),
    ],
)
def test_what_is_not_of_this_python_or_not_whole_counts_for_nothing(content, tmp_path):
    (tmp_path / "kept").write_bytes(content)
    assert read_kept(tmp_path / "kept") == {}
    assert read_kept(tmp_path / "missing") == {}


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_is_said(keep, tmp_path, capfd):
    (tmp_path / "taken").touch()
    patterns = keep(Patterns({}))
    patterns.compile(*ASKED[0])
    patterns.write(tmp_path / "taken" / "kept")
    assert capfd.readouterr() == ("", "")


def test_a_page_is_read_the_same_with_patterns_of_an_earlier_run():
    command = [sys.executable, "-m", "rankings", "read", str(PAGE), "--json"]
    runs = [
        subprocess.run(command, capture_output=True, env=build_environment(), check=True).stdout
        for _ in range(2)
    ]
    kept = read_kept(project_root() / ".cache/patterns" / f"{sys.implementation.cache_tag}-read")
    assert runs[0] == runs[1] and len(kept) > 500
    compiler = Patterns(kept)
    assert all(compiler.compile(*one) == re.compile(*one) for one in kept)
