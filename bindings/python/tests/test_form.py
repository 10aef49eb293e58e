"""A form session: what is typed, what the session says, drafts, and parity with the assessment."""

from __future__ import annotations

import json
import random

import kh302
import pytest
from kh302.ids import FIGURES, SECTIONS
from support import report, year


def asked(document: dict[str, object]) -> dict[str, object]:
    return {"schema": "kh302.request/1", "as_of": "2025-12-15", "report": document}


def test_what_is_typed_stays_and_is_judged() -> None:
    form = kh302.Form(asked(report()))
    changes = form.set("population", "55.305")
    assert "population" in changes["fields"] and form.changes == changes
    assert form.state("population")["value"] == 55305 and form.raw("population") == "55.305"
    form.set("population", "55,305")
    assert (form.state("population")["value"], form.raw("population")) == (None, "55,305")
    wrong = next(view for view in form.findings() if view["finding"]["code"] == "F02")
    assert wrong["finding"]["message"].endswith("Có phải 55305 không?")
    assert form.findings("en")[0]["finding"]["message"] != form.findings("vi")[0]["finding"]["message"]
    form.set("population", 55305)
    form.set("reviewed", True)
    assert (form.raw("population"), form.raw("reviewed")) == ("55305", "true")
    form.set("reviewed", None)
    assert form.raw("reviewed") == ""


def test_wrong_arguments_are_errors_and_content_is_not() -> None:
    form = kh302.Form(report())
    for text in ("", "1e400", "\ud800", "x" * 100_000, "\0"):
        form.set("population", text)
        form.set("note", text)
    for act in (lambda: form.set("populatoin", "1"), lambda: form.nothing("no such"), lambda: form.leave("")):  # type: ignore[arg-type]
        with pytest.raises(kh302.Error, match="bad_value"):
            act()
    with pytest.raises(TypeError):
        form.set("population", 1.5)  # type: ignore[arg-type]
    with pytest.raises(kh302.Error, match="missing_member at /report"):
        kh302.Form({"schema": "kh302.totals/1", "area": "46", "period": "2025", "figures": {}})


def test_a_report_is_typed_sent_saved_and_restored() -> None:
    whole = year()[0]
    form = kh302.Form(asked({**whole, "figures": {}}))
    assert form.submit() is None and not form.can_submit and len(form.summary()) > 0
    for figure, value in whole["figures"].items():
        form.set(figure, value)
    for section in SECTIONS:
        filled, of = form.progress(section)
        assert filled <= of
        form.leave(form.description["sections"][0]["fields"][0]["id"])  # type: ignore[arg-type]
    draft = form.snapshot()
    again = kh302.Form(asked({**whole, "figures": {}}))
    assert again.restore(draft)["same_rules"] and again.report() == form.report()
    with pytest.raises(kh302.Error, match="other_report"):
        kh302.Form(asked({**whole, "period": "2024", "figures": {}})).restore(draft)
    assert form.assessment() == kh302.assess(asked({**form.report()}))
    for view in form.findings():
        if view["finding"]["severity"] != "error":
            form.acknowledge(view["id"], "Đã kiểm tra lại với công an xã", "2025-12-15")
    sent = form.submit()
    assert sent is not None and kh302.judge(sent, as_of="2025-12-15").can_submit


def test_random_edits_are_judged_as_the_assessment_does() -> None:
    draw = random.Random(302)
    form = kh302.Form(asked(report()))
    for _ in range(300):
        form.set(draw.choice(FIGURES), draw.choice(["", "0", "1", "5", "12", "300", "true", "false", "x", "-1", "9999999999"]))
        if draw.random() < 0.1:
            form.nothing(draw.choice(SECTIONS))
    assert form.can_submit == form.assessment()["can_submit"]
    assert json.dumps([view["finding"] for view in form.findings()]) == json.dumps(form.assessment()["findings"])
