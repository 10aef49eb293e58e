"""Whatever is given, there is an answer or an ordinary exception, and never a panic."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable

import kh302
import pytest
from kh302.ids import CALLS
from support import report, year

HEAD = '{"schema":"kh302.report/1","area":"19815","period":"2025-09","figures":'


def in_figures(text: str) -> str:
    return HEAD + text + "}"


# The kinds of JSONTestSuite, written anew: what is no JSON.
NOT_JSON = [
    "",
    " ",
    "{",
    "}",
    "[",
    "{]",
    "[}",
    "tru",
    "nul",
    "True",
    "None",
    "undefined",
    "'a'",
    "{'a':1}",
    '{"a":1,}',
    '{"a" 1}',
    '{"a":}',
    "{,}",
    '{"a":1 "b":2}',
    '{"a":1,,"b":2}',
    "{a:1}",
    '{"a":1}}',
    '{"a":1}x',
    '{"a":1}{"a":1}',
    '{"a":"\n"}',
    '{"a":"\t"}',
    '{"a":"\\x41"}',
    '{"a":"\\u12"}',
    '{"a":"\\u12G4"}',
    '{"a":"\\"}',
    '{"a',
    '{"a":"',
    '{"a":"\\',
    "/* */{}",
    "{}// x",
    "{}#",
    "\x0c{}",
    "\u00a0{}",
    "\u2028{}",
    "[1,]",
    "[,1]",
    "[1 2]",
    '"\x00"',
    "\x00",
    "<a/>",
    "a: 1",
    "﻿﻿{}",
]
# What is no number of JSON.
NOT_NUMBERS = [
    "NaN",
    "-NaN",
    "Infinity",
    "-Infinity",
    "01",
    "-01",
    "00",
    "+1",
    "1.",
    ".5",
    "-.5",
    "-",
    "--1",
    "1e",
    "1e+",
    "1e-",
    "1E",
    "1.e1",
    "0x1F",
    "1_000",
    "1,000",
    "1 000",
    "0b1",
    "0o7",
    "１",
    "1a",
    "1.2.3",
    "1e1.5",
    "٣",
    "1/2",
    "∞",
]
# What is JSON and odd.
ODD_VALUES = [
    "1e400",
    "-1e400",
    "1e-400",
    "1e99999999999999999999",
    "-0",
    "-0.0",
    "0e0",
    "5.0",
    "5.5",
    "1E2",
    "1e+2",
    "123456789012345678901234567890",
    "-1",
    "0." + "0" * 400 + "1",
    "9" * 4000,
    "null",
    "true",
    "[]",
    "{}",
    '""',
    '"5"',
    '"５"',
    '"1.234"',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"\\u0000"',
    '"\\ud834\\udd1e"',
    '"\\uffff"',
    "[[[[]]]]",
    '{"":{}}',
    '{"population":1}',
    "[1,[2,[3]]]",
]


def answers_or_raises(ask: Callable[[], object]) -> str:
    """Runs what must give an answer or an ordinary error of the package, and returns the code of the error."""
    try:
        ask()
    except kh302.Error as error:
        assert error.code != "internal", error
        assert error.message
        return error.code
    return ""


def test_what_is_no_json_is_refused_by_every_call() -> None:
    texts = [*NOT_JSON, *(in_figures(f'{{"population":{number}}}') for number in NOT_NUMBERS)]
    for text in texts:
        for name in CALLS:
            answer = json.loads(kh302.call(name, text))
            assert answer["schema"] == "kh302.error/1", (name, text)
        assert answers_or_raises(lambda text=text: kh302.judge(text)) == "not_json", text
        assert answers_or_raises(lambda text=text: kh302.Form(text)) == "not_json", text


def test_odd_values_at_every_place_get_an_answer() -> None:
    members = ["schema", "area", "period", "revision", "prepared_on", "figures", "declared_level", "acknowledged", "note", "unknown"]
    whole = {name: json.dumps(value) for name, value in report().items()}
    answered = 0
    for value in ODD_VALUES:
        texts = [in_figures(f'{{"population":{value}}}'), in_figures(f'{{"reviewed":{value},"population":5}}'), value]
        texts += ["{" + ",".join(f'"{key}":{text}' for key, text in (whole | {name: value}).items()) + "}" for name in members]
        for text in texts:
            judged = answers_or_raises(lambda text=text: kh302.judge(text))
            assert judged == answers_or_raises(lambda text=text: kh302.assess(text)), text
            answered += judged == ""
            for name in CALLS:
                kh302.call(name, text)
    assert answered > 200


def test_keys_that_stand_twice_are_found() -> None:
    twice = in_figures('{"population":1,"population":2}')
    assert "F05" in [finding["code"] for finding in kh302.assess(twice)["findings"]] or kh302.assess(twice)["findings"]
    assert kh302.assess(twice) != kh302.assess(in_figures('{"population":2}'))


def test_bytes_that_are_not_utf8_are_refused() -> None:
    sound = in_figures("{}").encode()
    for bad in (b"\xff", b"\xc3(", b"\xe2\x28\xa1", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", b"\xf8\x88\x80\x80\x80", b"\xc3"):
        for text in (bad, sound[:-1] + b',"note":"' + bad + b'"}'):
            assert answers_or_raises(lambda text=text: kh302.judge(text)) == "not_json"
            assert answers_or_raises(lambda text=text: kh302.assess(bytearray(text))) == "not_json"
            for name in CALLS:
                assert json.loads(kh302.call(name, text))["error"]["code"] == "not_json"
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        assert answers_or_raises(lambda encoding=encoding: kh302.judge(sound.decode().encode(encoding))) == "not_json"
    with pytest.raises(kh302.Error, match="dòng 2, cột 3"):
        kh302.rollup(b"{}\n  \xff")


def test_lone_surrogates_are_refused_or_named() -> None:
    assert answers_or_raises(lambda: kh302.judge(in_figures("{}").replace("{}", '{"\ud800":1}'))) == "not_json"
    document = report() | {"note": "a\ud800b"}
    assert kh302.assess(document) == kh302.assess(json.dumps(document))


def test_values_that_json_has_not_are_named_by_their_place() -> None:
    for value in (float("nan"), float("inf"), -float("inf"), 10**5000):
        with pytest.raises(kh302.Error) as caught:
            kh302.assess(report(population=value))  # type: ignore[arg-type]
        assert (caught.value.code, caught.value.at) == ("bad_value", "/figures/population")
    for wrong in ({1, 2}, object(), 1j, b"bytes", range(3), lambda: 0):
        with pytest.raises(kh302.Error) as caught:
            kh302.judge({**report(), "a/b~c": [0, wrong]})
        assert (caught.value.code, caught.value.at) == ("wrong_type", "/a~1b~0c/1")
    with pytest.raises(kh302.Error, match="wrong_type at /figures"):
        kh302.judge(report() | {"figures": {1: 2}})


def test_huge_numbers_and_floats_are_findings() -> None:
    for value in (10**30, -(10**30), 1e300, -1e300, 2**63, 2**64, -(2**63) - 1, 5.5, 1e-300):
        found = kh302.assess(report(population=value))  # type: ignore[arg-type]
        assert found == kh302.assess(json.dumps(report(population=value)))  # type: ignore[arg-type]
        assert not found["can_submit"] and "population" in [finding["at"] for finding in found["findings"]]
    assert kh302.assess(report(population=5.0)) == kh302.assess(report(population=5))  # type: ignore[arg-type]


def test_deep_nesting_is_refused_and_overflows_no_stack() -> None:
    for depth in (33, 100, 100_000):
        for text in ("[" * depth, "[" * depth + "]" * depth, '{"a":' * depth + "1" + "}" * depth):
            assert answers_or_raises(lambda text=text: kh302.judge(text)) in ("too_deep", "not_json", "too_large", "wrong_type")
    deep: dict[str, object] = {}
    for _ in range(sys.getrecursionlimit() * 10):
        deep = {"a": deep}
    assert answers_or_raises(lambda: kh302.judge(deep)) == "too_deep"
    itself: dict[str, object] = report()
    itself["figures"] = itself
    assert answers_or_raises(lambda: kh302.assess(itself)) == "too_deep"
    while deep:
        deep = deep["a"]  # type: ignore[assignment]


def test_a_document_that_is_too_large_is_refused() -> None:
    assert answers_or_raises(lambda: kh302.judge(in_figures("{}") + " " * 1_100_000)) == "too_large"
    assert answers_or_raises(lambda: kh302.assess(b" " * 1_100_000)) == "too_large"


class Hostile(dict):  # type: ignore[type-arg]
    """A dictionary whose items change while they are read."""

    def items(self):  # type: ignore[no-untyped-def, override]
        raise RuntimeError("no items")


class Liar:
    """An object that claims to be a number."""

    def __index__(self) -> int:
        raise ZeroDivisionError("no number")


def test_exceptions_of_the_caller_pass_through() -> None:
    with pytest.raises(ZeroDivisionError, match="no number"):
        kh302.judge(report(population=Liar()))  # type: ignore[arg-type]

    class Path:
        def __fspath__(self) -> str:
            raise PermissionError("no path")

    with pytest.raises(PermissionError, match="no path"):
        kh302.judge(Path())  # type: ignore[arg-type]
    # A subclass of dict is read as the dict that it is.
    assert kh302.judge(Hostile(report())).missing == kh302.judge(report()).missing


def test_a_dictionary_may_change_while_it_is_read() -> None:
    document = report()

    class Changing:
        def __index__(self) -> int:
            document["figures"] |= {f"more{place}": 1 for place in range(100)}
            document.update({f"more{place}": 1 for place in range(100)})
            return 5

    document["figures"]["population"] = Changing()
    assert answers_or_raises(lambda: kh302.judge(document)) == ""


def test_random_changes_of_a_sound_report_never_panic() -> None:
    draw = random.Random(302)
    sound = json.dumps(year()[0]).encode()
    raised = 0
    for _ in range(3_000):
        text = bytearray(sound)
        for _ in range(draw.randint(1, 4)):
            place = draw.randrange(len(text))
            match draw.randrange(4):
                case 0:
                    text[place] = draw.randrange(256)
                case 1:
                    del text[place : place + draw.randint(1, 20)]
                case 2:
                    text[place:place] = draw.choice([b'"', b"{", b"}", b"[", b",", b":", b"\\", b"\xff", b"1e400", b"null", b"-"])
                case _:
                    text = text[:place] or text
        judged = answers_or_raises(lambda text=text: kh302.judge(bytes(text)))
        assert judged == answers_or_raises(lambda text=text: kh302.assess(bytes(text)))
        raised += judged != ""
    assert 500 < raised < 3_000
