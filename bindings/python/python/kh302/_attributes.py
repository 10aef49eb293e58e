"""Số liệu làm thuộc tính: figures as attributes of a report, which stays a dictionary."""

from __future__ import annotations

from typing import Any, overload


class Document(dict[str, Any]):
    """Tài liệu: a document as JSON has it, whose figures stand in ``figures``."""

    @property
    def figures(self) -> dict[str, int | bool | None]:
        """Số liệu: the figures by their ids, as they are sent."""
        figures: dict[str, int | bool | None] = self.setdefault("figures", {})
        return figures


class Count:
    """A count. Missing is None, and to set None or to delete it makes it missing."""

    def __init__(self, id: str) -> None:
        self.id = id

    @overload
    def __get__(self, report: None, owner: type) -> Count: ...
    @overload
    def __get__(self, report: Document, owner: type) -> int | None: ...
    def __get__(self, report: Document | None, owner: type) -> Count | int | None:
        return self if report is None else report.figures.get(self.id)

    def __set__(self, report: Document, value: int | None) -> None:
        if value is None:
            report.figures.pop(self.id, None)
        elif isinstance(value, bool) or not hasattr(value, "__index__"):
            raise TypeError(f"kh302: {self.id} is a count: an int or None, not {value!r}")
        else:
            report.figures[self.id] = int(value)

    def __delete__(self, report: Document) -> None:
        report.figures.pop(self.id, None)


class Flag:
    """A flag. Missing is None, and to set None or to delete it makes it missing."""

    def __init__(self, id: str) -> None:
        self.id = id

    @overload
    def __get__(self, report: None, owner: type) -> Flag: ...
    @overload
    def __get__(self, report: Document, owner: type) -> bool | None: ...
    def __get__(self, report: Document | None, owner: type) -> Flag | bool | None:
        return self if report is None else report.figures.get(self.id)  # type: ignore[return-value]

    def __set__(self, report: Document, value: bool | None) -> None:
        if value is None:
            report.figures.pop(self.id, None)
        elif not isinstance(value, bool):
            raise TypeError(f"kh302: {self.id} is a flag: a bool or None, not {value!r}")
        else:
            report.figures[self.id] = value

    def __delete__(self, report: Document) -> None:
        report.figures.pop(self.id, None)
