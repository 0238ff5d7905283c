"""The style sheets of `static/css`, which pages carry in their heads: nothing is asked for before the first paint."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

_FOLDER = Path(__file__).parents[2] / "static" / "css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r" ?([{};]) ?|(:) ")


def lean(text: str) -> str:
    """Give the same rules without comments and without the blanks that only make them readable."""
    words = " ".join(_COMMENT.sub("", text).split())
    return _AROUND.sub(lambda found: found[1] or found[2], words).strip()


SHEETS = {path.name: lean(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.css"))}
"""What each sheet says, by its file's name."""

HASHES = " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in SHEETS.values())
"""What a Content-Security-Policy calls them, so that nothing else inline counts as style."""


def sheet(name: str) -> Markup:
    """Give the element that puts a sheet into the head of a page."""
    return Markup("<style>{}</style>").format(Markup(SHEETS[name]))  # noqa: S704 - from a file of our own
