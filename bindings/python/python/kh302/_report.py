"""Báo cáo: the report of a commune with its figures as attributes."""

from __future__ import annotations

import json
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from kh302 import _native
from kh302._error import Error
from kh302.figures import Figures

if TYPE_CHECKING:
    from kh302 import documents
    from kh302._native import Period, Units, Verdict
    from kh302.ids import Locale, RiskLevel


class Report(Figures):
    """Báo cáo của một xã, phường: a dictionary like any report, whose figures can also be read and set as attributes.

    >>> report = Report("19815", "2025", population=1000, drug_dependent=5)
    >>> report.use_points = 2
    >>> report.population, report.drug_using
    (1000, None)
    >>> report.judge().can_submit
    False

    A figure that was not counted is None. The library judges the numbers; an attribute refuses only what is no count or no flag.
    """

    def __init__(
        self,
        area: str,
        period: str | Period,
        *,
        revision: int = 0,
        prepared_on: date | str | None = None,
        declared_level: RiskLevel | None = None,
        note: str | None = None,
        **figures: int | bool | None,
    ) -> None:
        super().__init__(schema="kh302.report/1", area=area, period=str(period), figures={})
        if revision:
            self["revision"] = revision
        if prepared_on is not None:
            self["prepared_on"] = str(prepared_on)
        if declared_level is not None:
            self["declared_level"] = declared_level
        if note is not None:
            self["note"] = note
        for id, value in figures.items():
            if id not in vars(Figures):
                raise TypeError(f"kh302: there is no figure {id!r}")
            setattr(self, id, value)

    @classmethod
    def read(cls, document: str | bytes | PathLike[str] | dict[str, Any]) -> Report:
        """Đọc báo cáo: reads a report from JSON text, bytes, a file or a dictionary, with all that stands in it."""
        if isinstance(document, PathLike):
            document = Path(document).read_bytes()
        # Asks the library first, whose errors name the fault and its place.
        _native.judge(document)
        members = json.loads(document) if isinstance(document, (str, bytes)) else dict(document)
        if members.get("schema") != "kh302.report/1":
            wanted = "Cần tài liệu kh302.report/1. · A document kh302.report/1 is wanted."
            raise Error("unknown_schema", wanted, "/schema")
        report = cls.__new__(cls)
        report.update(members)
        report["figures"] = dict(members["figures"])
        return report

    @property
    def area(self) -> str:
        """Địa bàn: the code of the area."""
        return cast(str, self["area"])

    @property
    def period(self) -> str:
        """Kỳ báo cáo: the period, such as ``2025-09``."""
        return cast(str, self["period"])

    def judge(self, *, as_of: date | str | None = None, units: Units | None = None) -> Verdict:
        """Kết luận nhanh: judges the report; see :func:`kh302.judge`."""
        return _native.judge(self, as_of=as_of, units=units)

    def assess(self, *, as_of: date | str | None = None, locale: Locale | None = None, units: Units | None = None) -> documents.Assessment:
        """Đánh giá: assesses the report; see :func:`kh302.assess`."""
        return _native.assess(self, as_of=as_of, locale=locale, units=units)

    def to_json(self) -> str:
        """Returns the report as JSON text."""
        return json.dumps(self, ensure_ascii=False)

    # Is hidden from type checkers, which refuse a misspelt figure by themselves.
    if not TYPE_CHECKING:

        def __setattr__(self, name: str, value: object) -> None:
            # Refuses a misspelt figure, which would otherwise become an attribute that no one reads.
            if not hasattr(type(self), name):
                raise AttributeError(f"kh302: a report has no attribute {name!r}")
            super().__setattr__(name, value)

    def __repr__(self) -> str:
        return f"<kh302.Report {self.get('area')} {self.get('period')}, {len(self.figures)} figures>"
