"""The notebook and the benchmark run, and the lines of the README give what they say."""

from __future__ import annotations

import base64
import doctest
import re
import subprocess
import sys

import kh302
import nbformat
import pytest
from nbclient import NotebookClient
from support import PACKAGE


@pytest.mark.filterwarnings("ignore")
def test_the_notebook_runs_and_draws_its_charts() -> None:
    path = PACKAGE / "examples/levels.ipynb"
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert all(cell.outputs == [] and cell.execution_count is None for cell in notebook.cells if cell.cell_type == "code")
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": path.parent}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    charts = [base64.b64decode(output.data["image/png"]) for output in outputs if "image/png" in output.get("data", {})]
    assert len(charts) == 2 and all(chart.startswith(b"\x89PNG") and len(chart) > 10_000 for chart in charts)
    said = "".join(output.text for output in outputs if output.output_type == "stream" and output.name == "stdout")
    assert "T01" in said and "T10" in said


def test_the_lines_of_the_readme_give_what_they_say() -> None:
    blocks = re.findall(r"```python\n(.*?)```", (PACKAGE / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) >= 3
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "README.md", "exec"), names)


def test_a_verdict_takes_at_most_a_fifth_of_the_time_of_pydantic() -> None:
    done = subprocess.run([sys.executable, PACKAGE / "bench/verdict.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "× pydantic" in done.stdout, done.stdout + done.stderr


def test_the_examples_of_the_documentation_give_what_they_say() -> None:
    from kh302 import _report

    tried = doctest.testmod(_report, extraglobs={"Report": kh302.Report})
    assert tried.attempted >= 4 and tried.failed == 0
