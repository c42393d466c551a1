"""`python -m tools.fuzz MINUTES [TARGET …]`: texts nobody thought of, over the rooms that meet
foreign text.

hypothesis draws pieces of pages, words of the domain and any letters, and shrinks what fails; with
atheris installed (`pip install atheris`, Linux), `--atheris TARGET` follows the program's branches
instead. What fails is kept in tests/fuzz/corpus, where `make test` tries it again.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from rankings.errors import RankingsError
from rankings.registry.reference import read_reference
from rankings.run.progress import say
from rankings.store.files import write_bytes_atomically
from rankings.store.paths import project_root
from tools.fuzz_targets import CORPUS, EXAMPLES, TARGETS, list_corpus
from tools.start import start_tool

ROUND = 100  # examples between two looks at the clock
LONGEST = 12_000  # bytes of a page that is changed
# Marks by which readers part, count, open and close.
SIGNS = (
    "\n \t | ; , . : - – ( ) / % \" ' \n\n < > & &#40; = + @ \x00 \ufeff \u200b \u202e \u00a0 0 1 9"
    " 01 100 2023 1.234,5 12/63 5/9/2024 31/02/2021 năm tháng quý thứ hạng điểm bậc nhất nhì ba"
    " tăng giảm so với lần lượt đồng xếp <table> <tr> <td> <td rowspan=9> </td> </tr> </table> <p>"
    " <br> ``` --- level unit criterion verified applies ranked không có"
).split(" ")


def run_fuzz(words: Sequence[str]) -> int:
    """Fuzz the targets named (all, where none is) for some minutes; returns 1 where one failed."""
    if words and words[0] == "--atheris":
        return run_atheris(*words[1:])
    minutes = float(words[0]) if words else 5.0
    targets = list(words[1:]) or list(TARGETS)
    if unknown := set(targets) - set(TARGETS):
        raise RankingsError(f"there is no target {unknown.pop()}", hint=", ".join(TARGETS))
    failed = [
        name
        for name in targets
        if not fuzz_target(name, minutes * 60 / len(targets), random.Random())
    ]
    say(f"failed: {', '.join(failed)}" if failed else "no failure")
    return 1 if failed else 0


def fuzz_target(name: str, seconds: float, draw: random.Random) -> bool:
    """Draw examples for some seconds; returns whether all went well. What fails first is shrunk,
    kept, and ends the target.
    """
    last: dict[str, bytes] = {}
    executions, end = 0, time.monotonic() + seconds

    def check(content: bytes) -> None:
        nonlocal executions
        executions += 1
        last["content"] = content
        TARGETS[name](content)

    while time.monotonic() < end:
        drawn = settings(
            max_examples=ROUND,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        )(given(draw_bytes(name))(check))
        try:
            seed(draw.getrandbits(64))(drawn)()
        except Exception as fault:
            path = keep_case(name, last["content"])
            say(f"{name}: {type(fault).__name__}: {str(fault)[:300]}\n  kept as {path}")
            say(f"{name}: {executions} executions")
            return False
    say(f"{name}: {executions} executions, no failure")
    return True


def keep_case(name: str, content: bytes) -> Path:
    """Write a case that failed into the corpus; returns its path."""
    digest = hashlib.sha256(content).hexdigest()[:12]
    return write_bytes_atomically(CORPUS / name / digest, content)


def draw_bytes(name: str) -> st.SearchStrategy[bytes]:
    """Texts of pieces, changed pages, and any bytes, as a target takes them."""
    pieces = st.one_of(st.sampled_from(SIGNS), st.sampled_from(list_words()), st.text(max_size=8))
    texts = st.lists(pieces, max_size=60).map(
        lambda parts: " ".join(parts).encode("utf-8", "replace")
    )
    joined = st.lists(pieces, max_size=60).map(
        lambda parts: "".join(parts).encode("utf-8", "replace")
    )
    drawn = st.one_of(texts, joined, change_page(name), st.binary(max_size=300))
    if name not in ("reader", "sheets"):
        return drawn
    return st.tuples(st.integers(0, 255), drawn).map(lambda pair: bytes([pair[0]]) + pair[1])


@st.composite
def change_page(draw: st.DrawFn, name: str) -> bytes:
    """A page, a sheet or a case of the corpus with some places cut, doubled or filled."""
    content = bytearray(draw(st.sampled_from(list_seeds(name))))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(0, len(content) - 1)))
        length = draw(st.integers(0, 200))
        filling = draw(st.one_of(st.sampled_from(SIGNS).map(str.encode), st.binary(max_size=20)))
        content[start : start + length] = filling * draw(st.integers(0, 3))
    return bytes(content)


@cache
def list_seeds(name: str) -> list[bytes]:
    """What is changed: the pages at hand, or the example's sheets; and the corpus."""
    tests = project_root() / "tests" / "pages"
    paths = sorted(EXAMPLES.glob("*.xlsx")) if name == "sheets" else sorted(tests.glob("[hp]*_*"))
    return [path.read_bytes()[:LONGEST] for path in [*paths, *list_corpus(name)]]


@cache
def list_words() -> list[str]:
    """Names and words of the domain, as the tables of reference have them."""
    units = [row["name"] for row in read_reference("units")]
    return [*units, *(row["word"] for row in read_reference("lexicon"))]


def run_atheris(name: str, *arguments: str) -> int:
    """Fuzz one target by its branches, with libFuzzer's own arguments; ends when it does."""
    try:
        import atheris
    except ImportError:
        raise RankingsError(
            "atheris is not installed",
            hint="on Linux: python -m pip install atheris==3.0.0",
        ) from None
    atheris.instrument_all()
    atheris.Setup([name, *arguments, str(CORPUS / name)], TARGETS[name])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(start_tool(run_fuzz, sys.argv[1:]))
