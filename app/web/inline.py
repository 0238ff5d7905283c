"""What pages carry within them, so that nothing is asked for before the first paint: sheets, one script, the icon."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

_FILES = Path(__file__).parents[2] / "static"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r" ?([{};]) ?|(:) ")


def lean(text: str) -> str:
    """Give the same rules without comments and without the blanks that only make them readable."""
    words = " ".join(_COMMENT.sub("", text).split())
    return _AROUND.sub(lambda found: found[1] or found[2], words).strip()


def hashes(texts: Iterable[str]) -> str:
    """Give what a Content-Security-Policy calls these texts, so that no others count as style or script."""
    return " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)


SHEETS = {path.name: lean(path.read_text(encoding="utf-8")) for path in sorted((_FILES / "css").glob("*.css"))}
"""What each sheet says, by its file's name."""

FIRST = _COMMENT.sub("", (_FILES / "js" / "inline" / "first.js").read_text(encoding="utf-8")).strip()
"""The script that stands in each page: what must work from the first moment on, and the asking for all else."""

ICON = "data:image/svg+xml," + quote(
    " ".join((_FILES / "favicon.svg").read_text(encoding="utf-8").split()), safe="=:/'"
)
"""The address of the site's icon, which is the icon itself."""


def sheet(name: str) -> Markup:
    """Give the element that puts a sheet into the head of a page."""
    return Markup("<style>{}</style>").format(Markup(SHEETS[name]))  # noqa: S704 - from a file of our own


def modules(addresses: str) -> Markup:
    """Give the element at a page's end that asks for its modules, whose addresses stand apart by blanks."""
    named = " ".join(addresses.split())
    first = Markup(FIRST)  # noqa: S704 - from a file of our own
    return Markup('<script data-modules="{}">{}</script>').format(named, first)
