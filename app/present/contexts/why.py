"""What stands close to a figure and yet is about something else, each claim with what sets it apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from app.figures.figure import Figure
from app.present.contexts.frame import Link
from app.present.contexts.rows import entry_link, href
from app.present.words.claims import number_words
from app.present.words.terms import Narrator, natures
from app.present.words.why import apart_words


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseClaim:
    """A claim that can't be held against a figure: its number, which leads to it, who says so, what sets it apart."""

    number: Link
    source: Link
    meant: str
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CloseClaims:
    """The claims close to a figure, and where all on its metric and subject are."""

    claims: tuple[CloseClaim, ...]
    all_href: str


def close_claims(figure: Figure, others: Iterable[Figure], narrator: Narrator) -> CloseClaims:
    """Tell what sets each of some claims apart from a figure."""
    query = urlencode({"metric": figure.metric, "subject__under": figure.subject})
    return CloseClaims(tuple(_close(figure, other, narrator) for other in others), f"/figures?{query}")


def _close(figure: Figure, other: Figure, narrator: Narrator) -> CloseClaim:
    say = narrator.say
    nature, day = natures(narrator.language)[other.nature], say.day(other.stated_on)
    return CloseClaim(
        number=Link(number_words(other, narrator), href("figures", other.id)),
        source=entry_link("sources", other.source, narrator),
        meant=say.t("%(nature)s, %(day)s", nature=nature, day=day) if day else nature,
        apart=apart_words(figure, other, narrator),
    )
