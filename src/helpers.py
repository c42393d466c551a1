"""The analyst's verbs: what the notebooks call, each a few lines over the rooms of `rankings`."""

from __future__ import annotations

import pandas as pd
from IPython.display import Markdown

# ---- every notebook ---------------------------------------------------------------------------
from rankings.language.markdown import write_plainly, write_sentence
from rankings.store.paths import text_path
from rankings.store.tables import read_table as load_table
from rankings.store.tables import save_table

# ---- 01 and 02: from pages to tables ----------------------------------------------------------
from rankings.clean.province import clean_sources, observe_sources
from rankings.clean.summary import (
    count_findings,
    count_groups,
    list_decimal_marks,
    tell_empty,
    tell_findings,
    tell_rankings,
)
from rankings.parse.frames import frame_cells, frame_documents, frame_numbers, frame_statements
from rankings.parse.quotes import find_untrue_quotes
from rankings.parse.sources import parse_sources, write_texts
from rankings.parse.summary import (
    count_forms,
    count_roles,
    find_unsure,
    tell_ledger,
    tell_pages,
    tell_quotes,
    tell_texts,
)
from rankings.store.catalogue import sources_of

# ---- 03: the years ----------------------------------------------------------------------------
from rankings.report.charts_desk import chart_histories, chart_lost_points
from rankings.compare.agreement import list_agreement, list_decisive_units, list_discordant_pairs
from rankings.compare.decomposition import list_leavers, list_mean_changes
from rankings.compare.ladder import lay_out_ladder, list_indicator_ladder
from rankings.compare.leaders import count_firsts, summarise_kinds
from rankings.compare.lists import describe_lists, load_lists
from rankings.compare.lookup import find_list_rows, find_unit_rows
from rankings.compare.mentions import follow_mentions, measure_praise
from rankings.compare.moves import summarise_moves
from rankings.compare.spread import list_rounding_intervals, list_stability_bands
from rankings.compare.trajectories import list_trajectories
from rankings.compare.words_years import (
    tell_agreement,
    tell_constant_places,
    tell_decisive_units,
    tell_leaders,
    tell_leavers,
    tell_lists,
    tell_mean_changes,
    tell_moves,
    tell_persistence,
    tell_presence,
    tell_refused,
)
from rankings.compare.words_lists import (
    tell_density,
    tell_kinds,
    tell_mentions,
    tell_populations,
    tell_rounding,
)
from rankings.compare.words_frameworks import tell_ladder
from rankings.compare.year_changes import list_year_changes, select_pair, subtract_scores

# ---- 04: the frameworks -----------------------------------------------------------------------
from rankings.bounds.bound_tables import bound_unpublished
from rankings.compare.disclosure import count_disclosed
from rankings.compare.framework_themes import list_framework_themes
from rankings.compare.lost_points import list_lost_points
from rankings.compare.nation import compare_with_nation
from rankings.compare.positions import list_positions, load_positions_of_others
from rankings.compare.words_frameworks import (
    tell_bounds,
    tell_disclosure,
    tell_frameworks,
    tell_indices,
    tell_lost_points,
    tell_shared_scale,
)
from rankings.compare.words_peers import tell_beside
from rankings.registry.frameworks import load_national_means
from rankings.report.shading import shade_table

# ---- 05: the report ---------------------------------------------------------------------------
from rankings.report.sections import begin_report as open_report
from rankings.report.sections import list_sections

# ---- 06: a year of one's own -------------------------------------------------------------------
from rankings.report.year_desk import (
    chart_rank_intervals,
    compare_draft,
    compare_previous,
    list_cheapest,
    list_choices,
    list_grades,
    list_not_ranked,
    list_rank_intervals,
    list_self_scores,
    list_totals,
    list_unit_strengths,
    open_year,
    save_announcement,
    shake_year,
    show_announced,
    tell_choices_of,
    tell_draft,
    tell_previous,
    tell_rank_intervals,
    tell_scores,
    tell_self_scores,
)

# ---- 07: the whole country ---------------------------------------------------------------------
from rankings.compare.index_agreement import lay_out_agreement, list_index_agreement, list_rises
from rankings.compare.nation import list_national_changes
from rankings.compare.national_tables import load_national
from rankings.compare.panel import gather_panel
from rankings.compare.peers import list_beside, list_parts, list_peers
from rankings.compare.standing import list_coverage, list_standing
from rankings.compare.words_national import (
    tell_coverage,
    tell_editions,
    tell_movement,
    tell_standing,
)
from rankings.compare.words_peers import (
    tell_index_agreement,
    tell_peers,
    tell_rises,
)
from rankings.report.charts_desk import chart_coverage, chart_standing
from rankings.store.catalogue import NATIONAL

globals().update(list_sections())  # 05's show_… : a room of report/sections is enough
pd.set_option("display.html.use_mathjax", False)  # a "$" in a table of names is no formula


def say(*sentences):
    """Show sentences made from the data as the notebook's answer (Markdown; source text in them
    stays text).
    """
    return Markdown("\n\n".join(write_sentence(sentence) for sentence in sentences if sentence))


def load_rankings(province):
    """Every published place that counts (of several printings of one figure, the preferred one), as
    a frame.
    """
    rankings = load_table("02_rankings", province)
    return rankings[rankings["preferred"]].reset_index(drop=True)


def find_quote(province, row):
    """The passage of the page that a row of a table was read from, with the words around it
    (Markdown).
    """
    text = text_path(province, row["document_id"]).read_bytes().decode("utf-8")
    before, said, after = (
        write_plainly(text[start:end])
        for start, end in (
            (max(0, row["start"] - 120), row["start"]),
            (row["start"], row["end"]),
            (row["end"], row["end"] + 120),
        )
    )
    return Markdown(
        f"…{before}**{' '.join(said.split())}**{after}… ({row['document_id']},"
        f" {row['start']}–{row['end']})"
    )


def league_table(province, level, year):
    """One list as published: rank, unit, score, percent of a printed maximum, gaps to the next and
    to the top five. A list that was not published: an error that names those that were.
    """
    chosen = find_list_rows(load_table("04_positions", province), level, year)
    return chosen[["rank", "unit", "score", "percent_of_max", "gap_to_next", "gap_to_top5"]]


def unit_history(province, unit):
    """All published places of one unit: year, framework, rank, size of the list, score, percentile,
    z-score. The unit may be written in any known way; an unknown one: an error with the nearest.
    """
    columns = [
        "year",
        "framework",
        "rank",
        "group_size",
        "score",
        "max_score",
        "rank_percentile",
        "z_score",
    ]
    rows = find_unit_rows(load_table("04_positions", province), unit)
    return rows[columns].reset_index(drop=True)


def compare_units(province, first, second):
    """Two units side by side in every list that ranks both; points ahead only inside one list."""
    both = unit_history(province, first).merge(
        unit_history(province, second), on=["year", "framework"], suffixes=("_first", "_second")
    )
    ahead = [
        None if one is None or other is None else one - other
        for one, other in zip(both["score_first"], both["score_second"], strict=True)
    ]
    return both[["year", "framework", "rank_first", "rank_second"]].assign(points_ahead=ahead)
