"""The analyst's verbs: what the notebooks call, each a few lines over the rooms of `rankings`."""

from __future__ import annotations

# ---- 05: the report ---------------------------------------------------------------------------
from rankings.report.inputs import open_report
from rankings.report.sections.annex import show_dictionary, show_methods
from rankings.report.sections.answers import show_answers
from rankings.report.sections.cards import show_unit_cards
from rankings.report.sections.context import show_ladder, show_national
from rankings.report.sections.cover import show_cover
from rankings.report.sections.criteria import show_frameworks, show_lost_points
from rankings.report.sections.doubts import show_bounds, show_contradictions, show_gaps
from rankings.report.sections.league import show_earlier_leagues, show_league_tables
from rankings.report.sections.movement import show_movement
from rankings.report.sections.sources import show_sources
from rankings.report.sections.timeline import show_timeline
