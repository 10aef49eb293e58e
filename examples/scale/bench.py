"""How many reports of a large table each engine judges in a second, on one core and on two.

    cargo xtask bench scale

The table is the year of the country a hundred times over, as Parquet files below `target`, of which each engine judges every report and
counts the levels. Each measurement is a process of its own, held to its cores, so that no engine finds another's memory; the time of
starting an engine and of a first query over one file does not count.
"""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import time
from collections.abc import Callable

import country
import kh302
import pyarrow.dataset
import pyarrow.parquet

COPIES = 100
COUNT = "SELECT level, COUNT(*) AS reports FROM judged GROUP BY level"


def by_spark(cores: int, files: list[str]) -> Callable[[list[str]], int]:
    import on_spark

    spark = on_spark.session(cores)

    def count(files: list[str]) -> int:
        on_spark.judge(spark.read.parquet(*files)).createOrReplaceTempView("judged")
        return sum(row["reports"] for row in spark.sql(COUNT).collect())

    return count


def by_datafusion(cores: int, files: list[str]) -> Callable[[list[str]], int]:
    import on_datafusion

    def count(files: list[str]) -> int:
        session = on_datafusion.context(cores)
        session.register_dataset("months", pyarrow.dataset.dataset(files))
        on_datafusion.judge(session, "months", "judged")
        return sum(session.sql(COUNT).to_pydict()["reports"])

    return count


def by_package(cores: int, files: list[str]) -> Callable[[list[str]], int]:
    """Judges with the package alone, a file at a time, to tell what the engines add."""

    def count(files: list[str]) -> int:
        rows = 0
        for file in files:
            judged = pyarrow.table(kh302.judge_table(pyarrow.parquet.read_table(file), units=country.units(), threads=cores))
            rows += sum(group["counts"] for group in judged["level"].combine_chunks().value_counts().to_pylist())
        return rows

    return count


ENGINES = {"spark": by_spark, "datafusion": by_datafusion, "package": by_package}


def measure(engine: str, cores: int, files: list[str]) -> None:
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:cores]))
    count = ENGINES[engine](cores, files)
    count(files[:1])
    begin = time.perf_counter()
    rows = count(files)
    took = time.perf_counter() - begin
    assert rows == COPIES * 12 * len(country.communes()), rows
    print(f"{engine:>12} {cores:>6} {rows:>12,} {took:>9.1f} {rows / took:>12,.0f}")


def main() -> int:
    folder = pathlib.Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    files = [str(folder / f"{copy:03}.parquet") for copy in range(COPIES)]
    if len(sys.argv) > 2:
        measure(sys.argv[2], int(sys.argv[3]), files)
        return 0
    year = country.year()
    for file in files:
        pyarrow.parquet.write_table(year, file)
    print(f"{'engine':>12} {'cores':>6} {'reports':>12} {'seconds':>9} {'a second':>12}", flush=True)
    for engine in ENGINES:
        for cores in (1, 2):
            subprocess.run([sys.executable, __file__, str(folder), engine, str(cores)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
