"""Starts each service and holds it to the recorded answers of the library, byte for byte.

``cargo xtask test --only services`` builds them first.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from urllib.parse import quote

import pytest
from kh302.ids import HTTP_STATUS

ROOT = Path(__file__).parents[2]
LIMIT = 1 << 20
CONNECTIONS = 8
JAVA = ROOT / "target/services/java"

SERVICES = {
    "rust": ["target/debug/kh302-service"],
    "python": [sys.executable, "examples/services/python/service.py"],
    "java": ["java", "-cp", os.pathsep.join([str(JAVA), f"{JAVA}/*", "bindings/jvm/target/kh302-0.1.0.jar"]), "Service"],
    "go": ["target/services/go"],
    "dotnet": ["mono", "target/dotnet/Service.exe"],
}


def recorded() -> dict[tuple[str, bytes], bytes]:
    """Reads the answers of the library: name, text and answer, each after its length in four bytes, least first."""
    frames = (ROOT / "target/frames.bin").read_bytes()
    parts, at = [], 0
    while at < len(frames):
        end = at + 4 + int.from_bytes(frames[at : at + 4], "little")
        parts.append(frames[at + 4 : end])
        at = end
    return {(name.decode(), text): answer for name, text, answer in zip(*[iter(parts)] * 3, strict=True)}


ANSWERS = recorded()


class Service:
    """A service that runs."""

    def __init__(self, command: list[str]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        environment = {**os.environ, "PORT": str(self.port), "KH302_WASM": "target/c/dist/lib/kh302.wasm"}
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment)
        self.connection = self.connect()

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def wait(self) -> None:
        """Waits until the service is ready, which takes some seconds where a module is compiled first."""
        for attempt in count():
            assert self.process.poll() is None, "the service has ended"
            try:
                assert self.ask("GET", "health") == (200, "text/plain", b"ok")
                return
            except OSError:
                self.connection.close()
                assert attempt < 300, "the service does not answer"
                time.sleep(0.2)

    def ask(self, method: str, path: str, body: bytes | Iterator[bytes] | None = None) -> tuple[int, str, bytes]:
        """Asks on the connection that is kept open."""
        return self.ask_on(self.connection, method, path, body)

    @staticmethod
    def ask_on(
        connection: http.client.HTTPConnection, method: str, path: str, body: bytes | Iterator[bytes] | None
    ) -> tuple[int, str, bytes]:
        connection.request(method, "/" + quote(path, safe="/"), body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        return response.status, response.getheader("Content-Type", "").split(";")[0], response.read()

    def stop(self) -> None:
        self.connection.close()
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


@pytest.fixture(scope="module", params=SERVICES)
def service(request: pytest.FixtureRequest) -> Iterator[Service]:
    running = Service(SERVICES[request.param])
    try:
        running.wait()
        yield running
    finally:
        running.stop()


def expected(answer: bytes) -> tuple[int, str, bytes]:
    """What a service says with an answer of the library."""
    is_error = answer.startswith(b'{"schema":"kh302.error/1"')
    status = HTTP_STATUS[json.loads(answer)["error"]["code"]] if is_error else 200
    return status, "application/json", answer


def samples() -> list[bytes]:
    real = [path.read_bytes() for path in sorted((ROOT / "examples/data/real").glob("*.json"))]
    return real + (ROOT / "examples/data/synthetic/2025.jsonl").read_bytes().splitlines()


def test_every_sample_is_assessed(service: Service) -> None:
    assert len(samples()) == 42
    for report in samples():
        answer = ANSWERS["assess", report]
        assert answer.startswith(b'{"schema":"kh302.assessment/1"')
        assert service.ask("POST", "assess", report) == (200, "application/json", answer)


def test_every_recorded_answer_has_its_status(service: Service) -> None:
    # A path has no zero in it, and at least one character.
    asked = [(name, text, answer) for (name, text), answer in ANSWERS.items() if name and "\0" not in name and len(text) <= LIMIT]

    def statuses(part: list[tuple[str, bytes, bytes]]) -> set[int]:
        seen = set()
        with closing(service.connect()) as connection:
            for name, text, answer in part:
                found = service.ask_on(connection, "POST", name, text)
                assert found == expected(answer), f"{name} of {text[:1000]!r}"
                seen.add(found[0])
        return seen

    # Asks on several connections, because one to the listener of Mono waits for some 40 ms within each answer.
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        seen = set().union(*threads.map(statuses, [asked[first::CONNECTIONS] for first in range(CONNECTIONS)]))
    assert {200, 400, 404, 422} <= seen


def test_bytes_that_are_no_text(service: Service) -> None:
    for wrong in [b"\xff\xfe{\x00}\x00", '{"note": "Huê"}'.encode("latin-1"), b'"\xed\xa0\x80"', b"\x00"]:
        status, kind, body = service.ask("POST", "assess", wrong)
        assert (status, kind, json.loads(body)["error"]["code"]) == (400, "application/json", "not_json")


def test_the_largest_body(service: Service) -> None:
    report = samples()[0]
    answer = ANSWERS["assess", report]
    spaces = b" " * (LIMIT - len(report))
    assert service.ask("POST", "assess", spaces + report) == (200, "application/json", answer)
    for name in ["assess", "rollup"]:
        for body in [spaces + report + b" ", iter([spaces, report, b" "])]:
            # Asks on a connection of its own, because a service may close it.
            with closing(service.connect()) as connection:
                status, kind, text = service.ask_on(connection, "POST", name, body)
            assert (status, kind, json.loads(text)["error"]["code"]) == (413, "application/json", "too_large")
    # Of a much larger body a service may answer before it has all of it, or close the connection.
    with closing(service.connect()) as connection, suppress(ConnectionError):
        assert service.ask_on(connection, "POST", "assess", b" " * (64 * LIMIT))[0] == 413
    assert service.ask("POST", "assess", report) == (200, "application/json", answer), "the service goes on"


@pytest.mark.parametrize(
    ("method", "path", "statuses"),
    [
        ("GET", "assess", {405}),
        ("PUT", "assess", {405}),
        ("DELETE", "assess", {405}),
        ("POST", "no such call", {404}),
        ("POST", "ASSESS", {404}),
        ("POST", "assess/19815", {404}),
        ("POST", "assess\0", {400, 404}),
        # Is another method for a path that there is, or no call of the library.
        ("POST", "health", {404, 405}),
    ],
)
def test_other_paths_and_methods(service: Service, method: str, path: str, statuses: set[int]) -> None:
    with closing(service.connect()) as connection:
        connection.request(method, "/" + quote(path), b"{}" if method in ("POST", "PUT") else None)
        response = connection.getresponse()
        assert response.status in statuses
        assert (response.getheader("Allow") is not None) == (response.status == 405)


def test_many_at_the_same_time(service: Service) -> None:
    def several(report: bytes) -> bool:
        wanted = (200, "application/json", ANSWERS["assess", report])
        with closing(service.connect()) as connection:
            return all(service.ask_on(connection, "POST", "assess", report) == wanted for _ in range(25))

    with ThreadPoolExecutor(CONNECTIONS) as threads:
        assert all(threads.map(several, samples()[:CONNECTIONS]))
