"""nbconvert as pages are made with it: our template, no code."""

from __future__ import annotations

from functools import cache

from nbconvert import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from traitlets.config import Config

from rankings.report.page_script import TEMPLATE


class ReportExporter(HTMLExporter):
    """nbconvert's HTML exporter without its last step, which writes SVG's mixed-case names in small
    letters.
    """

    def from_notebook_node(self, nb, resources=None, **keywords):
        self.register_filter("highlight_code", lambda source, **_: source)  # code is not shown
        return TemplateExporter.from_notebook_node(
            self, nb, self._init_resources(resources), **keywords
        )


@cache
def make_exporter() -> ReportExporter:
    """nbconvert's exporter, whose templates are compiled once in a process."""
    settings = Config()
    settings.HTMLExporter.exclude_input = True
    return ReportExporter(
        config=settings, template_name="rankings", extra_template_basedirs=[str(TEMPLATE.parent)]
    )
