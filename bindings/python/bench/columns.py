"""How long a table takes to be judged, beside numpy with the same rules, in one run.

    cargo xtask bench python

The rules of numpy are those of the catalogue: the checks of figures, the criteria of the latest decision in every reading, and the targets.
They are evaluated over pieces of the table that stay in the cache, over columns of numpy that nothing has to be made into first. Both must
say the same of every row before anything is measured. The contestants take turns on one core, and the processor time of the fastest turn
counts. Numpy gives flags and small numbers, and the table gives the codes of the checks as text.
"""

from __future__ import annotations

import random
import time
from typing import Any

import kh302
import numpy
import polars
from kh302.ids import TARGETS
from verdict import report

ROUNDS = 15
REPORTS = 1_000
ROWS = 300_000
PIECE = 8_192
MOST = 0.5
STATUSES = ["met", "not_met", "not_applicable", "insufficient"]
COMPARE = {"=": numpy.equal, "<=": numpy.less_equal, ">=": numpy.greater_equal, "<": numpy.less, ">": numpy.greater}

Columns = dict[str, Any]


def total(side: dict[str, int] | int, of: Columns) -> Any:
    """Adds up a side of a relation."""
    if isinstance(side, int):
        return side
    terms = (of[id] if factor == 1 else factor * of[id] for id, factor in side.items())
    return sum(terms, start=next(terms))


def holds(condition: dict[str, Any], of: Columns) -> Any:
    """Says for each row whether a condition holds."""
    match condition:
        case {"left": left, "op": sign, "right": right}:
            return COMPARE[sign](total(left, of), total(right, of))
        case {"share": share, "per": per, "from": [part, whole]}:
            counted = total(share, of)
            return (counted > 0) & (of[per] > 0) & (whole * counted >= part * of[per])
        case {"all": conditions}:
            return numpy.logical_and.reduce([holds(one, of) for one in conditions])
        case {"any": conditions}:
            return numpy.logical_or.reduce([holds(one, of) for one in conditions])
        case {"at_least": least, "of": conditions}:
            return sum(holds(one, of).view(numpy.int8) for one in conditions) >= least
    raise ValueError(condition)


def failed(check: dict[str, Any], of: Columns) -> Any:
    must = holds(check["must"], of)
    return ~must & holds(check["when"], of) if check["when"] else ~must


def level(criteria: dict[str, Any], of: Columns, literally: bool) -> Any:
    """Classifies each row: 0 drug-free, 1 affected, then the types from III to I."""
    types = []
    for rule in criteria["types"]:
        met = []
        for one in rule["of"]:
            reached = holds(one["reaches"], of)
            met.append(reached & ~holds(one["below"], of) if literally and one["below"] else reached)
        types.append(sum(one.view(numpy.int8) for one in met) >= rule["at_least"])
    drug_free = numpy.logical_and.reduce([holds(one["reaches"], of) for one in criteria["drug_free"]])
    first, second, third = types
    return numpy.select([first, second, drug_free, third], [4, 3, 0, 2], 1)


def status(measure: dict[str, Any], of: Columns) -> Any:
    """Measures each row of a year: places of STATUSES."""
    if measure["rule"] in ("still_drug_free", "transformed"):
        return numpy.full(len(of["population"]), 3)
    part = total(measure["numerator"], of)
    if measure["rule"] == "none":
        return (part != 0).view(numpy.int8)
    whole = total(measure["denominator"], of)
    met = part >= whole if measure["must"] == "at_least_all" else part == whole
    return numpy.select([whole == 0, whole < 0, met], [2, 3, 0], 1)


def target(one: dict[str, Any], of: Columns) -> Any:
    """Combines the binding measures of a target."""
    binding = [measure for measure in one["measures"] if measure["role"] == "binding"]
    if any(measure["scope"] == "province" for measure in binding):
        return numpy.full(len(of["population"]), 2)
    weights = numpy.array([1, 3, 0, 2], numpy.int8)
    heaviest = numpy.maximum.reduce([weights[status(measure, of)] for measure in binding])
    return numpy.array([2, 0, 3, 1], numpy.int8)[heaviest]


class Rules:
    """The rules for a yearly report, as the catalogue lists them."""

    def __init__(self, catalogue: dict[str, Any]) -> None:
        self.checks = [check for check in catalogue["checks"] if check["rule"] == "figures" and not check["of_province"]]
        self.counts = next(check for check in catalogue["checks"] if check["rule"] == "something_counted")
        self.counted = [f["id"] for f in catalogue["figures"] if f["kind"] == "count" and f["id"] not in self.counts["except"]]
        self.criteria = catalogue["criteria"][-1]
        self.targets = catalogue["targets"]

    def judge(self, of: Columns) -> dict[str, Any]:
        """Judges the rows of a piece, whose columns lack nothing."""
        of = of | {"group_months": 12 * of["residential_groups"], "communes": 1}
        of["communes_with_outreach"] = numpy.minimum(of["outreach_sessions"], 1)
        answer = {check["code"]: failed(check, of) for check in self.checks}
        answer[self.counts["code"]] = ~numpy.logical_or.reduce([of[id] > 0 for id in self.counted if id in of])
        answer["level_cumulative"] = level(self.criteria, of, literally=False)
        answer["level_literal"] = level(self.criteria, of, literally=True)
        places = self.criteria["places_in_period"]
        over_period = of | {places["figure"]: total(places["is"], of)}
        answer["level_places_in_period"] = level(self.criteria, over_period, literally=False)
        return answer | {one["id"]: target(one, of) for one in self.targets}


def same(rules: Rules, answers: list[dict[str, Any]], judged: polars.DataFrame) -> None:
    """Checks that numpy and the table say the same of every row."""
    levels = ["drug_free", "affected", "type_iii", "type_ii", "type_i"]
    for name in ("level_cumulative", "level_literal", "level_places_in_period"):
        found = numpy.concatenate([answer[name] for answer in answers])
        assert [levels[place] for place in found] == judged[name].cast(polars.String).to_list(), name
    for name in TARGETS["kh302-2023"]:
        found = numpy.concatenate([answer[name] for answer in answers])
        assert [STATUSES[place] for place in found] == judged[name].cast(polars.String).to_list(), name
    codes = [check["code"] for check in rules.checks] + [rules.counts["code"]]
    flags = {code: numpy.concatenate([answer[code] for answer in answers]) for code in codes}
    for row, told in enumerate(judged["failed"].to_list()):
        assert [code for code in codes if flags[code][row]] == sorted(set(told) & set(codes), key=codes.index), row


def main() -> None:
    catalogue: Any = kh302.catalogue()
    empty = {"schema": "kh302.report/1", "area": "19815", "period": "2025", "figures": {}}
    known = kh302.judge(empty).missing
    fields = [field for field in catalogue["figures"] if field["id"] in known]
    draw = random.Random(302)
    documents = [report(fields, draw) for _ in range(REPORTS)]
    for one in documents:
        for id in ("use_points", "plants_found", "drug_arrests", "post_rehab", "post_rehab_managed", "released", "released_supported"):
            one["figures"][id] = draw.choice([0, 0, 1, 2, 600])
    rows = [{"area": one["area"], "period": one["period"], **one["figures"]} for one in documents]
    table = polars.concat([polars.DataFrame(rows)] * (ROWS // REPORTS), rechunk=True)
    columns = {id: table[id].cast(polars.Int64).to_numpy() for id in known}
    rules = Rules(catalogue)
    pieces = [slice(first, first + PIECE) for first in range(0, len(table), PIECE)]

    def by_numpy() -> list[dict[str, Any]]:
        return [rules.judge({id: column[piece] for id, column in columns.items()}) for piece in pieces]

    same(rules, by_numpy(), polars.DataFrame(kh302.judge_table(table, threads=1)))
    contestants = {"numpy": by_numpy, "kh302.judge_table": lambda: kh302.judge_table(table, threads=1)}
    times = dict.fromkeys(contestants, float("inf"))
    for _ in range(ROUNDS):
        for name, run in contestants.items():
            begin = time.process_time()
            run()
            times[name] = min(times[name], (time.process_time() - begin) / len(table) * 1e9)
    print(f"numpy {numpy.__version__}, {len(table):,} rows, one core; both say the same of every row")
    for name, took in times.items():
        print(f"{took:10.0f} ns a row  {took / times['numpy']:6.2f} × numpy  {name}")
    if times["kh302.judge_table"] > MOST * times["numpy"]:
        print(f"the goal of {MOST} × numpy is not reached")


if __name__ == "__main__":
    main()
