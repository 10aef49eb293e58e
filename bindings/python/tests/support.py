"""What the tests share: the folders, the sample reports, and the recorded answers of the library."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "bindings/python"
SAMPLES = ROOT / "examples/data/synthetic"
YEAR = SAMPLES / "2025.jsonl"
REAL = ROOT / "examples/data/real/an-cuu-2025-09.json"


def answers() -> Iterator[tuple[str, str, str]]:
    """Reads every question with the answer of the library itself: the call, the text, the answer."""
    path = Path(os.environ.get("KH302_ANSWERS", ROOT / "target/answers.jsonl"))
    if not path.exists():
        raise FileNotFoundError(f"{path} is not there; run the tests with: cargo xtask test --only python")
    # The file is split at its line feeds alone, because other ends of lines occur in the texts.
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            name, text, answer = json.loads(line)
            yield name, text, answer


def year() -> list[dict[str, Any]]:
    """Reads the reports of a year."""
    return [json.loads(line) for line in YEAR.read_text(encoding="utf-8").splitlines()]


def report(**figures: int | bool | None) -> dict[str, Any]:
    """Makes a report with some figures."""
    return {"schema": "kh302.report/1", "area": "19815", "period": "2025-09", "figures": figures}
