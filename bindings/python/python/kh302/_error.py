"""Lỗi: why there is no answer."""

from __future__ import annotations

from kh302.ids import HTTP_STATUS, ErrorCode


class Error(ValueError):
    """Không đọc được tài liệu: a document gets no answer. A report with wrong figures is answered, and raises nothing.

    ``str(error)`` is the sentence with the code and the place.
    """

    code: ErrorCode
    """Mã lỗi: the kind of the error, such as ``missing_member``."""
    message: str
    """Câu giải thích: the sentence for people."""
    at: str
    """Vị trí: the place in the document, as a JSON pointer such as ``/figures``; empty for the whole document."""

    def __init__(self, code: ErrorCode, message: str, at: str = "") -> None:
        super().__init__(code, message, at)
        self.code = code
        self.message = message
        self.at = at

    @property
    def http_status(self) -> int:
        """Mã HTTP: the status with which a service answers a request that has this error."""
        return HTTP_STATUS[self.code]

    def __str__(self) -> str:
        return f"{self.message} [{self.code}{f' at {self.at}' if self.at else ''}]"
