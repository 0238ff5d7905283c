"""Requests are made alike before anything looks at them."""

import asyncio
from urllib.parse import quote

from fastapi.testclient import TestClient
from starlette.types import Message, Scope

from tests.web.reading import FIGURES, get


def ask(client: TestClient, path: str, query: bytes, method: str = "GET") -> tuple[int, bytes]:
    """Ask the app itself, so that nothing between changes a byte; give the status and the body."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": quote(path).encode(),
        "query_string": query,
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    asyncio.run(client.app(scope, receive, send))  # type: ignore[arg-type]
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


def test_a_query_may_come_unescaped(client: TestClient) -> None:
    """Chinese written into an address as it is, in UTF-8, means what its escapes mean, on pages too."""
    plain = get(client, FIGURES, subject="英伟达", _size="2")
    status, body = ask(client, FIGURES, "subject=英伟达&_size=2".encode())
    assert status == 200
    assert body == client.get(f"{FIGURES}?subject={quote('英伟达')}&_size=2").content
    assert plain["data"]
    assert ask(client, "/figures", "_search=芯片".encode())[0] == 200


def test_bytes_that_are_no_text_are_answered(client: TestClient) -> None:
    """Bytes that are no UTF-8 are refused as a value that isn't known; they break nothing."""
    assert ask(client, FIGURES, b"subject=\xff\xfe")[0] == 400
    assert ask(client, FIGURES, b"\xff=\xfe&&&=&%")[0] == 400
    assert ask(client, "/figures", b"subject=\xff\xfe")[0] == 400


def test_head_is_get_without_the_body(client: TestClient) -> None:
    """Whatever a GET would answer, a HEAD answers with no byte of body."""
    for path, query, status in ((FIGURES, b"", 200), (FIGURES, b"x=1", 400), ("/nothing", b"", 404)):
        assert ask(client, path, query, "HEAD") == (status, b"")
