"""Headers that keep a page from doing what it never should, and that let anybody's page read what is public."""

from collections.abc import Mapping, MutableMapping
from http import HTTPStatus
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.inline import FIRST, SHEETS, hashes

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Everything from here, nothing inline, no eval, in no frame. `data:` and `blob:` images are charts being saved."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Link, ETag",
}
"""The headers that every answer carries, whoever asks: so a shared cache need not keep one for each origin.

The policy comes to them, except in a 304, as the one that the reader kept with the page goes on to hold. No
`Cross-Origin-Opener-Policy` is among them: it has a browser start a second process before the first paint, to hide from
a page's opener what anybody may read.
"""

ANY_FRAME = ("frame-ancestors 'none'", "frame-ancestors *")
"""What the policy of a page says that no site may show in a frame, and of one that any may."""

PAGES = CONTENT_SECURITY_POLICY.replace("style-src 'self'", f"style-src 'self' {hashes(SHEETS.values())}").replace(
    "script-src 'self'", f"script-src 'self' {hashes([FIRST])}"
)
"""The policy of pages, which carry our sheets and one script of ours within them, word for word."""

FRAMED = "/embed/"
"""Under which addresses the pages are that any site may show in a frame; no other may be."""

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

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(message, HEADERS | _policy(message, framed=scope["path"].startswith(FRAMED)))
            await send(message)

        if scope["method"] == "OPTIONS" and "access-control-request-method" in Headers(scope=scope):
            start: Message = {"type": "http.response.start", "status": 204, "headers": []}
            _add(start, PREFLIGHT)
            await send_with_headers(start)
            await send({"type": "http.response.body", "body": b""})
            return
        await self.app(scope, receive, send_with_headers)


def _policy(message: Message, *, framed: bool) -> dict[str, str]:
    if message["status"] == HTTPStatus.NOT_MODIFIED:
        return {}
    is_page = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
    policy = PAGES if is_page else CONTENT_SECURITY_POLICY
    return {"Content-Security-Policy": policy.replace(*ANY_FRAME) if framed else policy}


def _add(message: MutableMapping[str, Any], more: Mapping[str, str]) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in more.items():
        headers.setdefault(name, value)
