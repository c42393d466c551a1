"""Rows about an earlier year that a later page prints (restated) or implies (derived)."""

from __future__ import annotations

from rankings.clean.merging import group_rows, rank_by_score
from rankings.clean.observations import Evidence, Ranking
from rankings.parse.model import Span


def restate_earlier(rows: list[Ranking]) -> list[Ranking]:
    """Rows of the previous-year column, ranked by score among that column; a unit without a value
    keeps its row.
    """
    restated: list[Ranking] = []
    for members in group_rows(rows).values():
        if all(row.previous_score is None and row.previous_rank is None for row in members):
            continue
        earlier = [restate_row(row) for row in members if row.baseline and _has_column(row)]
        scored = [row for row in earlier if row.score is not None]
        if scored and all(row.rank is None for row in earlier):
            for row, rank in zip(scored, rank_by_score([row.score for row in scored]), strict=True):
                row.rank, row.rank_source = rank, "score"
        restated += earlier
    return restated


def _has_column(row: Ranking) -> bool:
    return (
        "previous_score" in row.spans
        or "previous_rank" in row.spans
        or row.previous_rank is not None
    )


def restate_row(row: Ranking) -> Ranking:
    """What a row says of the earlier year, as a row of that year."""
    score_span = row.spans.get("previous_score")
    spans: dict[str, Span] = {"unit": row.spans["unit"]} if "unit" in row.spans else {}
    if score_span:
        spans["score"] = score_span
    return _earlier_row(
        row,
        score=row.previous_score,
        rank=row.previous_rank,
        score_text=row.previous_score_text if row.previous_score is not None else None,
        rank_source="printed" if row.previous_rank is not None else None,
        status="restated",
        spans=spans,
    )


def derive_earlier(rows: list[Ranking]) -> list[Ranking]:
    """Last year = this year − change, for provinces in national indices; the places gained give
    last year's rank.
    """
    derived = []
    for row in rows:
        if row.level != "province" or not row.baseline:
            continue
        moved = (
            row.score is not None and row.score_change is not None and row.previous_score is None
        )
        climbed = row.rank is not None and row.rank_change is not None and row.previous_rank is None
        if not (moved or climbed):
            continue
        derived.append(
            _earlier_row(
                row,
                score=row.score - row.score_change if moved else None,
                rank=row.rank + row.rank_change if climbed else None,
                score_text=None,
                rank_source=None,
                status="derived",
                spans={},
                evidence=[
                    Evidence(name, span.text, span.start, span.end)
                    for name, span in row.spans.items()
                    if name in ("score", "rank", "score_change", "rank_change")
                ],
            )
        )
    return derived


def _earlier_row(row: Ranking, **values: object) -> Ranking:
    kept = {
        "level": row.level,
        "label": row.label,
        "index_name": row.index_name,
        "year": row.baseline,
        "unit_printed": row.unit_printed,
        "unit": row.unit,
        "unit_id": row.unit_id,
        "kind": row.kind,
        "parent": row.parent,
        "quote": row.quote,
        "start": row.start,
        "end": row.end,
        "source": row.source,
        "score_unit": row.score_unit,
        "max_score": row.max_score,
        "framework": row.framework,
    }
    return Ranking(**{**kept, **values})
