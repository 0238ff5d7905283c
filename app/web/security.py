"""Headers that keep a page from doing what it never should, and that let anybody's page read what is public."""

from collections.abc import Mapping, MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Everything from here, nothing inline, no eval, in no frame. `data:` and `blob:` images are charts being saved."""

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Link, ETag",
}
"""The headers that every answer carries, whoever asks: so a shared cache need not keep one for each origin."""

FRAMED = "/embed/"
"""Under which addresses the pages are that any site may show in a frame; no other may be."""

IN_FRAMES = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
"""The policy of those."""

PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
"""What a browser is told that asks whether another site's script may read here; cookies and keys may not."""


class SecurityHeaders:
    """An ASGI layer that adds the headers to every answer that doesn't set them itself, and answers preflights."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        framed = scope["path"].startswith(FRAMED)
        headers = HEADERS | {"Content-Security-Policy": IN_FRAMES} if framed else HEADERS

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(message, headers)
            await send(message)

        if scope["method"] == "OPTIONS" and "access-control-request-method" in Headers(scope=scope):
            start: Message = {"type": "http.response.start", "status": 204, "headers": []}
            _add(start, PREFLIGHT)
            await send_with_headers(start)
            await send({"type": "http.response.body", "body": b""})
            return
        await self.app(scope, receive, send_with_headers)


def _add(message: MutableMapping[str, Any], more: Mapping[str, str]) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in more.items():
        headers.setdefault(name, value)
