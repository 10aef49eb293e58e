"""Both engines say of a year of the country what the library says of its reports one by one, and of its provinces."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import Any

import country
import kh302
import on_datafusion
import on_spark
import pyarrow
import pytest
from queries import LEVELS

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="session")
def months() -> pyarrow.Table:
    return country.year()


def spark_rows(months: pyarrow.Table) -> Rows:
    spark = on_spark.session(cores=2)
    try:
        frames = on_spark.run(spark, spark.createDataFrame(months), country.figures(months))
        return {name: frame.toArrow().to_pylist() for name, frame in frames.items()}
    finally:
        spark.stop()


def datafusion_rows(months: pyarrow.Table) -> Rows:
    session = on_datafusion.context(cores=2)
    session.from_arrow(months, name="months")
    frames = on_datafusion.run(session, country.figures(months))
    return {name: pyarrow.table(frame.to_arrow_table()).to_pylist() for name, frame in frames.items()}


@pytest.fixture(scope="session", params=[spark_rows, datafusion_rows])
def rows(request: pytest.FixtureRequest, months: pyarrow.Table) -> Rows:
    return request.param(months)


def verdict(row: dict[str, Any]) -> tuple[str, bool, list[str]]:
    judged = kh302.judge(country.report(row), units=country.units())
    return judged.level, judged.can_submit, list(judged.failed)


def test_each_month_is_judged_as_its_report(rows: Rows, months: pyarrow.Table) -> None:
    judged = rows["months"]
    assert len(judged) == months.num_rows == 12 * len(country.communes()) == 39_852
    for row in judged[::97]:
        assert (row["level"], row["can_submit"], row["failed"]) == verdict(row), row
    assert {row["level"] for row in judged} >= {"drug_free", "type_iii", "type_ii", "undetermined"}
    assert 0 < sum(not row["can_submit"] for row in judged) < len(judged) / 10


def test_a_year_is_combined_and_judged_as_the_library_does(rows: Rows, months: pyarrow.Table) -> None:
    of_area = defaultdict(list)
    for row in months.to_pylist():
        of_area[row["area"]].append(country.report(row))
    assert len(rows["years"]) == len(of_area)
    for row in rows["years"][::41]:
        assert (row["level"], row["can_submit"], row["failed"]) == verdict(row), row
        question = {"schema": "kh302.combine/1", "area": row["area"], "period": row["period"], "parts": of_area[row["area"]]}
        combined = kh302.combine(question)["report"]["figures"]
        assert {id: row[id] for id in combined} == combined, row["area"]


def test_the_provinces_are_rolled_up_as_the_library_does(rows: Rows) -> None:
    of_province = defaultdict(list)
    for row in rows["years"]:
        row["prepared_on"] = datetime.date(country.YEAR, 12, 15)
        of_province[country.communes()[row["area"]]].append(country.report(row))
    assert len(rows["rollup"]) == len(of_province) == 34
    for row in rows["rollup"]:
        province, reports = row["province"], of_province[row["province"]]
        near = [unit for unit in country.unit_rows() if province in (unit["code"], unit["parent_code"])]
        question = {"schema": "kh302.rollup/1", "area": province, "period": row["period"], "reports": reports, "context": {"units": near}}
        told = kh302.rollup(question)
        communes = told["communes"]
        assert row["received"] == len(communes) == sum(commune["received"] for commune in communes)
        levels = [commune["level"] or "undetermined" for commune in communes]
        assert {level: row[level] for level in LEVELS} == {level: levels.count(level) for level in LEVELS}, province
        assert row["can_submit"] == sum(commune["can_submit"] for commune in communes)
        # Leaves out the totals of figures that a commune lacks.
        totals = {id: total for id, total in told["totals"]["figures"].items() if id not in told["totals"].get("partial", [])}
        counts = {id: total for id, total in totals.items() if not isinstance(total, bool) and id in row}
        assert len(counts) > 50 and {id: row[id] for id in counts} == counts, province
