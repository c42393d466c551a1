"""How the time of a call grows, whatever else the machine is doing."""

from __future__ import annotations

import time


def cpu_seconds(call, *arguments):
    """The least processor time of three calls."""
    spent = []
    for _ in range(3):
        begin = time.process_time()
        call(*arguments)
        spent.append(time.process_time() - begin)
    return min(spent)
