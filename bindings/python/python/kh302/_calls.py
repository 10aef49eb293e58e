"""Các lời gọi: functions that take one document and return one, the same as in every language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING, Any, cast

from kh302 import _native

if TYPE_CHECKING:
    from typing import TypeAlias

    from kh302 import documents
    from kh302.ids import Locale

Json: TypeAlias = "str | bytes | bytearray | memoryview | PathLike[str]"
"""JSON: a text, bytes, or the path of a file."""


def assess(
    document: documents.Report | documents.Totals | documents.Request | Mapping[str, Any] | Json,
    /,
    *,
    as_of: date | str | None = None,
    locale: Locale | None = None,
    units: _native.Units | None = None,
) -> documents.Assessment:
    """Đánh giá: checks a report, totals or a request, classes the area and measures the ten targets.

    ``as_of`` is the day as of which to judge, for the deadline; the day on which the report was prepared unless given. ``locale`` is the
    language of the sentences, ``units`` a table of units of your own. Each goes before what the document says of it.

    Raises :class:`kh302.Error` for a document that cannot be read at all. What is wrong in a report is a finding of the answer.
    """
    return _native.assess(document, as_of=as_of, locale=locale, units=units)


def rollup(document: documents.RollupRequest | Mapping[str, Any] | Json, /) -> documents.RolledUp:
    """Tổng hợp: rolls up the reports of the communes of an area. Takes a document, or JSON Lines with the head on the first line."""
    return cast("documents.RolledUp", _native.answer("rollup", document))


def compare(document: documents.Compare | Mapping[str, Any] | Json, /) -> documents.Comparison:
    """So sánh: compares the level of a report under two sets of criteria, and explains the difference."""
    return cast("documents.Comparison", _native.answer("compare", document))


def publish(document: documents.PublishQuestion | Mapping[str, Any] | Json, /) -> documents.PublicView:
    """Công bố: returns what the public may see of the reports of an area, what is withheld and why."""
    return cast("documents.PublicView", _native.answer("publish", document))


def corrections(document: documents.CorrectionsQuestion | Mapping[str, Any] | Json, /) -> documents.CorrectionsView:
    """Đính chính: finds the reports on file that a corrected one affects, and what would change in each."""
    return cast("documents.CorrectionsView", _native.answer("corrections", document))


def phase(document: documents.PhaseQuestion | Mapping[str, Any] | Json, /) -> documents.PhaseView:
    """Báo cáo giai đoạn: measures the ten targets at the start of a phase of the plan and within it."""
    return cast("documents.PhaseView", _native.answer("phase", document))


def periods(document: documents.PeriodsQuestion | Mapping[str, Any] | Json, /) -> documents.PeriodsView:
    """Kỳ báo cáo: returns the days, the neighbours, the parts and the deadlines of a period."""
    return cast("documents.PeriodsView", _native.answer("periods", document))


def areas(document: documents.AreasQuestion | Mapping[str, Any] | Json, /) -> documents.AreasView:
    """Đơn vị hành chính: looks up a unit on a day, the units above and below it and its predecessors, or searches by name."""
    return cast("documents.AreasView", _native.answer("areas", document))


def explain(document: documents.ExplainQuestion | Mapping[str, Any] | Json, /) -> documents.Explained:
    """Giải thích: explains one check, criterion or target with the numbers of a report."""
    return cast("documents.Explained", _native.answer("explain", document))


def combine(document: documents.CombineQuestion | Mapping[str, Any] | Json, /) -> documents.CombinedView:
    """Gộp các kỳ: combines the reports of shorter periods into one for a longer period."""
    return cast("documents.CombinedView", _native.answer("combine", document))


def form(document: documents.Report | documents.Request | Mapping[str, Any] | Json, /) -> documents.Form:
    """Mô tả biểu: returns the description from which a form is drawn, for the period of a report."""
    return cast("documents.Form", _native.answer("form", document))


def catalogue() -> documents.Catalogue:
    """Danh mục: returns every figure, check, criterion, target and text of the law, with its place in the law."""
    return cast("documents.Catalogue", _native.catalogue())


def schema(document: str, /) -> dict[str, Any] | None:
    """Lược đồ: returns the JSON Schema of a document such as ``kh302.report/1``; None for a document that has none."""
    return _native.schema(document)
