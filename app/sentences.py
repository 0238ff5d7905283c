"""Sentences as values: English that remembers what it was made of, so that it can be said in another language too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

Part = str | int | tuple[str, ...]
"""What fills a place in a sentence: a text as it is, another sentence, a number of things, or an enumeration."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A name that nothing goes by, and what may have been meant.

    Attributes:
        clause: says that there is nothing of that name, without a stop.
        given: the name, as it was given.
        nearest: what is spelled most like it, best first; of a short list, all there is.
        table: the table whose entries these are, `figures` included; "" for words of a closed list.
    """

    clause: "Sentence"
    given: str
    nearest: tuple[str, ...]
    table: str = ""


class Sentence(str):
    """A text for the reader in English, with the template and the parts that make it in another language.

    It is its English text, wherever a text is wanted: in answers of the API, on the command line, in logs. Whoever
    speaks another language translates `template`, a message of the catalogues, and fills it with `parts`.

    Attributes:
        template: the message, with `%(name)s` for each part.
        parts: what stands in these places.
        meant: where the sentence says that a name is not known, what may have been meant.
    """

    __slots__ = ("meant", "parts", "template")

    template: str
    parts: Mapping[str, Part]
    meant: Meant | None

    def __new__(cls, template: str, parts: Mapping[str, Part], meant: Meant | None = None) -> Self:
        """Make a sentence of its template and what fills it."""
        english = {name: _english(part) for name, part in parts.items()}
        made = super().__new__(cls, template % english if english else template)
        made.template = template
        made.parts = parts
        made.meant = meant
        return made

    def __getnewargs__(self) -> tuple[str, Mapping[str, Part], Meant | None]:  # type: ignore[override]
        """Give what a copy is made of."""
        return self.template, self.parts, self.meant

    def __str__(self) -> str:
        """Give the sentence itself: `str(error)` asks an error's text for this, and must not lose the parts."""
        return self

    @property
    def english(self) -> str:
        """Give the text alone, for what takes nothing but a plain `str`."""
        return super().__str__()


def sentence(template: str, **parts: Part) -> Sentence:
    """Say something to the reader; the template is a message of the catalogues, with `%(name)s` for each part."""
    return Sentence(template, parts)


def either(choices: Sequence[str]) -> str:
    """Join what one may choose from: “a or b or c”."""
    first, *others = choices
    return sentence("%(one)s or %(other)s", one=first, other=either(others)) if others else first


def unknown(clause: Sentence, given: str, *, near: Sequence[str], table: str = "", else_: str = "") -> Sentence:
    """Say that there is nothing of a name, and what is spelled like it.

    Args:
        clause: says so, without a stop.
        given: the name.
        near: what is spelled most like it, best first.
        table: the table whose entries these are; "" for other words.
        else_: a clause that is said where nothing is spelled like it.
    """
    if near:
        said = sentence("%(clause)s; did you mean %(near)s?", clause=clause, near=either(near))
    elif else_:
        said = sentence("%(clause)s; %(more)s.", clause=clause, more=else_)
    else:
        said = stopped(clause)
    return Sentence(said.template, said.parts, Meant(clause, given, tuple(near), table))


def stopped(clause: Sentence) -> Sentence:
    """Make a sentence of a clause."""
    return sentence("%(clause)s.", clause=clause)


def _english(part: Part) -> str:
    if isinstance(part, tuple):
        return ", ".join(part)
    return f"{part:,}" if isinstance(part, int) else part
