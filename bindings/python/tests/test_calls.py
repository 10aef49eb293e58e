"""Every call, and what the package adds to calls: documents of all kinds, the day, the language, units, errors."""

from __future__ import annotations

import json
import pickle
from collections import OrderedDict
from datetime import date
from pathlib import Path
from types import MappingProxyType

import kh302
import numpy
import pytest
from kh302 import documents, ids
from support import REAL, report, year


def test_every_call_of_the_library_is_a_function() -> None:
    for name in ids.CALLS:
        assert name in kh302.__all__ and callable(getattr(kh302, name)) and getattr(kh302, name).__doc__


def test_a_document_can_be_given_in_every_form(tmp_path: Path) -> None:
    document = year()[0]
    text = json.dumps(document)
    file = tmp_path / "report.json"
    file.write_text(text, encoding="utf-8")
    wanted = kh302.assess(document)
    bytes_ = text.encode()
    for form in (text, bytes_, bytearray(bytes_), memoryview(bytes_), file, OrderedDict(document), MappingProxyType(document)):
        assert kh302.assess(form) == wanted
        assert kh302.judge(form).failed == kh302.judge(document).failed
    assert kh302.assess(kh302.Report.read(file)) == wanted


def test_values_of_python_are_written_as_json() -> None:
    plain = report(population=1000, reviewed=True) | {"prepared_on": "2025-09-14"}
    values = report(population=numpy.int64(1000), reviewed=numpy.bool_(True))  # type: ignore[arg-type]
    values |= {"prepared_on": date(2025, 9, 14), "period": kh302.Period("2025-09")}
    assert kh302.assess(values) == kh302.assess(plain)


def test_the_caller_goes_before_the_document() -> None:
    asked = {"schema": "kh302.request/1", "as_of": "2025-09-15", "locale": "vi", "report": report()}
    late = kh302.assess(asked, as_of=date(2025, 9, 20), locale="en")
    assert late["timeliness"]["days_late"] == 5
    assert late == kh302.assess(asked | {"as_of": "2025-09-20", "locale": "en"})
    assert kh302.judge(asked, as_of="2025-09-20").failed == kh302.judge(asked | {"as_of": "2025-09-20"}).failed
    table = '[{ "code": "48", "name_vi": "Thành phố Đà Nẵng", "kind": "thành phố", "level": 1 }]'
    units = kh302.Units.from_json(table)
    own = kh302.assess(report(), units=units)
    assert own["engine"]["units"] == units.hash != kh302.assess(report())["engine"]["units"]
    crowded = report(population=900_000)
    assert "A111" in kh302.judge(crowded).failed and "A111" not in kh302.judge(crowded, units=units).failed
    assert kh302.judge(json.dumps(crowded), units=units).failed == kh302.judge(crowded, units=units).failed


def test_an_error_tells_its_code_its_place_and_its_status() -> None:
    with pytest.raises(kh302.Error) as caught:
        kh302.assess({"schema": "kh302.request/1", "report": {"schema": "kh302.report/1", "area": "19815", "period": "2025"}})
    error = caught.value
    assert (error.code, error.at, error.http_status) == ("missing_member", "/report/figures", 422)
    assert error.message in str(error) and "/report/figures" in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (again.code, again.message, again.at) == (error.code, error.message, error.at)
    with pytest.raises(kh302.Error, match="bad_value"):
        kh302.assess(report(), as_of="15/9/2025")
    with pytest.raises(kh302.Error, match="bad_value at /locale"):
        kh302.assess(report(), locale="fr")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a document is a dict"):
        kh302.assess(42)  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        kh302.judge(Path("no such file"))


def test_a_panic_becomes_an_ordinary_exception() -> None:
    with pytest.raises(kh302.Error) as caught:
        kh302._native._panic()
    assert (caught.value.code, caught.value.http_status) == ("internal", 500)


def test_a_report_has_its_figures_as_attributes() -> None:
    made = kh302.Report("19815", kh302.Period("2025-09"), prepared_on=date(2025, 9, 14), revision=1, population=1000, reviewed=True)
    made.drug_dependent = 5
    made.drug_using = 2
    made.drug_using = None
    del made.reviewed
    assert (made.area, made.period, made.population, made.drug_dependent, made.drug_using) == ("19815", "2025-09", 1000, 5, None)
    assert made == report(population=1000, drug_dependent=5) | {"revision": 1, "prepared_on": "2025-09-14"}
    assert made.assess(locale="en") == kh302.assess(json.loads(made.to_json()), locale="en")
    assert made.judge().missing == kh302.judge(dict(made)).missing
    assert set(ids.FIGURES) <= set(dir(made))
    assert "Nhân khẩu" in (kh302.figures.__doc__ or "") or vars(kh302.figures.Figures)["population"].id == "population"
    with pytest.raises(TypeError, match="population is a count"):
        made.population = "1000"  # type: ignore[assignment]
    with pytest.raises(TypeError, match="reviewed is a flag"):
        made.reviewed = 1  # type: ignore[assignment]
    with pytest.raises(AttributeError, match="populatoin"):
        made.populatoin = 1000  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="populatoin"):
        kh302.Report("19815", "2025", populatoin=1000)
    with pytest.raises(kh302.Error, match="not_json"):
        kh302.Report.read("{")
    with pytest.raises(kh302.Error, match="unknown_schema"):
        kh302.Report.read({"schema": "kh302.request/1", "report": report()})
    real = kh302.Report.read(REAL)
    assert real.population == 55305 and real.judge().level == "undetermined"
    copied = pickle.loads(pickle.dumps(made))
    assert copied == made and copied.population == 1000


def test_periods_are_values() -> None:
    quarter = kh302.Period("2025-Q3")
    assert (quarter.kind, quarter.year, quarter.number, str(quarter)) == ("quarter", 2025, 3, "2025-Q3")
    assert (quarter.first_day, quarter.last_day) == (date(2025, 6, 15), date(2025, 9, 14))
    assert (quarter.next, quarter.previous) == (kh302.Period("2025-Q4"), kh302.Period("2025-Q2"))
    assert quarter.parts("month") == [kh302.Period(f"2025-0{month}") for month in (7, 8, 9)]
    assert quarter.parts("year") is None
    assert kh302.Period("2025-9M") in quarter.around()
    assert date(2025, 9, 14) in quarter and "2025-09-15" not in quarter and kh302.Period("2025-08") in quarter
    assert kh302.Period.holding("month", date(2025, 12, 20)) == kh302.Period("2026-01")
    assert len(kh302.Period.between("month", "2024-12-15", "2025-12-14")) == 12
    assert sorted([quarter, kh302.Period("2025-01")])[0] == kh302.Period("2025-01")
    assert len({quarter, kh302.Period("2025-Q3")}) == 1 and pickle.loads(pickle.dumps(quarter)) == quarter
    assert (quarter.name(), quarter.name("en")) == ("quý III năm 2025", "third quarter of 2025")
    with pytest.raises(kh302.Error, match="bad_value at /period"):
        kh302.Period("2025-13")
    with pytest.raises(kh302.Error, match="is no kind of period"):
        kh302.Period.holding("week", "2025-01-01")  # type: ignore[arg-type]


def test_units_are_asked_by_code_and_day() -> None:
    units = kh302.Units.built_in()
    before, after = units.on("19918", "2025-06-30"), units.on("19918", date(2025, 7, 1))
    assert before is not None and after is not None
    assert (before.name, after.name) == ("Xã Phú Xuân", "Xã Phú Hồ")
    assert (after.kind, after.level, after.parent, after.valid_to) == ("xã", 3, "46", None)
    assert after.valid_from == date(2025, 7, 1) and len(after.predecessors) > 0
    assert [unit.name for unit in units.search("lang co", ignore_diacritics=True)] == ["Thị trấn Lăng Cô", "Xã Chân Mây - Lăng Cô"]
    assert units.search("lang co") == [] and units.on("00004", "2025-07-01") is None
    again = kh302.Units.from_csv(units.to_csv())
    assert (again.hash, len(again), again.covered_from) == (units.hash, len(units), date(2021, 7, 1))
    with pytest.raises(kh302.Error) as caught:
        kh302.Units.from_csv("nothing")
    assert caught.value.code == "bad_units"


def test_the_catalogue_and_the_schemas_are_those_of_the_repository() -> None:
    from support import ROOT

    committed = json.loads((ROOT / "core/generated/catalogue.json").read_text(encoding="utf-8"))
    assert {name: value for name, value in kh302.catalogue().items() if name != "engine"} == committed
    for file in (ROOT / "core/generated/schema").glob("*.json"):
        schema = json.loads(file.read_text(encoding="utf-8"))
        assert kh302.schema(f"kh302.{file.stem}/1") == schema
    assert kh302.schema("kh302.no_such/1") is None


def test_the_types_of_documents_name_what_the_answers_hold() -> None:
    assessment = kh302.assess(year()[0])
    assert set(assessment) == set(documents.Assessment.__required_keys__)
    assert documents.Report.__required_keys__ == {"schema", "area", "period", "figures"}
    assert "note" in documents.Report.__optional_keys__
