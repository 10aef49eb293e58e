"""Every vector, every sample and every kind of bad input gets the same answer as from the library itself, byte for byte."""

from __future__ import annotations

import json

import kh302
from kh302.ids import CALLS
from support import answers


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
            assert getattr(kh302, name)(text) == wanted
            answered += 1
        except kh302.Error as error:
            assert wanted == {
                "schema": "kh302.error/1",
                "error": {"code": error.code, "message": error.message, "at": error.at},
            }
            raised += 1
    assert answered > 1_000 and raised > 100


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
