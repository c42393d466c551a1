"""What the warm process has ready before anybody asks: modules, which hold for the code it began
with, and what was read of texts that people edit, which is forgotten as soon as one has changed.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import importlib
import os
import sys
import types
from collections.abc import Callable, Iterator
from functools import partial

from rankings.language.entries import LANGUAGES
from rankings.run.digests import STAGES
from rankings.run.environment import OBJECTS_BETWEEN_SWEEPS
from rankings.run.exporting import ROOMS
from rankings.run.warm_process import stamp_files
from rankings.store.paths import project_root, reference_dir

# What every notebook needs, before the first kernel; then, while that one runs, what some need.
FIRST = (
    "ipykernel.kernelapp ipykernel.ipkernel ipykernel.zmqshell ipykernel.debugger"
    " IPython.core.completer IPython.core.completerlib IPython.core.logger IPython.core.oinspect"
    " IPython.extensions.storemagic tornado.platform.asyncio pandas"
    " helpers papermill psutil rankings.run.kernel_stream rankings.run.warm"
).split()
LATER = (
    "pandera.pandas pandera.backends.pandas.register pandera.backends.pandas.container"
    " pandas.core.methods.to_dict pandas.core.reshape.reshape pandas.io.formats.html"
    " pandas.io.formats.string pandas.io.formats.style matplotlib.figure"
    " matplotlib.backends.backend_svg fontTools.subset babel.dates xml.dom.expatbuilder"
).split()
LAST = "scipy.stats"  # takes a second, and few cells need it
# What packages import at their start and nobody uses: JupyterLab's debugger, a library for tests, a
# grammar of addresses.
UNUSED = ("debugpy", "hypothesis", "rfc3987_syntax")
INLINE = "module://matplotlib_inline.backend_inline"
FIRST_PAGE = """Kết quả xếp hạng chỉ số cải cách hành chính năm 2021

Hạng | Cơ quan | Điểm
1 | Sở Y tế | 85,25
2 | Sở Tư pháp | 84,5
3 | Sở Nội vụ | 82

Sở Tài chính đạt 80,5 điểm, xếp thứ 4, tăng 3 bậc so với năm 2020.
"""
EMPTY = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
HOME = "RANKINGS_HOME"
# The order of the house: a text is read by its own floor and by those behind it in this list.
FLOORS = (*STAGES["report"][1:], "run")
# Who remembers what it built from reference tables.
OF_TABLES = tuple(f"rankings.{floor}." for floor in "registry parse clean compare score".split())


def import_ahead() -> Iterator[None]:
    """Import what notebooks need, read a first notebook and draw a first picture: fonts and parsers
    are ready then. A step at a time; after the first, kernels can be forked.

    pandas decides at its import how many columns a table shows, by asking whether it runs in a
    kernel; it is told so.
    """
    gc.set_threshold(OBJECTS_BETWEEN_SWEEPS)
    os.environ.setdefault("MPLBACKEND", INLINE)
    sys.modules.update(dict.fromkeys(UNUSED))
    builtins.get_ipython = lambda: types.SimpleNamespace(kernel=True, config={}, events=None)
    for module in FIRST:
        importlib.import_module(module)
    del builtins.get_ipython
    importlib.import_module("rankings.run.notebooks").choose_kernel()  # looks for all there are
    yield freeze()
    for module in (*LATER, *ROOMS):
        yield importlib.import_module(module) and freeze()
    importlib.import_module("nbformat").reads(EMPTY, as_version=4)
    draw = importlib.import_module("rankings.report.charts").render_svg
    draw("first", lambda axes, _narrow: axes.plot([1, 2], label="ế"), 2, 2, narrow=False)
    importlib.import_module("rankings.report.apart").may_fork = True
    yield freeze()
    yield importlib.import_module(LAST) and freeze()


class Readings:
    """What has been read of the project's texts, and of the reference tables of the home that was
    asked for last.
    """

    def __init__(self) -> None:
        self.texts: list[object] = []
        self.tables: list[object] = []
        self.steps: Iterator[None] = iter(())

    def follow(self, named: str | None, folder: str) -> None:
        """Forget what is of another home than RANKINGS_HOME names in a folder now, and where a file
        has changed; it is read again in `steps`.
        """
        os.environ.pop(HOME, None)
        os.environ.update({HOME: os.path.join(folder, named)} if named else {})
        forget("rankings.store.paths")  # a link may lead elsewhere now
        texts = list(stamp_files(project_root() / "src", False))
        tables = [os.environ.get(HOME), *stamp_files(reference_dir(), False)]
        if texts == self.texts and tables == self.tables:
            return
        forget(*list_readers(set(texts) ^ set(self.texts)))
        if tables != self.tables:
            forget(*OF_TABLES)
        self.texts, self.tables, self.steps = texts, tables, read_ahead()


def list_readers(changed: set[tuple[str, int, int]]) -> list[str]:
    """Return the floors that may have read one of the texts that have changed, as `forget` takes
    them; `language` reads for all.
    """
    floors = (
        next((place for place, floor in enumerate(FLOORS) if f"/rankings/{floor}/" in path), 0)
        for path, *_ in changed
    )
    readers = {FLOORS[0], *FLOORS[min(floors) :]} if changed else ()
    return [f"rankings.{floor}." for floor in readers]


def read_ahead() -> Iterator[None]:
    """Read what tables are checked by, what is known of units and words, a first page, the
    sentences of reports; write a first report. What cannot be read is left to whoever needs it,
    who says why.
    """
    for prepare in (
        prepare_tables,
        prepare_reference,
        prepare_reading,
        *(partial(prepare_words, language) for language in LANGUAGES),
        prepare_page,
        prepare_font,
    ):
        with contextlib.suppress(Exception):
            prepare()
        yield freeze()


def prepare_tables() -> None:
    """Have the checks of all tables built, and what they are made of."""
    from rankings.store.schemas import build_check, list_schemas
    from rankings.store.tables import empty_table

    for name in list_schemas():
        build_check(name)
    empty_table(name)


def prepare_reference() -> None:
    """Have the reference tables read that every notebook reads."""
    from rankings.registry.framework_file import load_catalogue
    from rankings.registry.indicators import load_indicators
    from rankings.registry.lexicon import load_lexicon
    from rankings.registry.provinces import find_province
    from rankings.registry.units import load_register

    for load in (load_lexicon, load_catalogue, load_indicators, load_register):
        load()
    find_province("")


def prepare_reading() -> None:
    """Read a first page: the patterns of the words that pages are read by are compiled then."""
    from rankings.clean.understand import understand
    from rankings.parse.page import parse_page

    understand(parse_page(FIRST_PAGE.encode(), "first.txt"), "first.txt")


def prepare_words(language: str) -> None:
    """Have the sentences of a language's reports compiled."""
    from rankings.report.report_words import load_words

    words = load_words(language)
    for key in words.entries:
        words.template(key)


def prepare_page() -> None:
    """Have the templates of pages compiled, and the letters of their font read."""
    from nbformat import reads

    from rankings.report.fonts import list_letters, measure_text
    from rankings.report.html import Pages, convert_plain
    from rankings.report.index import load_template

    load_template()
    convert_plain(Pages(reads(EMPTY, as_version=4), LANGUAGES[0], "", ""))
    list_letters()
    measure_text("ế")


def prepare_font() -> None:
    """Have the letters cut out of the charts' font that nearly all pages carry."""
    from rankings.report.fonts import embed_chart_font

    embed_chart_font("")


def forget(*floors: str) -> None:
    """Empty the memories of the modules of some floors, each its own."""
    for name, module in list(sys.modules.items()):
        if name.startswith(floors):
            for value in list(vars(module).values()):
                clear = getattr(value, "cache_clear", None)
                if isinstance(clear, Callable) and value.__module__ == name:
                    clear()


def freeze() -> None:
    """Leave what there is now out of every later sweep, so that forks go on sharing it."""
    gc.collect()
    gc.freeze()
