"""Pages built by hand, for every test of this floor."""

import pytest

from .pages import PageBuilder


@pytest.fixture
def build_page():
    return PageBuilder
