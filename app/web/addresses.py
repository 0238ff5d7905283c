"""Where this ledger is reached from outside: what stands in front of `/` in an address that must be whole."""

import re
from dataclasses import replace

from starlette.requests import Request
from starlette.types import Scope

from app.answers import ViewAnswer
from app.present.contexts.frame import Visit
from app.present.contexts.rows import href

_HOST = re.compile(r"(?:[A-Za-z0-9_.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")


def origin_of(scope: Scope, public_url: str = "") -> str:
    """Give scheme and host of whole addresses: as the settings say, else as this reader asked.

    A reader can write any `Host`. So one that is no host is passed over for the address that the server listens on, and
    whatever is made from one may be given to nobody who asked for another (see `app/web/caching.py`).
    """
    if public_url:
        return public_url
    host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
    if not _HOST.fullmatch(host):
        host = ":".join(str(part) for part in scope.get("server") or ("localhost",) if part is not None)
    return f"{scope['scheme']}://{host}"


def asked_origin(request: Request) -> str:
    """Give the origin under which this answer is made and kept; "" where nothing is kept."""
    return str(getattr(request.state, "origin", ""))


def page_of(visit: Visit, found: ViewAnswer) -> Visit:
    """Give the visit as if the page of a view had been asked for, whichever of its twins was; less its tab and rule."""
    path = href("topics", found.topic.slug) if found.topic else "/compare"
    chosen = found.whole.to_pairs() if found.topic is None else []
    return replace(visit, path=path, pairs=(*chosen, *found.view.to_pairs()))
