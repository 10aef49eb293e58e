"""Many threads and many calls: the same answers, and no growth of memory."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor

import kh302
from support import YEAR, year


def test_a_thousand_calls_from_eight_threads_give_the_same_answers() -> None:
    lines = YEAR.read_bytes().splitlines()
    documents = [json.loads(line) for line in lines]
    wanted = [(kh302.call("assess", line), kh302.judge(line).failed) for line in lines]

    def ask(place: int) -> bool:
        line, document = lines[place % len(lines)], documents[place % len(lines)]
        form = kh302.Form(document)
        form.set("population", str(place))
        return (
            (kh302.call("assess", line), kh302.judge(document).failed) == wanted[place % len(lines)]
            and kh302.judge(line).failed == kh302.judge(document).failed
            and form.raw("population") == str(place)
        )

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(1_000)))


def resident() -> int:
    """Returns the memory of the process in bytes."""
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_a_million_verdicts_need_no_more_memory_than_a_few() -> None:
    lines = YEAR.read_bytes().splitlines()
    documents = year()
    texts = [line.decode() for line in lines]
    broken = ["{", b"\xff", {"schema": "kh302.report/1", "area": "19815", "period": "2025", "figures": {"population": float("nan")}}]

    def judge(rounds: int) -> int:
        judged = 0
        for turn in range(rounds):
            for line, text, document in zip(lines, texts, documents, strict=True):
                kh302.judge(line)
                kh302.judge(text)
                kh302.judge(document)
                judged += 3
            for bad in broken:
                try:
                    kh302.judge(bad)  # type: ignore[arg-type]
                except kh302.Error:
                    judged += 1
            if turn % 100 == 0:
                form = kh302.Form(documents[0])
                form.set("population", str(turn))
                kh302.assess(lines[turn % len(lines)])
                kh302.judge(documents[0]).targets  # noqa: B018
        return judged

    warm = judge(400)
    before = resident()
    judged = warm + judge((1_000_000 - warm) // (3 * len(lines) + len(broken)) + 1)
    assert judged >= 1_000_000
    # A leak of ten bytes a verdict would be ten megabytes.
    assert resident() - before < 4_000_000
