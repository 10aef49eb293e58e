"""``python -m kh302`` as a person runs it."""

from __future__ import annotations

import json
import subprocess
import sys

import kh302
from support import REAL, YEAR, report


def run(*arguments: str, given: str = "") -> tuple[int, str, str]:
    line = [sys.executable, "-X", "utf8", "-m", "kh302", *arguments]
    done = subprocess.run(line, input=given.encode(), capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_json_is_that_of_the_library() -> None:
    status, out, _ = run("--json", str(REAL))
    assert (status, out) == (1, kh302.call("assess", REAL) + "\n")
    lines = YEAR.read_text(encoding="utf-8")
    status, out, _ = run("--json", given=lines)
    assert out.splitlines() == [kh302.call("assess", line) for line in lines.splitlines()] and status == 1
    assert run("--json", str(YEAR))[1] == out
    over_lines = json.dumps(json.loads(lines.splitlines()[0]), indent=2)
    assert run("--json", given=over_lines)[1] == kh302.call("assess", over_lines) + "\n"


def test_the_page_says_what_the_assessment_says() -> None:
    status, out, _ = run(str(REAL))
    assert status == 1 and out.startswith("19815 · 2025-09 (2025-08-15 – 2025-09-14)\nCòn 57 lỗi cần sửa trước khi gửi\n")
    assert "Cấp độ theo số liệu: Chưa xác định được" in out and "T01 " in out
    assert "Still undetermined" not in out and "Figures missing: " in run("--locale", "en", str(REAL))[1]


def test_what_cannot_be_read_gives_status_2_and_the_run_goes_on() -> None:
    status, out, _ = run("--json", given="{\n" + json.dumps(report()) + "\n")
    first, second = out.splitlines()
    assert status == 2 and json.loads(first)["error"]["code"] == "not_json" and json.loads(second)["area"] == "19815"
    assert run("no such file")[0] == 2 and "no such file" in run("no such file")[2]
    assert "not_json" in run(given="{")[1]
    timeless = json.dumps(report() | {"period": "?"})
    assert run(given=timeless)[0] == 1
    assert run("--as-of", "yesterday", str(REAL))[0] == 2
