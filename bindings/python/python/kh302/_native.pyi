"""The native module. What is public of it is imported from :mod:`kh302`."""

from collections.abc import Mapping
from datetime import date
from os import PathLike
from typing import Any, Literal, Protocol, TypeAlias, final

from kh302 import documents
from kh302.form_types import Changes, FieldState, FindingView, Restored
from kh302.ids import CheckCode, FieldId, FigureId, Locale, PeriodKind, PlanId, RiskLevel, SectionId, Status, TargetId

__all__ = [
    "Form",
    "Period",
    "Table",
    "Unit",
    "Units",
    "Verdict",
    "_panic",
    "answer",
    "assess",
    "assess_table",
    "call",
    "catalogue",
    "judge",
    "judge_table",
    "schema",
]

_Document: TypeAlias = Mapping[str, Any] | list[Any] | tuple[Any, ...] | str | bytes | bytearray | memoryview | PathLike[str]
"""A document: a dictionary, JSON as text or bytes, or the path of a file. A list stands for JSON that is one."""

class _ArrowStream(Protocol):
    """A table of any library that exports the C stream of Arrow: polars, pyarrow, pandas, DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

class _ArrowArray(Protocol):
    """A record batch of any library that exports the C data of Arrow."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

def call(name: str, document: _Document, /) -> str:
    """Gọi theo tên: makes a call by its name and returns the answer as JSON text, the same byte for byte as in every language.

    It raises nothing for a document that cannot be read: the answer is then an error document, ``kh302.error/1``.
    """

def answer(name: str, document: _Document, /) -> Any:
    """Makes a call by its name and returns the answer; an error document is raised."""

def assess(
    document: _Document, /, *, as_of: date | str | None = None, locale: Locale | None = None, units: Units | None = None
) -> documents.Assessment:
    """Đánh giá: see :func:`kh302.assess`."""

def judge(document: _Document, /, *, as_of: date | str | None = None, units: Units | None = None) -> Verdict:
    """Kết luận nhanh: judges a report, totals or a request without sentences, many times as fast as :func:`assess`.

    ``as_of`` and ``units`` as for :func:`assess`. Raises :class:`kh302.Error` for a document that cannot be read at all.
    """

def catalogue() -> Any:
    """Danh mục: see :func:`kh302.catalogue`."""

def schema(document: str, /) -> dict[str, Any] | None:
    """Lược đồ: see :func:`kh302.schema`."""

def judge_table(
    table: _ArrowStream | _ArrowArray,
    /,
    *,
    document: str | None = None,
    as_of: date | str | None = None,
    units: Units | None = None,
    threads: int | None = None,
) -> Table:
    """Kết luận cả bảng: judges every row of a table, on all cores and without the lock of the interpreter.

    A row is a report: the columns ``area`` and ``period``, one for each figure by its id, and if you like ``revision``,
    ``prepared_on`` and ``declared_level``. A null is a missing figure. Or a row is a whole document as JSON text, in the column that
    ``document`` names. The columns of the table come back untouched, and behind them those of the verdict: ``level``,
    ``level_cumulative``, ``level_literal``, ``level_places_in_period``, ``can_submit``, ``plan``, one for each target, ``failed``,
    ``unchecked``, ``missing``, and ``error``, which says of a row that cannot be read why, where the others are null.
    """

def assess_table(
    table: _ArrowStream | _ArrowArray,
    /,
    *,
    document: str | None = None,
    as_of: date | str | None = None,
    locale: Locale | None = None,
    units: Units | None = None,
    threads: int | None = None,
) -> Table:
    """Đánh giá cả bảng: assesses every row of a table, as :func:`judge_table` reads it.

    The columns of the table come back untouched, and behind them ``assessment``: the JSON text of the assessment, or of the error
    document where the row cannot be read.
    """

def _panic() -> None: ...

@final
class Verdict:
    """Kết luận: the verdict on a document, in ids. The levels of single readings are None where the criteria have one reading alone."""

    @property
    def can_submit(self) -> bool:
        """Gửi được: whether nothing blocks sending."""

    @property
    def level(self) -> RiskLevel | Literal["undetermined"]:
        """Cấp độ: the level in the reading that the document asks for; ``undetermined`` where missing figures leave it open."""

    @property
    def level_cumulative(self) -> RiskLevel | Literal["undetermined"] | None:
        """Cấp độ, bao hàm mức cao hơn: the level where a value in a higher band also meets the criteria of the lower types."""

    @property
    def level_literal(self) -> RiskLevel | Literal["undetermined"] | None:
        """Cấp độ, theo nguyên văn từng khoảng: the level where a value meets only the criterion in whose band it lies."""

    @property
    def level_places_in_period(self) -> RiskLevel | Literal["undetermined"] | None:
        """Cấp độ, tính cả điểm đã có trong kỳ: the level where places count that were there at some time of the period."""

    @property
    def plan(self) -> PlanId | None:
        """Kế hoạch: the plan that measures the area; None where none on file does."""

    @property
    def targets(self) -> dict[TargetId, Status]:
        """Mục tiêu: the status of each target of the plan, in its order; empty without a plan."""

    @property
    def failed(self) -> tuple[CheckCode, ...]:
        """Không đạt: the checks that failed, without comparisons with other reports."""

    @property
    def unchecked(self) -> tuple[CheckCode, ...]:
        """Chưa kiểm tra được: the checks that missing figures leave open."""

    @property
    def missing(self) -> tuple[FigureId, ...]:
        """Còn thiếu: the required figures that are missing, in the order of the form."""

    @property
    def province(self) -> str | None:
        """Địa bàn cấp tỉnh: ``key``, ``not_key`` or ``undetermined``; None for other areas."""

    @property
    def district(self) -> str | None:
        """Địa bàn cấp huyện: ``clean``, ``not_clean`` or ``undetermined``; None for other areas."""

@final
class Period:
    """Kỳ báo cáo: a month, quarter, half-year, nine months or year of reports. Data run from the 15th to the 14th.

    Periods are ordered by their first day; of those that begin together the shorter comes first.
    """

    def __new__(cls, id: str) -> Period: ...
    @staticmethod
    def holding(kind: PeriodKind, day: date | str) -> Period:
        """Kỳ chứa một ngày: returns the period of a kind that contains a day."""

    @staticmethod
    def between(kind: PeriodKind, first: date | str, last: date | str) -> list[Period]:
        """Các kỳ giữa hai ngày: returns the periods of a kind that lie between two days, these included."""

    @property
    def kind(self) -> PeriodKind:
        """Loại kỳ: the kind of the period."""

    @property
    def year(self) -> int:
        """Năm: the year of the period."""

    @property
    def number(self) -> int:
        """Kỳ thứ mấy trong năm: its number among the periods of its kind in the year, from 1."""

    @property
    def first_day(self) -> date:
        """Ngày đầu: its first day."""

    @property
    def last_day(self) -> date:
        """Ngày cuối: its last day."""

    @property
    def next(self) -> Period | None:
        """Kỳ sau: the next period of its kind; None for nine months, which do not follow each other, and after 2100."""

    @property
    def previous(self) -> Period | None:
        """Kỳ trước: the previous period of its kind; None for nine months and before 2000."""

    def parts(self, kind: PeriodKind) -> list[Period] | None:
        """Chia thành các kỳ ngắn hơn: returns the periods of a shorter kind that cover it; None where that kind does not divide it."""

    def around(self) -> list[Period]:
        """Các kỳ dài hơn: returns the longer periods that contain it, from short to long."""

    def name(self, locale: Locale | None = None) -> str:
        """Tên: returns its name for people, such as “quý III năm 2025”."""

    def __contains__(self, other: Period | date | str, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __lt__(self, other: Period, /) -> bool: ...
    def __le__(self, other: Period, /) -> bool: ...
    def __gt__(self, other: Period, /) -> bool: ...
    def __ge__(self, other: Period, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[type[Period], tuple[str]]: ...

@final
class Units:
    """Bảng đơn vị hành chính: a table of administrative units over time. A code alone identifies no unit; a code and a day do."""

    @staticmethod
    def built_in() -> Units:
        """Bảng có sẵn: returns the units of Thừa Thiên Huế and Huế since 2021-07-01, compiled from legal acts; no official register."""

    @staticmethod
    def from_csv(text: str) -> Units:
        """Reads a table from CSV, in the form of :meth:`to_csv`."""

    @staticmethod
    def from_json(text: str) -> Units:
        """Reads a table from JSON: a list of units, as a request carries it in ``context.units``."""

    def to_csv(self) -> str:
        """Returns the table as CSV in its canonical form."""

    @property
    def hash(self) -> str:
        """Mã băm: the SHA-256 by which answers name the table."""

    @property
    def covered_from(self) -> date:
        """Ngày đầu của bảng: the first day that the table covers."""

    def on(self, code: str, day: date | str) -> Unit | None:
        """Đơn vị mang mã trong ngày: returns the unit that holds a code on a day; None where none does or the table does not say."""

    def search(self, text: str, /, *, ignore_diacritics: bool = False) -> list[Unit]:
        """Tìm theo tên: returns the units whose name contains the words of a text."""

    def __len__(self) -> int: ...

@final
class Unit:
    """Đơn vị hành chính: one unit of a table, which its code and its first day identify."""

    @property
    def code(self) -> str:
        """Mã: its code."""

    @property
    def name(self) -> str:
        """Tên: its full name in Vietnamese, such as “Phường An Cựu”."""

    @property
    def kind(self) -> str:
        """Loại: its kind, as the law names it, such as “phường”."""

    @property
    def level(self) -> int:
        """Cấp: the number of its level: 1 for a province, 2 for a district, 3 for a commune."""

    @property
    def parent(self) -> str | None:
        """Mã đơn vị cấp trên: the code of the unit above it; None for a province."""

    @property
    def valid_from(self) -> date | None:
        """Ngày bắt đầu: its first day; None where that is not on file."""

    @property
    def valid_to(self) -> date | None:
        """Ngày kết thúc: its last day; None while it exists."""

    @property
    def predecessors(self) -> list[str]:
        """Mã các đơn vị tiền thân: the codes of the units it was made of."""

    @property
    def successors(self) -> list[str]:
        """Mã các đơn vị kế tục: the codes of the units it became part of."""

@final
class Table:
    """Bảng kết quả: a table that polars, pyarrow, pandas, DuckDB and others take without a copy.

    ``polars.DataFrame(table)``, ``pyarrow.table(table)``, ``pandas.DataFrame.from_arrow(table)``.
    """

    @property
    def column_names(self) -> list[str]:
        """Tên các cột: the names of the columns."""

    def __len__(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...

@final
class Form:
    """Phiên nhập: the draft of one report while it is typed. The session decides, the host draws.

    Every action returns what it changed; nothing that was typed is lost. A field or section that does not exist is an error, and content
    never is. A session belongs to one thread at a time.
    """

    def __new__(cls, document: _Document, /) -> Form: ...
    def set(self, field: FieldId, text: str | int | bool | None) -> Changes:
        """Nhập: sets the text of a field as it is typed; a whole number and a flag are taken as their text, None as an empty one."""

    def leave(self, field: FieldId) -> Changes:
        """Rời ô: notes that a field was left; from now on its findings are shown."""

    def accept(self, field: FieldId) -> Changes:
        """Nhận giá trị đề xuất: sets a field to the number that the other figures propose."""

    def unlock(self, field: FieldId) -> Changes:
        """Đính chính: unlocks an opening stock."""

    def nothing(self, section: SectionId) -> Changes:
        """Không phát sinh trong kỳ: fills the empty flows of a section with zeros."""

    def undo_nothing(self, section: SectionId) -> Changes:
        """Bỏ các số 0 đã điền: removes the zeros that :meth:`nothing` put into a section."""

    def prefill(self) -> Changes:
        """Lấy số kỳ trước: copies the closing stocks of the report before to the opening stocks."""

    def acknowledge(self, finding: int, reason: str, on: str = "") -> Changes:
        """Giải trình: explains a warning or notice; a day that cannot be read gives a finding."""

    def withdraw(self, finding: int) -> Changes:
        """Rút giải trình: withdraws the explanation of a finding."""

    def set_as_of(self, day: date | str) -> Changes:
        """Ngày đánh giá: judges the report as of another day, for instance after midnight."""

    def submit(self) -> documents.Report | None:
        """Gửi báo cáo: returns the report, or None where findings block sending; from now on all findings are shown."""

    @property
    def changes(self) -> Changes:
        """Các thay đổi: the changes of the last action."""

    @property
    def can_submit(self) -> bool:
        """Gửi được: whether nothing blocks sending."""

    def raw(self, field: FieldId) -> str:
        """Returns the text of a field as it was typed."""

    def state(self, field: FieldId) -> FieldState:
        """Trạng thái của ô: returns the state of a field."""

    def findings(self, locale: Locale | None = None) -> list[FindingView]:
        """Các phát hiện: returns every finding in words, in the fixed order."""

    def summary(self, locale: Locale | None = None) -> list[FindingView]:
        """Danh sách lỗi: returns the findings that block sending and are to be shown, in the order of the form."""

    def assessment(self, locale: Locale | None = None) -> documents.Assessment:
        """Đánh giá: returns the whole assessment of the report as it stands."""

    def progress(self, section: SectionId) -> tuple[int, int]:
        """Returns how many of the required fields of a section have a value, and how many there are."""

    def report(self) -> documents.Report:
        """Returns the report as it stands, also where it cannot be sent; what cannot be read is missing in it."""

    @property
    def description(self) -> documents.Form:
        """Mô tả biểu: the description from which the form is drawn, in both languages."""

    def snapshot(self) -> str:
        """Lưu nháp: returns the draft as text, for :meth:`restore`."""

    def restore(self, draft: str) -> Restored:
        """Mở lại bản nháp: restores a draft of the same area, period and revision; another one raises :class:`kh302.Error`."""
