"""Every vector, every sample and every kind of bad input gets the same answer as from the library itself, byte for byte."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import kh302
from kh302.ids import CALLS
from support import answers

if TYPE_CHECKING:
    from kh302 import documents

READINGS = ("cumulative", "literal", "places_in_period")


def test_python_answers_as_the_library_does() -> None:
    compared = 0
    for name, text, answer in answers():
        assert kh302.call(name, text) == answer, f"{name} of {text}"
        assert kh302.call(name, text.encode()) == answer, f"{name} of the bytes of {text}"
        compared += 1
    assert compared > 1_000


def test_a_function_gives_the_answer_or_raises_the_error_document() -> None:
    answered = raised = 0
    for name, text, answer in answers():
        if name not in CALLS:
            continue
        wanted = json.loads(answer)
        try:
            given = getattr(kh302, name)(text)
            assert agrees(given, wanted) if isinstance(given, kh302.Verdict) else given == wanted, f"{name} of {text}"
            answered += 1
        except kh302.Error as error:
            assert wanted == {
                "schema": "kh302.error/1",
                "error": {"code": error.code, "message": error.message, "at": error.at},
            }
            raised += 1
    assert answered > 1_000 and raised > 100


def agrees(judged: kh302.Verdict, document: documents.VerdictDocument) -> bool:
    """Whether a verdict says what the document says that other languages get of the call."""
    readings = {reading["id"]: reading["level"] for reading in document["readings"]}
    levels = (judged.level_cumulative, judged.level_literal, judged.level_places_in_period)
    told = (judged.can_submit, judged.level, judged.plan, judged.targets, list(judged.missing), levels)
    targets = {target["id"]: target["status"] for target in document["targets"]}
    wanted = tuple(document[name] for name in ("can_submit", "level", "plan"))  # type: ignore[literal-required]
    if told != (*wanted, targets, document["missing"], tuple(readings.get(name) for name in READINGS)):
        return False
    # Like the assessment, the document leaves out what cannot be said: without a period, and of a declared level that cannot be read. It
    # counts comparisons that missing figures leave open among what is unchecked.
    unsaid = set(judged.failed) - set(document["failed"])
    if document["score"] is None:
        return set(document["failed"]) <= set(judged.failed)
    areas = (judged.province, judged.district) == (document["province"], document["district"])
    return areas and unsaid <= {"A105"} and set(judged.unchecked) - {"A105"} <= set(document["unchecked"])


def verdict(document: object) -> tuple[object, ...]:
    """Returns all that a verdict says."""
    judged = kh302.judge(document)  # type: ignore[arg-type]
    return tuple(getattr(judged, name) for name in dir(judged) if not name.startswith("_"))


def test_a_verdict_says_what_the_assessment_says() -> None:
    compared = 0
    for name, text, answer in answers():
        if name != "assess":
            continue
        wanted = json.loads(answer)
        if "error" in wanted:
            try:
                kh302.judge(text)
                raise AssertionError(f"no error for {text}")
            except kh302.Error as error:
                assert error.code == wanted["error"]["code"]
            continue
        judged = kh302.judge(text)
        assert judged.can_submit == wanted["can_submit"], text
        assert judged.targets == {target["id"]: target["status"] for target in wanted["targets"]}, text
        classification = wanted["classification"]
        if classification is not None and classification.get("level") is not None:
            assert judged.level == classification["level"], text
            assert judged.level_cumulative == classification["level_cumulative"], text
            assert judged.level_literal == classification["level_literal"], text
        compared += 1
    assert compared > 1_000


def test_a_dictionary_is_judged_as_its_text() -> None:
    compared = 0
    for name, text, _ in answers():
        try:
            document = json.loads(text)
            # The dictionary lost what only the text could say, such as a key that stands twice; what is no number of JSON is left out.
            again = json.dumps(document, allow_nan=False)
        except (ValueError, RecursionError):
            continue
        if name != "assess" or not isinstance(document, dict):
            continue
        try:
            wanted = verdict(again)
        except kh302.Error as error:
            try:
                kh302.judge(document)
                raise AssertionError(f"no error for {text}")
            except kh302.Error as other:
                assert (other.code, other.at) == (error.code, error.at)
            continue
        assert verdict(document) == wanted, text
        assert kh302.assess(document) == json.loads(kh302.call("assess", again)), text
        compared += 1
    assert compared > 1_000
