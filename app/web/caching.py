"""Finished answers, kept in front of the framework until the ledger changes; strong ETags, 304, compression.

What an address answers depends on the ledger's version, the program, the language and origin that the reader asks for
(of a page), the encoding, and on nothing else. So these make its ETag, and a kept answer costs no routing, no rendering
and one small query.
"""

import gzip
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import brotli
from sqlalchemy import Engine
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.present.languages import choose_language

MOST_BYTES = 64 * 2**20
"""How much is kept; what was asked for longest ago goes first."""

LARGEST_BODY = 4 * 2**20
"""A longer answer is passed on as it comes, and not kept."""

FRESH = "public, max-age=60, stale-while-revalidate=600"
FOREVER = "public, max-age=31536000, immutable"
_WORTH_COMPRESSING = (
    "text/",
    "application/json",
    "application/problem+json",
    "image/svg+xml",
    "application/xml",
    "application/atom+xml",
)
_SMALLEST = 500
_OVERHEAD = 1000
_CONDITIONS = {b"if-none-match", b"if-modified-since", b"if-match", b"if-unmodified-since", b"if-range", b"range"}


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished answer in one encoding."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    @property
    def size(self) -> int:
        """Give about how many bytes it takes to keep it."""
        return len(self.body) + sum(len(name) + len(value) for name, value in self.headers) + _OVERHEAD


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for, as far as its answer depends on it."""

    etag: str
    encoding: str
    static: bool
    standing: str

    @property
    def cache_control(self) -> str:
        """Give how long others may keep the answer."""
        return FOREVER if self.static else FRESH


class FinishedAnswers:
    """An ASGI layer that answers from memory what it has answered before, for as long as the ledger stands."""

    def __init__(  # noqa: PLR0913 - what an answer depends on
        self,
        app: ASGIApp,
        *,
        choose: Callable[[], Engine],
        standing: Callable[[Engine], str],
        origin: Callable[[Scope], str],
        program: str,
        hashed: Callable[[str], str | None],
    ) -> None:
        self.app = app
        self.choose = choose
        self.standing = standing
        self.origin = origin
        self.program = program
        self.hashed = hashed
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a GET from memory, or let the app answer and keep what it says."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        engine = self.choose()
        scope.setdefault("state", {}).update(engine=engine, origin=self.origin(scope))
        asked = self._asked(scope, engine)
        if asked.etag in _etags(Headers(scope=scope).get("if-none-match", "")):
            await _send(send, 304, _common(asked, scope), b"")
            return
        kept = self._kept.get(asked.etag)
        if kept is not None:
            self._kept.move_to_end(asked.etag)
            await _send(send, 200, kept.headers, kept.body)
            return
        unconditional = [pair for pair in scope["headers"] if pair[0] not in _CONDITIONS]
        await self.app(dict(scope, headers=unconditional), receive, _Capture(self, asked, scope, send))

    def _asked(self, scope: Scope, engine: Engine) -> Asked:
        headers = Headers(scope=scope)
        path = scope["path"]
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        static = path.startswith("/static/") and len(pairs) == 1 and pairs[0] == ("v", self.hashed(path))
        encoding = _encoding(headers.get("accept-encoding", ""))
        standing = "" if static else self.standing(engine)
        language, origin = (_language(scope), scope["state"]["origin"]) if _is_page(path) else ("", "")
        depends = (self.program, path, urlencode(sorted(pairs)), encoding, standing, language, origin)
        digest = sha256("\n".join(depends).encode()).hexdigest()
        return Asked(f'"{digest[:32]}"', encoding, static, standing)

    def stands(self, asked: Asked, scope: Scope) -> bool:
        """Say whether the ledger is still as it was when the request came, so that its ETag names this answer."""
        return asked.static or self.standing(scope["state"]["engine"]) == asked.standing

    def keep(self, asked: Asked, kept: Kept) -> None:
        """Keep an answer, and let go of the ones that were asked for longest ago."""
        former = self._kept.pop(asked.etag, None)
        self._kept[asked.etag] = kept
        self._bytes += kept.size - (former.size if former else 0)
        while self._bytes > MOST_BYTES:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= gone.size


class _Capture:
    """The way out of one answer: held back until it is whole, then compressed, kept and sent."""

    def __init__(self, layer: FinishedAnswers, asked: Asked, scope: Scope, send: Send) -> None:
        self.layer, self.asked, self.scope, self.send = layer, asked, scope, send
        self.start: Message | None = None
        self.body = bytearray()
        self.passing = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            headers = MutableHeaders(scope=message)
            self.passing = message["status"] != 200 or "no-store" in headers.get("cache-control", "")
            if self.passing:
                await self.send(message)
            return
        if self.passing or message["type"] != "http.response.body":
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if len(self.body) > LARGEST_BODY:
            await self._pass_on(more=message.get("more_body", False))
        elif not message.get("more_body", False):
            await self._finish()

    async def _pass_on(self, *, more: bool) -> None:
        self.passing = True
        start, _ = self._marked()
        await self.send(start)
        await self.send({"type": "http.response.body", "body": bytes(self.body), "more_body": more})

    async def _finish(self) -> None:
        start, stands = self._marked()
        headers = MutableHeaders(scope=start)
        body = bytes(self.body)
        if len(body) >= _SMALLEST and headers.get("content-type", "").startswith(_WORTH_COMPRESSING):
            body = _compress(body, self.asked)
            if self.asked.encoding:
                headers["content-encoding"] = self.asked.encoding
        headers["content-length"] = str(len(body))
        kept = Kept(tuple(headers.raw), body)
        if stands:
            self.layer.keep(self.asked, kept)
        await _send(self.send, 200, kept.headers, kept.body)

    def _marked(self) -> tuple[Message, bool]:
        """Give the start of the answer with its ETag; without, if a load came in between, as it may be of both."""
        assert self.start is not None  # noqa: S101 - a body follows its start
        headers = MutableHeaders(scope=self.start)
        for name in ("last-modified", "accept-ranges"):
            del headers[name]
        stands = self.layer.stands(self.asked, self.scope)
        common = _common(self.asked, self.scope)
        headers.update(dict(_decoded(common)) if stands else {"cache-control": "no-store"})
        return self.start, stands


def _compress(body: bytes, asked: Asked) -> bytes:
    if asked.encoding == "br":
        return bytes(brotli.compress(body, quality=9 if asked.static else 5))
    return gzip.compress(body, compresslevel=6, mtime=0) if asked.encoding == "gzip" else body


def _is_page(path: str) -> bool:
    """Say whether an answer may hold words and whole addresses: a page, what is beside it, or a spreadsheet."""
    return not path.startswith(("/api/", "/static/")) or path.endswith(".xlsx")


def _language(scope: Scope) -> str:
    """Give the language that a page will choose: from the same cookie, read in the same way."""
    reader = HTTPConnection(scope)
    return choose_language(None, reader.cookies.get("lang"), reader.headers.get("accept-language")).value


def _encoding(accepted: str) -> str:
    """Choose the best of brotli and gzip that the reader takes; "" for neither."""
    offers = {}
    for offer in accepted.lower().split(","):
        name, _, quality = offer.strip().partition(";")
        offers[name.strip()] = quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return next((name for name in ("br", "gzip") if offers.get(name)), "")


def _etags(header: str) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}


def _common(asked: Asked, scope: Scope) -> list[tuple[bytes, bytes]]:
    vary = "Accept-Encoding, Accept-Language, Cookie, Host" if _is_page(scope["path"]) else "Accept-Encoding"
    return [
        (b"etag", asked.etag.encode()),
        (b"cache-control", asked.cache_control.encode()),
        (b"vary", vary.encode()),
    ]


def _decoded(raw: Sequence[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in raw]


async def _send(send: Send, status: int, headers: Sequence[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    await send({"type": "http.response.body", "body": body})


def program_of(root: Path, *folders: str) -> str:
    """Give a short text that changes whenever a file of the program does, and is the same wherever it is installed."""
    digest = sha256()
    for path in sorted(path for folder in folders for path in (root / folder).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(root).as_posix()}\n{path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
