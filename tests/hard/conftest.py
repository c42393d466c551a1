"""What these tests share: the reports made once in a home of their own, and Debian's Chromium."""

import shutil
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(
    0, str(Path(__file__).parent.parent / "report")
)  # what the quick tests of the report share with these

from .homes import copy_sources, start_reports

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def report_home(tmp_path_factory):
    """A home where `reports` has run to its end; nothing below may write in it."""
    home = copy_sources(tmp_path_factory.mktemp("reports") / "Dữ liệu")
    process = start_reports(home)
    output = process.communicate()[0].decode()
    assert process.returncode == 0, output
    return home


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS
        )
        yield browser
        browser.close()
