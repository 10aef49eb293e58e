"""A year of reports of every commune of the country, the same on every machine, and the table of units that it is judged by.

The codes are real; every figure is invented. Stocks continue from month to month, and of the reports 3% lack a figure or have a balance
that does not close.
"""

from __future__ import annotations

import datetime
import functools
import json
import pathlib
from typing import Any

import kh302
import numpy
import pyarrow

YEAR = 2026
FIRST_DAY = "2025-07-01"
MONTHS = [f"{YEAR}-{month:02}" for month in range(1, 13)]


@functools.cache
def communes() -> dict[str, str]:
    """Returns the province of each commune, by their codes."""
    lines = (pathlib.Path(__file__).parent / "communes.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(": ") for line in lines if not line.startswith("#"))
    return {code.rstrip("*"): province for province, codes in pairs for code in codes.split()}


@functools.cache
def unit_rows() -> list[dict[str, Any]]:
    """Returns the rows of a table of units, whose names are their codes."""
    text = (pathlib.Path(__file__).parent / "communes.txt").read_text(encoding="utf-8")
    special = {code.rstrip("*") for code in text.split() if code.endswith("*")}

    def row(code: str, kind: str, level: int, parent: str | None) -> dict[str, Any]:
        return {"code": code, "valid_from": FIRST_DAY, "name_vi": code, "kind": kind, "level": level, "parent_code": parent}

    provinces = [row(code, "tỉnh", 1, None) for code in sorted(set(communes().values()))]
    return provinces + [row(code, "đặc khu" if code in special else "xã", 3, province) for code, province in communes().items()]


@functools.cache
def units() -> kh302.Units:
    """Returns the table of units, read once in a process."""
    return kh302.Units.from_json(json.dumps(unit_rows()))


def split(whole: numpy.ndarray, parts: int, draw: numpy.random.RandomState) -> list[numpy.ndarray]:
    """Splits numbers into parts that add up to them; most of each goes to the first part."""
    left, rest = whole.copy(), []
    for _ in range(parts - 1):
        part = (left * draw.random_sample(len(left)) / 3).astype(numpy.int64)
        rest.append(part)
        left = left - part
    return [left, *rest]


def share(of: numpy.ndarray, most: float, draw: numpy.random.RandomState) -> numpy.ndarray:
    return (of * draw.random_sample(len(of)) * most).astype(numpy.int64)


def year() -> pyarrow.Table:
    """Makes the monthly reports of a year, month by month."""
    # Takes the generator whose numbers numpy promises never to change.
    draw = numpy.random.RandomState(302)
    codes = list(communes())
    rows = len(codes)
    population = draw.randint(3_000, 60_000, rows)
    groups = population // 1_300 + 2
    burden = numpy.where(draw.random_sample(rows) < 0.3, 0.0, draw.random_sample(rows) ** 3)
    stocks = {name: share((population * 0.004 * burden).astype(numpy.int64), 1, draw) for name in ("drug_dependent", "drug_using")}
    places = {name: draw.poisson(2 * burden) for name in ("use_points", "hotspots", "retail_points")}
    routes = {f"on_{kind}_provincial_route": draw.random_sample(rows) < 0.06 for kind in ("intra", "inter")}
    months = []
    for month in range(1, 13):
        of: dict[str, Any] = {"population": population, "residential_groups": groups}
        for name, opening in stocks.items():
            added, removed = draw.poisson(burden), numpy.minimum(draw.poisson(burden), opening)
            stocks[name] = opening + added - removed
            of |= {f"{name}_opening": opening, f"{name}_added": added, f"{name}_removed": removed, name: stocks[name]}
        situations = split(stocks["drug_dependent"], 5, draw)
        names = ("in_community", "in_compulsory_rehab", "in_voluntary_centre", "detained", "absent")
        of |= {f"drug_dependent_{name}": part for name, part in zip(names, situations, strict=True)}
        _, of["drug_dependent_on_substitution"], of["drug_dependent_in_home_rehab"] = split(situations[0], 3, draw)
        of["drug_dependent_reached"] = stocks["drug_dependent"]
        for name, part in zip(("in_community", "detained", "absent"), split(stocks["drug_using"], 3, draw), strict=True):
            of[f"drug_using_{name}"] = part
        of["drug_using_confirmed_dependent"] = numpy.minimum(of["drug_using_removed"], of["drug_dependent_added"]) // 2
        of["drug_using_reached"] = stocks["drug_using"] - share(stocks["drug_using"], 0.1, draw)
        for name, part, most in (("post_rehab", "managed", 20), ("psychosis", "managed", 4), ("released", "supported", 30)):
            of[name] = draw.poisson(burden * most)
            of[f"{name}_{part}"] = of[name] - share(of[name], 0.2, draw)
        of["post_rehab_relapsed"], of["released_reoffended"] = of["post_rehab"] // 12, of["released"] // 20
        of["incidents"] = numpy.where(of["post_rehab"] > 0, draw.random_sample(rows) < 0.02, 0)
        for name, opening in places.items():
            detected = draw.poisson(burden / 4)
            eliminated = numpy.minimum(draw.poisson(burden), opening + detected)
            places[name] = opening + detected - eliminated
            of |= {f"{name}_opening": opening, f"{name}_detected": detected, f"{name}_eliminated": eliminated}
            of |= {f"{name}_delisted": numpy.zeros(rows, int), name: places[name]}
        of["plants_found"] = numpy.where(draw.random_sample(rows) < 0.01, draw.randint(1, 800, rows), 0)
        of["plant_area_found"] = of["plants_found"] // 4
        of |= {"plants_destroyed": of["plants_found"], "plant_area_destroyed": of["plant_area_found"]}
        of["replanting_sites"] = numpy.where(of["plants_found"] > 0, draw.random_sample(rows) < 0.2, 0)
        of["groups_with_session"] = groups - share(groups, 0.1, draw)
        of["outreach_sessions"] = of["groups_with_session"] + draw.randint(0, 9, rows)
        of |= {"models": draw.randint(1, 9, rows), "groups_with_model": groups - share(groups, 0.1, draw)}
        of["drug_cases"] = draw.poisson(burden * 3) + of["use_points_eliminated"]
        of["drug_arrests"] = of["drug_cases"] + share(of["drug_cases"], 1, draw)
        of["residents_in_violation"] = share(of["drug_arrests"], 1, draw)
        of["wanted_hiding"] = numpy.where(draw.random_sample(rows) < 0.01, 1, 0)
        fault = draw.random_sample(rows)
        of["drug_using_reached"] = pyarrow.array(of["drug_using_reached"], pyarrow.int32(), mask=fault < 0.01)
        of["drug_arrests"] = pyarrow.array(of["drug_arrests"], pyarrow.int32(), mask=(fault > 0.01) & (fault < 0.02))
        of["drug_dependent_added"] = of["drug_dependent_added"] + (fault > 0.99)
        figures = {name: pyarrow.array(column, pyarrow.int32()) for name, column in of.items()}
        head = {
            "area": codes,
            "period": [MONTHS[month - 1]] * rows,
            "prepared_on": [datetime.date(YEAR, month, 14 + draw.randint(0, 2)) for _ in codes],
        }
        months.append(pyarrow.table(head | {name: pyarrow.array(column) for name, column in routes.items()} | figures))
    return pyarrow.concat_tables(months).combine_chunks()


@functools.cache
def known_figures() -> dict[str, dict[str, Any]]:
    """Returns the figures of the catalogue by their ids, in the order of the form."""
    return {figure["id"]: dict(figure) for figure in kh302.catalogue()["figures"]}


def figures(table: pyarrow.Table) -> list[dict[str, Any]]:
    """Returns the figures that a table has, in the order of the form."""
    return [figure for id, figure in known_figures().items() if id in table.column_names]


def report(row: dict[str, Any]) -> dict[str, Any]:
    """Makes the document of a row."""
    head = {"area": row["area"], "period": row["period"], "prepared_on": row["prepared_on"].isoformat()}
    return {"schema": "kh302.report/1", **head, "figures": {id: row[id] for id in row if id in known_figures() and row[id] is not None}}
