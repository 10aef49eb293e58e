"""How long a verdict takes, beside pydantic with the rules that it can express, in one run.

    cargo xtask bench python

Pydantic gets the kinds and bounds of the fields and the checks of figures, from the catalogue; it has no levels, targets, dates or earlier
reports, and no missing figures. Both must find the same checks failed in every report before anything is measured. The contestants take
turns, and the time is that of the fastest turn. ``--check`` measures shortly and fails where a verdict takes more than a fifth of
pydantic's time.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from typing import Annotated, Any

import kh302
import polars
from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model, model_validator

CHECKS_ONLY = "--check" in sys.argv
ROUNDS = 8 if CHECKS_ONLY else 60
REPORTS = 500
ROWS = 10_000 if CHECKS_ONLY else 500_000


def term(side: dict[str, int] | int) -> str:
    """Writes the sum of a relation as an expression of Python."""
    if isinstance(side, int):
        return str(side)
    names = (f"{factor * 12} * f.residential_groups" if id == "group_months" else f"{factor} * f.{id}" for id, factor in side.items())
    return " + ".join(names) or "0"


def holds(relation: dict[str, Any]) -> str:
    sign = "==" if relation["op"] == "=" else relation["op"]
    return f"({term(relation['left'])} {sign} {term(relation['right'])})"


def checks(catalogue: dict[str, Any]) -> dict[str, Callable[[Any], bool]]:
    """Makes a function of each check that compares sums of figures."""
    made = {}
    for check in catalogue["checks"]:
        must, when = check["must"], check["when"]
        if must and "left" in must and not check["of_province"]:
            source = f"not {holds(when)} or {holds(must)}" if when else holds(must)
            made[check["code"]] = eval(f"lambda f: {source}")
    return made


def model(fields: list[dict[str, Any]], rules: dict[str, Callable[[Any], bool]]) -> type[BaseModel]:
    """Makes the report as a pydantic model: the fields with their bounds, and the checks behind them."""

    class Checked(BaseModel):
        model_config = ConfigDict(extra="forbid", strict=True)

        @model_validator(mode="after")
        def check(self) -> Checked:
            failed = [code for code, rule in rules.items() if not rule(self)]
            if failed:
                raise ValueError(" ".join(failed))
            return self

    def kind(field: dict[str, Any]) -> Any:
        return bool if field["kind"] == "flag" else Annotated[int, Field(ge=field["min"], le=field["max"])]

    figures = create_model("Figures", __base__=Checked, **{field["id"]: (kind(field), ...) for field in fields})
    head = dict.fromkeys(("schema_", "area", "period", "prepared_on", "declared_level"), (str, ...))
    head["schema_"] = (Annotated[str, Field(alias="schema")], ...)  # type: ignore[assignment]
    return create_model("Report", __config__=ConfigDict(extra="forbid", strict=True), figures=(figures, ...), **head)  # type: ignore[call-overload, no-any-return]


def report(fields: list[dict[str, Any]], draw: random.Random) -> dict[str, Any]:
    """Makes a yearly report; one in five has a balance that does not close."""
    figures = {field["id"]: False if field["kind"] == "flag" else 0 for field in fields}
    groups, dependent, using = draw.randint(10, 60), draw.randint(0, 40), draw.randint(0, 30)
    figures |= {"population": draw.randint(20_000, 50_000), "residential_groups": groups, "reviewed": True, "models": 4}
    for name in ("", "_opening", "_in_community", "_on_substitution", "_reached"):
        figures[f"drug_dependent{name}"] = dependent
    for name in ("", "_opening", "_added", "_removed", "_in_community"):
        figures[f"drug_using{name}"] = using
    figures["residents_in_violation"] = 1
    figures |= {"drug_using_reached": draw.randint(0, using), "groups_with_session": groups * 12 - draw.randint(0, 3)}
    figures |= {"outreach_sessions": groups * 3, "groups_with_model": groups - draw.randint(0, 2), "drug_cases": 2, "drug_arrests": 3}
    if draw.random() < 0.2:
        figures["drug_dependent_added"] = 1
    return {
        "schema": "kh302.report/1",
        "area": "19815",
        "period": "2025",
        "prepared_on": "2025-12-15",
        "figures": figures,
        "declared_level": "type_iii",
    }


def fastest(contestants: dict[str, Callable[[], None]], each: int) -> dict[str, float]:
    """Lets the contestants take turns, and returns the fastest time of each in microseconds."""
    times = dict.fromkeys(contestants, float("inf"))
    for _ in range(ROUNDS):
        for name, run in contestants.items():
            begin = time.perf_counter()
            run()
            times[name] = min(times[name], (time.perf_counter() - begin) / each * 1e6)
    return times


def main() -> int:
    catalogue: Any = kh302.catalogue()
    known = kh302.judge({"schema": "kh302.report/1", "area": "19815", "period": "2025", "figures": {}}).missing
    fields = [field for field in catalogue["figures"] if field["id"] in known]
    rules = checks(catalogue)
    names = {field["id"] for field in fields}
    rules = {code: rule for code, rule in rules.items() if reads(catalogue, code) <= names}
    peer = model(fields, rules)
    draw = random.Random(302)
    documents = [report(fields, draw) for _ in range(REPORTS)]
    texts = [json.dumps(document, separators=(",", ":")).encode() for document in documents]
    faulty = 0
    for text in texts:
        failed = {code for code in kh302.judge(text).failed if code in rules}
        faulty += bool(failed)
        assert failed == found(peer, text), (failed, found(peer, text))
    assert 0 < faulty < REPORTS

    def validate() -> None:
        for text in texts:
            try:  # noqa: SIM105, because a context manager would be measured too
                peer.model_validate_json(text)
            except ValidationError:
                pass

    def repeat(run: Callable[[Any], object], of: list[Any]) -> Callable[[], None]:
        def all() -> None:
            for one in of:
                run(one)

        return all

    times = fastest(
        {
            "kh302.judge of bytes": repeat(kh302.judge, texts),
            "kh302.judge of a dict": repeat(kh302.judge, documents),
            "kh302.assess of bytes": repeat(kh302.assess, texts[:50]),
            f"pydantic, {len(fields)} fields and {len(rules)} checks": validate,
            "json.loads alone": repeat(json.loads, texts),
        },
        REPORTS,
    )
    times["kh302.assess of bytes"] *= REPORTS / 50
    yardstick = next(time for name, time in times.items() if name.startswith("pydantic"))
    print(f"Python {sys.version.split()[0]}, {REPORTS} reports of {len(texts[0])} bytes, {faulty} with a fault")
    for name, took in times.items():
        print(f"{took:10.2f} µs  {took / yardstick:6.2f} × pydantic  {name}")
    rows = [{"area": one["area"], "period": one["period"], **one["figures"]} for one in documents]
    table = polars.concat([polars.DataFrame(rows)] * (ROWS // REPORTS), rechunk=True)
    for threads in (1, None):
        took = float("inf")
        for _ in range(5):
            begin = time.perf_counter(), time.process_time()
            kh302.judge_table(table, threads=threads)
            # Of one thread the time of the processor is taken, which other work on the machine does not lengthen.
            spent = time.process_time() - begin[1] if threads == 1 else time.perf_counter() - begin[0]
            took = min(took, spent / len(table) * 1e9)
        of = "one thread, time of the processor" if threads == 1 else "all cores, time of the clock"
        print(f"{took:10.0f} ns a row, {len(table):,} rows, {of}: kh302.judge_table")
    if CHECKS_ONLY and max(times["kh302.judge of bytes"], times["kh302.judge of a dict"]) > yardstick / 5:
        print("a verdict takes more than a fifth of pydantic's time")
        return 1
    return 0


def reads(catalogue: dict[str, Any], code: str) -> set[str]:
    """Returns the figures that a check compares."""
    check = next(check for check in catalogue["checks"] if check["code"] == code)
    sides = [relation[side] for relation in (check["must"], check["when"]) if relation for side in ("left", "right")]
    ids = {id for side in sides if isinstance(side, dict) for id in side}
    return {"residential_groups" if id == "group_months" else id for id in ids}


def found(peer: type[BaseModel], text: bytes) -> set[str]:
    """Returns the checks that pydantic finds failed."""
    try:
        peer.model_validate_json(text)
    except ValidationError as error:
        return {code for one in error.errors() for code in one["msg"].removeprefix("Value error, ").split()}
    return set()


if __name__ == "__main__":
    sys.exit(main())
