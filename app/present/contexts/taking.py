"""What a reader can take along from a view: files, its address, a citation, and the chart for another page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from html import escape
from math import ceil
from urllib.parse import urlencode

from app.present.citations import cite_view
from app.present.contexts.cite import CiteBox, cite_box
from app.present.contexts.frame import Alternate, Visit

_AROUND = 150
"""How much higher than its chart an embedded page is, in pixels: question, notes, source line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedBox:
    """The HTML that shows a chart within another page: as it will be, or frozen as it is.

    Attributes:
        frozen: "" where the view looks back already, and so never changes.
        day: the one of the ledger's last change, as of which it is frozen.
    """

    live: str
    frozen: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """The section "Take along"; no embedding where nothing is drawn."""

    files: tuple[Alternate, ...]
    feeds: tuple[Alternate, ...]
    permalink: str
    embed: EmbedBox | None
    cite: CiteBox


def taking(visit: Visit, *, title: str, alternates: Iterable[Alternate], heights: tuple[float, float] | None) -> Taking:
    """Gather what can be taken along.

    Args:
        visit: who reads which view.
        title: its question.
        alternates: the view in other forms.
        heights: of its drawings for wide and for narrow screens; None where nothing is drawn.
    """
    query = visit.query("tab", "rule")
    forms = tuple(alternates)
    feeds = tuple(form for form in forms if "atom" in form.type)
    return Taking(
        files=tuple(form for form in forms if form not in feeds),
        feeds=feeds,
        permalink=visit.address,
        embed=None if heights is None else _embed(visit, title, heights),
        cite=cite_box(visit, cite_view(visit, title=title, query=query), query=query),
    )


def preview_address(visit: Visit, query: str) -> str:
    """Give the whole address of the picture that a link to a view shows; "" where the server draws none."""
    if not visit.pictures:
        return ""
    sized = urlencode({"size": "social", "lang": visit.narrator.language.value})
    return f"{visit.origin}{visit.path}.png?{query}&{sized}" if query else f"{visit.origin}{visit.path}.png?{sized}"


def picture_address(visit: Visit) -> str:
    """Give the whole address of the one picture of a page that has no views; "" where the server draws none."""
    language = urlencode({"lang": visit.narrator.language.value})
    return f"{visit.origin}{visit.path}.png?{language}" if visit.pictures else ""


def _embed(visit: Visit, title: str, heights: tuple[float, float]) -> EmbedBox:
    pairs = [pair for pair in visit.pairs if pair[0] not in {"tab", "rule"}]
    language = [("lang", visit.narrator.language.value)]
    frozen, changed = "", visit.changed_at
    if changed and "recorded_as_of" not in dict(pairs):
        moment = changed.astimezone(UTC).isoformat().replace("+00:00", "Z")
        frozen = _iframe(visit, [*pairs, ("recorded_as_of", moment), *language], title=title, heights=heights)
    return EmbedBox(
        live=_iframe(visit, [*pairs, *language], title=title, heights=heights),
        frozen=frozen,
        day=visit.narrator.say.day(changed.date()) if changed else "",
    )


def _iframe(visit: Visit, pairs: list[tuple[str, str]], *, title: str, heights: tuple[float, float]) -> str:
    """Write the frame; a style sheet's arithmetic makes it higher where the screen is so narrow that the chart is."""
    address = f"{visit.origin}/embed/{visit.path.rpartition('/')[2]}?{urlencode(pairs, safe='~,:')}"
    wide, narrow = (ceil((height + _AROUND) / 10) * 10 for height in heights)
    grown = f";height:max({wide}px,min({narrow}px,(640px - 100vw)*999))" if narrow > wide else ""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" '
        f'width="100%" height="{wide}" loading="lazy" style="border:0{grown}"></iframe>'
    )
