"""Property tests draw the same examples on every run, and no slow machine fails them."""

import gc

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile(
    "thorough", max_examples=1_300, derandomize=True, deadline=None
)  # `--hypothesis-profile thorough`
settings.load_profile("repeatable")

# The pages and their scorer are fixtures; the scorer is a program of its own, not a module to
# import.
collect_ignore_glob = ["pages/*"]

# They need a browser and an office program: `python -m rankings test-hard` names them to pytest
# itself.
collect_ignore = ["hard"]


# What takes long begins, so that the many short tests at the end keep every worker busy.
LONG = [
    "notebooks",
    *(
        f"tests/{folder}"
        for folder in "house report run clean tools parse compare score bounds".split()
    ),
]


def folder_of(nodeid):
    return nodeid.partition("::")[0].rpartition("/")[0]


class FolderScheduling(LoadScopeScheduling):
    """What the tests of a folder share is made once: one worker runs them all."""

    def _split_scope(self, nodeid):
        return folder_of(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return FolderScheduling(config, log) if config.option.dist == "loadscope" else None


def pytest_collection_finish():
    """Python's collector leaves out what all tests share, and looks at the rest seldom: a tenth of
    the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(500_000)


def pytest_collection_modifyitems(config, items):
    """Begin with what takes long; leave the thorough tests to `-m thorough`, or to whoever names
    one.
    """
    places = {folder: place for place, folder in enumerate(LONG)}
    items.sort(key=lambda item: places.get(folder_of(item.nodeid), len(LONG)))
    if config.option.markexpr or any("::" in argument for argument in config.args):
        return
    thorough = [item for item in items if item.get_closest_marker("thorough")]
    config.hook.pytest_deselected(items=thorough)
    items[:] = [item for item in items if not item.get_closest_marker("thorough")]
