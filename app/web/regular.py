"""Requests made alike, so that nothing behind has to think of it: HEAD becomes GET, and a query becomes ASCII."""

import string
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class RegularRequests:
    """An ASGI layer that answers HEAD as GET without the body, and escapes what a client sent unescaped."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on in its regular form."""
        if scope["type"] == "http":
            if not scope["query_string"].isascii():
                scope = dict(scope, query_string=quote(scope["query_string"], safe=string.printable).encode())
            if scope["method"] == "HEAD":
                scope, send = dict(scope, method="GET"), _without_body(send)
        await self.app(scope, receive, send)


def _without_body(send: Send) -> Send:
    async def send_head(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return send_head
