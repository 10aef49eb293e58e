"""Judges a year of the country with PySpark: `mapInArrow` gives record batches to the Python package, which judges them as they are."""

from __future__ import annotations

import os
import pathlib
import sys
from collections.abc import Iterator
from typing import Any

import kh302
import pyarrow
from country import communes, units
from pyspark.sql import DataFrame, SparkSession
from queries import rollup_of, year_of

VERDICT = "level string, can_submit boolean, failed array<string>"


def session(cores: int) -> SparkSession:
    """Starts Spark on this machine, with the modules of this folder for its workers."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join([str(pathlib.Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    builder = SparkSession.builder.master(f"local[{cores}]").appName("kh302")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "3g",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": str(2 * cores),
        "spark.sql.execution.arrow.maxRecordsPerBatch": "20000",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def judge_batches(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Judges the batches of a worker."""
    for batch in batches:
        # Uses one thread, because Spark runs a worker for each core.
        judged = pyarrow.table(kh302.judge_table(batch, units=units(), threads=1))
        answers = judged.select(["level", "can_submit", "failed"])
        # Spells the levels out, because Spark takes no dictionaries.
        answers = answers.set_column(0, "level", answers["level"].cast(pyarrow.string()))
        for column in batch.schema.names[::-1]:
            answers = answers.add_column(0, column, judged[column])
        yield from answers.to_batches()


def judge(reports: DataFrame) -> DataFrame:
    """Judges every report of a frame."""
    fields = [f"{field.name} {field.dataType.simpleString()}" for field in reports.schema.fields]
    return reports.mapInArrow(judge_batches, ", ".join([*fields, VERDICT]))


def run(spark: SparkSession, months: DataFrame, figures: list[dict[str, Any]]) -> dict[str, DataFrame]:
    """Returns the judged months, the judged years, and the roll-up of the years by province."""
    spark.createDataFrame(list(communes().items()), "code string, province string").createOrReplaceTempView("communes")
    months.createOrReplaceTempView("months")
    years = judge(spark.sql(year_of("months", figures)))
    years.createOrReplaceTempView("years")
    return {"months": judge(months), "years": years, "rollup": spark.sql(rollup_of("years", figures))}
