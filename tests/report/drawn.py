"""Sections of the project's own tables, each drawn once for all tests (`project_tables`)."""

import functools

from rankings.report.inputs import open_report

open_once = functools.cache(open_report)


@functools.cache
def draw(show, province, language="vi"):
    return show(open_once(province, language))
