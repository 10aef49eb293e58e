"""Kiểu của phiên nhập: the types of what a :class:`kh302.Form` returns."""

from typing import TypedDict

from kh302.documents import Finding
from kh302.ids import FieldId, Severity


class Found(TypedDict):
    """Phát hiện mới: a finding that is new, or whose numbers, severity or explanation changed."""

    finding: int
    """The number of the finding, which stays the same for the whole session."""
    severity: Severity
    acknowledged: bool


class Changes(TypedDict):
    """Các thay đổi: what one action changed."""

    found: list[Found]
    """Findings that are new, or whose numbers, severity or explanation changed."""
    gone: list[int]
    """The numbers of findings that are gone."""
    fields: list[FieldId]
    """Fields whose state changed."""
    level: bool
    """Whether the level, or the levels that are still possible, changed."""
    targets: list[int]
    """The places of targets whose result changed; 0 is the first target of the plan."""


class FieldState(TypedDict):
    """Trạng thái của ô: the state of a field."""

    value: int | None
    """The number that was typed, or a flag as 0 or 1; None where it is missing or cannot be read."""
    required: bool
    """Whether the report requires the field."""
    visible: bool
    """Whether the field belongs to a report of this period."""
    locked: bool
    """Whether the field is shown and cannot be typed."""
    computed: bool
    """Whether the value follows from other figures, which then propose it."""
    proposed: int | None
    """The number that follows from the other figures; the field counts as missing until it is accepted."""
    filled: bool
    """Whether ``nothing`` filled the field with zero."""
    errors: int
    """How many errors are shown at the field."""
    others: int
    """How many warnings and notices without an explanation are shown at the field."""
    shows: bool
    """Whether the findings of the field are to be shown."""


class FindingView(TypedDict):
    """Phát hiện để hiển thị trên biểu: a finding with what a form needs to show it."""

    id: int
    """The number of the finding, which stays the same for the whole session."""
    field: int | None
    """The place of the field in the form at which it is shown; None where it is about something else."""
    label: str | None
    """The full label of that field."""
    shows: bool
    """Whether the finding is to be shown now."""
    finding: Finding
    """The finding itself."""


class Difference(TypedDict):
    """Một điểm được xét khác: a finding that only the present rules or only the earlier rules give."""

    code: str
    at: str
    found: bool
    """True where the finding is new; False where it is gone."""


class Restored(TypedDict):
    """Kết quả mở lại bản nháp: how a restored draft is judged now, compared with when it was saved."""

    same_rules: bool
    """Whether the same rules judged the draft when it was saved."""
    differences: list[Difference]
    """The findings that are new or gone; none under the same rules."""
