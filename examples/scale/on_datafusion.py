"""Judges a year of the country with DataFusion: a function for SQL that takes the columns of reports and returns a verdict for each row."""

from __future__ import annotations

from typing import Any

import kh302
import pyarrow
from country import communes, units
from datafusion import DataFrame, SessionConfig, SessionContext, udf
from queries import rollup_of, year_of

VERDICT = pyarrow.struct(
    [
        pyarrow.field("level", pyarrow.string()),
        pyarrow.field("can_submit", pyarrow.bool_()),
        pyarrow.field("failed", pyarrow.list_(pyarrow.string())),
    ]
)


def context(cores: int) -> SessionContext:
    return SessionContext(SessionConfig().with_target_partitions(cores).with_batch_size(8192))


def judge(session: SessionContext, table: str, into: str) -> DataFrame:
    """Judges every report of a table, and names the result."""
    schema = session.table(table).schema()

    def verdicts(*columns: pyarrow.Array) -> pyarrow.Array:
        batch = pyarrow.record_batch(list(columns), names=schema.names)
        # Uses one thread, because DataFusion runs as many partitions as it has cores.
        judged = pyarrow.table(kh302.judge_table(batch, units=units(), threads=1)).combine_chunks()
        answers = [judged[field.name].combine_chunks().cast(field.type) for field in VERDICT]
        return pyarrow.StructArray.from_arrays(answers, fields=list(VERDICT))

    session.register_udf(udf(verdicts, list(schema.types), VERDICT, "immutable", name=f"judge_{table}"))
    names = ", ".join(schema.names)
    answers = ", ".join(f"verdict['{field.name}'] AS {field.name}" for field in VERDICT)
    judged = session.sql(f"SELECT {names}, {answers} FROM (SELECT *, judge_{table}({names}) AS verdict FROM {table})")
    session.register_view(into, judged)
    return judged


def run(session: SessionContext, figures: list[dict[str, Any]]) -> dict[str, DataFrame]:
    """Returns the judged months, the judged years, and the roll-up of the years by province."""
    provinces = {"code": list(communes()), "province": list(communes().values())}
    session.from_pydict(provinces, name="communes")
    session.register_view("combined", session.sql(year_of("months", figures)))
    months, years = judge(session, "months", "judged_months"), judge(session, "combined", "years")
    return {"months": months, "years": years, "rollup": session.sql(rollup_of("years", figures))}
