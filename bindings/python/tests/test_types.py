"""The stubs say what there is, and a program that uses the package is checked as it should be."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path
from typing import get_type_hints, is_typeddict

import kh302
from kh302 import _native, documents, form_types, ids
from support import PACKAGE

PROGRAM = """
from typing import assert_type

import kh302
from kh302 import documents
from kh302.ids import RiskLevel

report = kh302.Report("19815", "2025", population=1000)
report.use_points = 2
assert_type(report.population, int | None)
assert_type(report.reviewed, bool | None)
assert_type(kh302.assess(report), documents.Assessment)
assert_type(kh302.assess("{}")["findings"][0]["message"], str)
assert_type(kh302.judge({"schema": "kh302.report/1"}).can_submit, bool)
assert_type(kh302.Form(b"{}").submit(), documents.Report | None)
given: documents.Report = {"schema": "kh302.report/1", "area": "19815", "period": "2025", "figures": {"population": 5}}
kh302.assess(given)
levels: list[RiskLevel] = ["type_i"]
"""

# Each line must be refused.
WRONG = [
    "kh302.assess(42)",
    "report.populatoin = 5",
    "report.population = '5'",
    "kh302.assess(report, locale='fr')",
    "kh302.Form(report).set('populatoin', '5')",
    "kh302.assess(report)['finding']",
    "kh302.Period.holding('week', '2025-01-01')",
    "bad: documents.Report = {'schema': 'kh302.report/1'}",
]


def mypy(*arguments: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", *arguments]
    return subprocess.run(line, capture_output=True, text=True, check=False, cwd=PACKAGE)


def test_the_stubs_are_those_of_the_module() -> None:
    done = mypy("mypy.stubtest", "kh302._native", "--mypy-config-file", "pyproject.toml", "--ignore-disjoint-bases")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_itself_is_typed() -> None:
    done = mypy("mypy", "--strict", "--cache-dir", "/dev/null", "--python-version", "3.10", "-p", "kh302")
    assert done.returncode == 0, done.stdout


def test_programs_are_checked(tmp_path: Path) -> None:
    sound, wrong = tmp_path / "sound.py", tmp_path / "wrong.py"
    sound.write_text(PROGRAM, encoding="utf-8")
    head = PROGRAM.splitlines()
    wrong.write_text("\n".join([*head, *WRONG]) + "\n", encoding="utf-8")
    done = mypy("mypy", "--strict", "--cache-dir", "/dev/null", str(sound))
    assert done.returncode == 0, done.stdout
    done = mypy("mypy", "--strict", "--cache-dir", "/dev/null", str(wrong))
    refused = {int(line.split(":")[1]) for line in done.stdout.splitlines() if ": error:" in line}
    assert refused == set(range(len(head) + 1, len(head) + 1 + len(WRONG))), done.stdout


def test_every_type_of_a_document_can_be_read_at_run_time() -> None:
    read = 0
    for module in (documents, form_types):
        for name, kind in vars(module).items():
            if is_typeddict(kind) and name != "TypedDict":
                assert get_type_hints(kind)
                read += 1
    assert read > 100


def test_all_that_is_public_is_documented() -> None:
    for name in kh302.__all__:
        assert inspect.getdoc(getattr(kh302, name)), name
    for kind in (_native.Form, _native.Period, _native.Table, _native.Unit, _native.Units, _native.Verdict):
        for name, member in vars(kind).items():
            if not name.startswith("_"):
                assert inspect.getdoc(member), (kind, name)
    assert len(ids.FIGURES) == 67
