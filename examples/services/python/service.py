"""Dịch vụ HTTP: answers every call of the library at ``POST /{call}``, for instance ``POST /assess`` with a report."""

import json
import os

import kh302
import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from kh302.ids import HTTP_STATUS

LIMIT = 1 << 20
"""The largest body, in bytes: the longest report that the library reads. Raise it for calls about many reports."""

service = FastAPI()


@service.get("/health")
async def health() -> Response:
    return Response("ok", media_type="text/plain")


@service.post("/{call}")
async def answer(call: str, request: Request) -> Response:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LIMIT:
            # The library itself says that a report is too long.
            call = "assess"
            break
    # Leaves the event loop to the network, because a long question takes a while.
    return document(await run_in_threadpool(kh302.call, call, bytes(body)))


def document(text: str) -> Response:
    """Answers with a document: 200, or the status that belongs to the error in it."""
    is_error = text.startswith('{"schema":"kh302.error/1"')
    status = HTTP_STATUS[json.loads(text)["error"]["code"]] if is_error else 200
    return Response(text, status, media_type="application/json")


if __name__ == "__main__":
    uvicorn.run(service, host="127.0.0.1", port=int(os.environ.get("PORT", "8302")), log_level="warning")
