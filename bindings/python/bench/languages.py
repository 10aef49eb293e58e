"""The time of an assessment and of a verdict, for the table of ``cargo xtask bench languages``.

``KH302_REPORTS`` names a file with a report on each line. The answer of an assessment is taken as text, as the other languages take it.
"""

from __future__ import annotations

import os
import pathlib
import time
from collections.abc import Callable

import kh302

ROUNDS = 15


def microseconds(reports: list[bytes], run: Callable[[bytes], object]) -> float:
    """Returns the time of the fastest round for each report; the first rounds warm up."""
    fastest = float("inf")
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        for report in reports:
            run(report)
        fastest = min(fastest, (time.perf_counter() - begin) * 1e6 / len(reports))
    return fastest


if __name__ == "__main__":
    lines = pathlib.Path(os.environ["KH302_REPORTS"]).read_bytes().splitlines()
    print(f"assess {microseconds(lines, lambda report: kh302.call('assess', report)):.3f}")
    print(f"verdict {microseconds(lines, kh302.judge):.3f}")
