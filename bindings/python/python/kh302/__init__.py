"""kh302: kiểm tra báo cáo ma túy của xã, phường, phân loại địa bàn, đo mười mục tiêu của Kế hoạch 302/KH-UBND.

Checks reports of communes on the drug situation, classes areas by the decrees in force, and measures the ten targets of the plan. A
document is a ``dict``, JSON as ``str`` or ``bytes``, or the path of a file. :func:`assess` answers in sentences, :func:`judge` in ids and
many times as fast, :func:`judge_table` for whole tables. A document that cannot be read at all raises :class:`Error`.
"""

from kh302._calls import (
    areas,
    assess,
    catalogue,
    combine,
    compare,
    corrections,
    explain,
    form,
    periods,
    phase,
    publish,
    rollup,
    schema,
)
from kh302._error import Error
from kh302._native import Form, Period, Table, Unit, Units, Verdict, assess_table, call, judge, judge_table
from kh302._report import Report

__all__ = [
    "Error",
    "Form",
    "Period",
    "Report",
    "Table",
    "Unit",
    "Units",
    "Verdict",
    "areas",
    "assess",
    "assess_table",
    "call",
    "catalogue",
    "combine",
    "compare",
    "corrections",
    "explain",
    "form",
    "judge",
    "judge_table",
    "periods",
    "phase",
    "publish",
    "rollup",
    "schema",
]
