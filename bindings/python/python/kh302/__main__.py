"""Dòng lệnh: ``python -m kh302 [FILE…]`` assesses reports, totals or requests, and prints a page or JSON for each.

A ``.json`` file is one document, a ``.jsonl`` file holds one on each line, and standard input is either. The exit status is 0 where nothing
blocks sending, 1 where something does, and 2 where a document cannot be read. The command line of the repository, ``examples/assess``,
does more: whole pages, sheets, roll-ups.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import kh302

if TYPE_CHECKING:
    from kh302 import documents
    from kh302.ids import Locale


def main(arguments: list[str] | None = None) -> int:
    """Assesses the documents, prints what is said of them, and returns the exit status."""
    about = "Kiểm tra báo cáo, phân loại địa bàn, đo mục tiêu. · Checks reports, classes areas, measures targets."
    parser = argparse.ArgumentParser("python -m kh302", description=about)
    parser.add_argument("files", nargs="*", type=Path, help="tệp .json hoặc .jsonl; bỏ trống: đầu vào chuẩn · files; none: standard input")
    parser.add_argument("--json", action="store_true", help="mỗi kết quả một dòng JSON · one line of JSON for each answer")
    parser.add_argument("--locale", choices=["vi", "en"], help="ngôn ngữ của câu · the language of sentences")
    parser.add_argument("--as-of", help="ngày đánh giá, như 2025-12-15 · the day as of which to judge")
    options = parser.parse_args(arguments)
    locale: Locale = options.locale or "vi"
    status = 0
    try:
        for document in read(options.files):
            try:
                assessment = kh302.assess(document, as_of=options.as_of, locale=options.locale)
            except kh302.Error as error:
                status = 2
                failed = {"schema": "kh302.error/1", "error": {"code": error.code, "message": error.message, "at": error.at}}
                print(to_json(failed) if options.json else f"{error}\n")
                continue
            status = max(status, 0 if assessment["can_submit"] else 1)
            print(to_json(assessment) if options.json else page(assessment, locale))
    except OSError as error:
        print(f"python -m kh302: {error}", file=sys.stderr)
        return 2
    return status


def read(files: list[Path]) -> Iterator[bytes]:
    """Reads the documents one after the other."""
    for file in files:
        if file.suffix == ".jsonl":
            with file.open("rb") as lines:
                yield from filter(bytes.strip, lines)
        else:
            yield file.read_bytes()
    if not files:
        given = sys.stdin.buffer.read()
        try:
            json.loads(given)
            yield given
        except ValueError:
            # Is no single document, and so one on each line.
            yield from filter(bytes.strip, given.splitlines())


def to_json(answer: object) -> str:
    """Writes an answer as the library does."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def page(assessment: documents.Assessment, locale: Locale) -> str:
    """Writes an assessment as a short page. Its words are those of the form."""
    words = kh302.form({"schema": "kh302.report/1", "area": "19815", "period": "2025", "figures": {}})

    def name(kind: str, id: str) -> str:
        entries = cast("list[dict[str, Any]]", words[kind])  # type: ignore[literal-required]
        return next((str(entry["name"][locale]) for entry in entries if entry["id"] == id), id)

    period = assessment["period"]
    # A report whose own period cannot be read is assessed without one.
    lines = [f"{assessment['area']} · {period['id']} ({period['from']} – {period['to']})" if period else assessment["area"]]
    blocking = sum(finding["blocks"] is not None for finding in assessment["findings"])
    lines.append(name("words", "problems" if blocking else "no_problems").replace("{number}", str(blocking)))
    # The classification of totals has no level.
    level = cast("dict[str, Any]", assessment["classification"] or {}).get("level")
    if level is not None:
        lines.append(f"{name('words', 'level')}: {name('levels', level)}")
    for finding in assessment["findings"]:
        lines.append(f"  [{finding['code']}] {name('severities', finding['severity'])}: {finding['message']}")
    if assessment["targets"]:
        lines.append(name("words", "targets"))
    for target in assessment["targets"]:
        lines.append(f"  {target['id']} {name('statuses', target['status'])}: {target['title']}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
