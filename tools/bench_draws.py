"""`bench`, the draws of weights: 1,000 of them with ranks and quantiles, by number of units, each
size in a process of its own so that its memory is its own.
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal

from tools.benchmarks import peak_memory, run_alone, tabulate, write_section

UNITS, CRITERIA, GROUPS, DRAWS = (100, 1_000, 10_000), 50, 5, 1_000
LIMITS = {100: 0.1, 1_000: 0.5, 10_000: 4.0}
MEMORY = 500
REPEATS = 3


def write_draws_section() -> None:
    """Measure every size and write the section."""
    rows = []
    for units in UNITS:
        found = [json.loads(run_alone("tools.bench_draws", str(units))) for _ in range(REPEATS)]
        best = min(found, key=lambda run: run["wall"])
        rows.append(
            [
                f"{units:,}",
                f"{best['wall']:.3f}",
                f"{LIMITS[units]:g}",
                f"{best['cpu']:.3f}",
                f"{max(run['memory'] for run in found):.0f} MB",
            ]
        )
    table = tabulate(["units", "seconds", "limit", "CPU seconds", "peak memory"], rows)
    write_section(
        "Draws of weights",
        [
            (
                f"{DRAWS:,} Dirichlet draws around the weights of {CRITERIA} criteria in"
                f" {GROUPS} groups, with the rank of every unit in every draw, and best, 5 %,"
                " median, 95 % and worst rank, P(first) and P(top 5) of every unit; best of"
                f" {REPEATS} runs:"
            ),
            "",
            *table,
            "",
            f"The limit of memory is {MEMORY} MB.",
        ],
    )


def measure(units: int) -> dict[str, float]:
    """Time the draws of one size here; imports are not counted, their memory is."""
    import time

    import numpy as np

    from rankings.score.draws import draw_leaf_weights, draw_weights, rank_draws, spread_ranks
    from rankings.score.nodes import ROOT, Node, ScoredLevel

    names = [f"c{number}" for number in range(CRITERIA)]
    groups = [names[start::GROUPS] for start in range(GROUPS)]
    nodes = [
        Node(ROOT, "", "", Decimal(100), "", 0, children=tuple(f"g{i}" for i in range(GROUPS)))
    ]
    for number, children in enumerate(groups):
        nodes.append(Node(f"g{number}", "", "", Decimal(20), ROOT, 1, children=tuple(children)))
        nodes += [Node(name, "", "", Decimal(2), f"g{number}", 2) for name in children]
    level = ScoredLevel("department", tuple(nodes))
    weights = {node.id: float(node.max_score) for node in nodes}
    values = np.random.default_rng(0).integers(0, 41, (units, CRITERIA)) / 40
    begin, cpu = time.perf_counter(), time.process_time()
    drawn = draw_weights(level, weights, DRAWS, np.random.default_rng(0))
    spread_ranks(rank_draws(values, draw_leaf_weights(level, drawn)))
    return {
        "wall": time.perf_counter() - begin,
        "cpu": time.process_time() - cpu,
        "memory": peak_memory(),
    }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
