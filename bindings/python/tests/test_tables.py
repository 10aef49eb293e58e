"""Tables of other libraries go in and come out, and each row is judged as the same document would be."""

from __future__ import annotations

import ctypes
import json
import random
from datetime import date
from typing import Any

import duckdb
import kh302
import pandas
import polars
import pyarrow
import pytest
from kh302.ids import FIGURES, TARGETS
from support import YEAR, year

LEVELS = ("level", "level_cumulative", "level_literal", "level_places_in_period")
NEW = [*LEVELS, "can_submit", "plan", *TARGETS["kh302-2023"], "failed", "unchecked", "missing", "error"]


def rows() -> list[dict[str, Any]]:
    """Makes the rows of a table: the members of a report and its figures side by side, and a name that means nothing here."""
    # Leaves out the reports with a figure as text or under a misspelt id, which no table has.
    sound = [one for one in year() if not any(isinstance(value, str) for value in one["figures"].values())]
    reports = [one for one in sound if set(one["figures"]) <= set(FIGURES)]
    return [{"name": f"row {place}", **{k: v for k, v in one.items() if k not in ("schema", "figures", "acknowledged")}, **one["figures"]}
            for place, one in enumerate(reports)]  # fmt: skip


def document(row: dict[str, Any]) -> dict[str, Any]:
    """Makes the document of a row."""
    present = {key: value for key, value in row.items() if value is not None and key != "name"}
    return {
        "schema": "kh302.report/1",
        **{key: value for key, value in present.items() if key not in FIGURES},
        "figures": {key: value for key, value in present.items() if key in FIGURES},
    }


def wanted(of: object) -> dict[str, Any]:
    """Judges a document by itself, and returns what the columns must say."""
    try:
        verdict = kh302.judge(of)  # type: ignore[arg-type]
    except kh302.Error as error:
        return {name: None for name in NEW} | {"error": str(error)}
    answer: dict[str, Any] = {name: getattr(verdict, name) for name in (*LEVELS, "can_submit", "plan")}
    answer |= {target: verdict.targets.get(target) for target in TARGETS["kh302-2023"]}
    return answer | {name: list(getattr(verdict, name)) for name in ("failed", "unchecked", "missing")} | {"error": None}


def check(judged: list[dict[str, Any]], documents: list[Any]) -> None:
    assert len(judged) == len(documents) > 0
    for row, one in zip(judged, documents, strict=True):
        assert {name: row[name] for name in NEW} == wanted(one), one


def test_each_row_is_judged_as_its_document() -> None:
    given = rows()
    table = kh302.judge_table(polars.DataFrame(given))
    assert table.column_names == [*given[0], *NEW] and len(table) == len(given)
    judged = polars.DataFrame(table).to_dicts()
    check(judged, [document(row) for row in given])
    assert [row["name"] for row in judged] == [row["name"] for row in given]
    assert {row["level"] for row in judged} > {"type_iii", "drug_free"}


def test_every_library_gives_and_takes_tables() -> None:
    given = rows()
    documents = [document(row) for row in given]
    arrow = pyarrow.Table.from_pylist(given)
    frames: dict[str, Any] = {
        "polars": polars.DataFrame(given),
        "pyarrow": arrow,
        "batch": arrow.to_batches()[0],
        "reader": arrow.to_reader(max_chunksize=7),
        "pandas": pandas.DataFrame(given),
        "duckdb": duckdb.from_arrow(arrow),
    }
    for name, frame in frames.items():
        table = kh302.judge_table(frame)
        back: dict[str, list[dict[str, Any]]] = {
            "polars": polars.DataFrame(table).to_dicts(),
            "pyarrow": pyarrow.table(table).to_pylist(),
            "duckdb": duckdb.from_arrow(pyarrow.table(table)).to_arrow_table().to_pylist(),
        }
        for of, judged in back.items():
            check(judged, documents)
            assert [row["name"] for row in judged] == [row["name"] for row in given], (name, of)
        frame = pandas.DataFrame.from_arrow(table)
        assert list(frame["level"].astype(object)) == [kh302.judge(one).level for one in documents]
        assert [list(codes) for codes in frame["failed"]] == [list(kh302.judge(one).failed) for one in documents]


def test_columns_of_every_type_are_read() -> None:
    row = next(row for row in rows() if row["period"] == "2025")
    one = document(row) | {"prepared_on": "2025-12-15", "revision": 1, "declared_level": "type_iii"}
    one["figures"] = {key: value for key, value in one["figures"].items() if not isinstance(value, bool) and value < 100}
    count = next(iter(one["figures"]))
    texts = [pyarrow.string(), pyarrow.large_string(), pyarrow.string_view(), pyarrow.dictionary(pyarrow.int16(), pyarrow.string())]
    days = [pyarrow.string(), pyarrow.date32(), pyarrow.date64(), *(pyarrow.timestamp(unit) for unit in ("s", "ms", "us", "ns"))]
    numbers = [getattr(pyarrow, f"{sign}int{bits}")() for sign in ("", "u") for bits in (8, 16, 32, 64)]
    numbers += [pyarrow.float32(), pyarrow.float64(), pyarrow.decimal128(20, 0)]
    for text in texts:
        for day in days:
            for number in numbers if text == texts[0] and day == days[0] else numbers[:1]:
                columns: dict[str, Any] = {
                    "area": pyarrow.array([one["area"], one["area"], None]).cast(text) if not isinstance(text, pyarrow.DictionaryType)
                    else pyarrow.array([one["area"], one["area"], None]).dictionary_encode(),
                    "period": pyarrow.array([one["period"]] * 3, text if not isinstance(text, pyarrow.DictionaryType) else None),
                    "revision": pyarrow.array([1, 1, 1], number if not pyarrow.types.is_decimal(number) else pyarrow.int64()),
                    "declared_level": pyarrow.array(["type_iii"] * 3),
                    "prepared_on": pyarrow.array([date(2025, 12, 15)] * 3).cast(day),
                    "models": pyarrow.nulls(3),
                }  # fmt: skip
                columns |= {
                    key: pyarrow.array([value, value, value]).cast(number) for key, value in one["figures"].items() if key != "models"
                }
                judged = pyarrow.table(kh302.judge_table(pyarrow.table(columns))).to_pylist()
                same = {**one, "figures": {key: value for key, value in one["figures"].items() if key != "models"}}
                without = {key: value for key, value in same.items() if key != "area"}
                check(judged, [same, same, without])
    for wrong in (pyarrow.list_(pyarrow.int64()), pyarrow.binary(), pyarrow.decimal128(20, 2), pyarrow.duration("s")):
        bad = pyarrow.table({"area": ["19815"], "period": ["2025"], count: pyarrow.nulls(1, wrong)})
        with pytest.raises(kh302.Error, match=f"wrong_type at /{count}"):
            kh302.judge_table(bad)


def test_odd_values_are_judged_as_their_documents() -> None:
    draw = random.Random(302)
    sound = rows()
    for column, values in {
        "population": [None, -1, 0, 5, 10**12, 2**62],
        "drug_using": [None, 0.0, 5.0, 5.5, -3.0, 1e18, 1e300, float("inf"), -float("inf")],
        "area": [None, "", "1", "46", "19815", "99999", "１９８１５", "19815 ", 'a"\\\n'],
        "period": [None, "", "2025", "2025-09", "2025-13", "09/2025", "1999"],
        "prepared_on": [None, "", "2025-12-15", "15/12/2025", "2025-02-30"],
        "declared_level": [None, "", "type_i", "Type_I", "undetermined"],
        "revision": [None, 0, 1, -1, 2**40],
        "note": [None, "", "ghi chú", "So\u0302\u0301 lie\u0323\u0302u", "0912345678", "x" * 3000],
    }.items():
        given = [draw.choice(sound) | {column: value} for value in values for _ in range(3)]
        frame = polars.DataFrame(given, infer_schema_length=None)
        table = kh302.judge_table(frame)
        documents = [document(row) for row in given]
        infinite = column == "drug_using"
        if infinite:
            # JSON has no infinity; a number that is as much out of bounds stands for it.
            documents = [json.dumps(one).replace("-Infinity", "-1e999").replace("Infinity", "1e999") for one in documents]  # type: ignore[misc]
        check(polars.DataFrame(table).to_dicts(), documents)
        assessed = polars.DataFrame(kh302.assess_table(frame))["assessment"].to_list()
        if not infinite:
            assert assessed == [kh302.call("assess", one) for one in documents]


def test_documents_as_text_and_what_cannot_be_read() -> None:
    texts = [*YEAR.read_text(encoding="utf-8").splitlines(), "{", "", None, '{"schema":"kh302.report/9"}']
    frame = polars.DataFrame({"text": texts, "place": range(len(texts))})
    judged = polars.DataFrame(kh302.judge_table(frame, document="text")).to_dicts()
    check(judged, ["" if text is None else text for text in texts])
    assert [row["error"] is None for row in judged[-4:]] == [False] * 4
    assessed = polars.DataFrame(kh302.assess_table(frame, document="text"))
    assert assessed["assessment"].to_list() == [kh302.call("assess", text or "") for text in texts]
    assert assessed.columns == ["text", "place", "assessment"]
    english = polars.DataFrame(kh302.assess_table(frame, document="text", locale="en", as_of=date(2026, 1, 20)))["assessment"]
    assert json.loads(english[0]) == kh302.assess(texts[0] or "", locale="en", as_of="2026-01-20")
    late = polars.DataFrame(kh302.judge_table(frame, document="text", as_of="2026-01-20"))
    assert late["failed"][0].to_list() == list(kh302.judge(texts[0] or "", as_of="2026-01-20").failed)


def test_a_table_that_is_none_of_reports_is_refused() -> None:
    frame = polars.DataFrame({"period": ["2025"], "number": [1]})
    with pytest.raises(kh302.Error, match="missing_member at /area"):
        kh302.judge_table(frame)
    with pytest.raises(kh302.Error, match="missing_member at /text"):
        kh302.judge_table(frame, document="text")
    with pytest.raises(kh302.Error, match="wrong_type at /number"):
        kh302.judge_table(frame, document="number")
    with pytest.raises(TypeError, match="a table is a frame"):
        kh302.judge_table([1, 2])  # type: ignore[arg-type]
    with pytest.raises((ValueError, TypeError)):
        kh302.judge_table(pyarrow.array([1, 2]))
    empty = kh302.judge_table(polars.DataFrame(schema={"area": polars.String, "period": polars.String, "population": polars.Int64}))
    assert len(empty) == 0 and polars.DataFrame(empty).columns == ["area", "period", "population", *NEW]
    assert len(kh302.judge_table(polars.DataFrame(schema={"area": polars.Categorical, "period": polars.String}))) == 0


def test_a_table_can_be_judged_again_and_taken_twice() -> None:
    frame = polars.DataFrame(rows())
    once = kh302.judge_table(frame)
    again = kh302.judge_table(once)
    assert again.column_names == once.column_names
    assert polars.DataFrame(again).equals(polars.DataFrame(once))


def test_columns_pass_without_a_copy() -> None:
    arrow = pyarrow.Table.from_pylist(rows()).combine_chunks()
    back = pyarrow.table(kh302.judge_table(arrow))
    assert len(arrow) < 8_192
    for name in ("area", "population"):
        one, other = arrow[name].chunk(0).buffers()[-1], back[name].chunk(0).buffers()[-1]
        assert one.address == other.address, name


def test_many_rows_on_many_threads_are_those_of_one() -> None:
    frame = polars.concat([polars.DataFrame(rows())] * 600)
    one = polars.DataFrame(kh302.judge_table(frame, threads=1))
    assert len(one) > 20_000
    for threads in (2, 8, 10_000):
        assert polars.DataFrame(kh302.judge_table(frame, threads=threads)).equals(one)
    nothing = polars.DataFrame(kh302.judge_table(frame, threads=0))
    assert nothing.equals(one)


def test_other_threads_run_while_a_table_is_judged() -> None:
    from threading import Event, Thread

    frame = polars.concat([polars.DataFrame(rows())] * 500)
    done, turns = Event(), 0

    def work() -> None:
        kh302.judge_table(frame, threads=1)
        done.set()

    thread = Thread(target=work)
    thread.start()
    while not done.wait(0.0005):
        turns += 1
    thread.join()
    # A call that kept the lock would leave this thread a turn or two.
    assert turns > 5


def test_tables_leave_no_memory_behind() -> None:
    from test_threads import resident

    frame = polars.concat([polars.DataFrame(rows())] * 50)

    def judge(rounds: int) -> None:
        for _ in range(rounds):
            polars.DataFrame(kh302.judge_table(frame))

    judge(20)
    before = resident()
    judge(100)
    # A hundred tables of this size are more than three hundred megabytes.
    assert resident() - before < 60_000_000


def test_capsules_are_taken_once_and_dropped_safely() -> None:
    table = kh302.judge_table(polars.DataFrame(rows()))
    name = ctypes.pythonapi.PyCapsule_GetName
    name.restype, name.argtypes = ctypes.c_char_p, [ctypes.py_object]
    assert name(table.__arrow_c_stream__()) == b"arrow_array_stream"
    assert name(table.__arrow_c_schema__()) == b"arrow_schema"
    for _ in range(1_000):
        table.__arrow_c_stream__()
        table.__arrow_c_schema__()
    taken = table.__arrow_c_stream__()

    class Twice:
        def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
            return taken

    assert len(kh302.judge_table(Twice())) == len(table)
    with pytest.raises(ValueError, match="cannot be taken"):
        kh302.judge_table(Twice())

    class Wrong:
        def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
            return table.__arrow_c_schema__()

    with pytest.raises(ValueError):
        kh302.judge_table(Wrong())
