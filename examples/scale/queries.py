"""The questions that both engines are asked, in SQL that both know. How a figure combines over months is told by the catalogue."""

from __future__ import annotations

from typing import Any

from country import MONTHS, YEAR

LEVELS = ("drug_free", "affected", "type_iii", "type_ii", "type_i", "undetermined")


def of_months(figure: dict[str, Any]) -> str:
    """Says how a figure of a year follows from those of its months. A sum over months of which one lacks the figure is missing."""
    id = figure["id"]
    if figure["over_time"] == "sum":
        return f"CASE WHEN COUNT({id}) = {len(MONTHS)} THEN CAST(SUM({id}) AS INT) END AS {id}"
    month = MONTHS[0] if figure["over_time"] == "first" else MONTHS[-1]
    if figure["kind"] == "flag":
        return f"MAX(CASE WHEN period = '{month}' THEN CAST({id} AS INT) END) = 1 AS {id}"
    return f"MAX(CASE WHEN period = '{month}' THEN {id} END) AS {id}"


def year_of(months: str, figures: list[dict[str, Any]]) -> str:
    """Combines the months of each commune to the report of the year."""
    combined = ", ".join(of_months(figure) for figure in figures)
    head = f"area, '{YEAR}' AS period, DATE '{YEAR}-12-15' AS prepared_on, TRUE AS reviewed"
    return f"SELECT {head}, {combined} FROM {months} GROUP BY area"


def rollup_of(judged: str, figures: list[dict[str, Any]]) -> str:
    """Rolls up judged reports by province and period."""
    levels = ", ".join(f"SUM(CASE WHEN level = '{level}' THEN 1 ELSE 0 END) AS {level}" for level in LEVELS)
    sums = ", ".join(f"SUM({figure['id']}) AS {figure['id']}" for figure in figures if figure["kind"] == "count")
    can_submit = "SUM(CASE WHEN can_submit THEN 1 ELSE 0 END) AS can_submit"
    of = f"{judged} JOIN communes ON {judged}.area = communes.code"
    return f"SELECT province, period, COUNT(*) AS received, {levels}, {can_submit}, {sums} FROM {of} GROUP BY province, period"
