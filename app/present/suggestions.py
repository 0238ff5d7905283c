"""Suggestions in the public JSON: each with its name in the reader's language, and a few words on what it is."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from pydantic import Field

from app.figures.figure import Figure
from app.figures.reference import SINGULAR, Document, Entry, Event, Metric, Source, Subject, Topic
from app.present.contexts.rows import figure_row, href
from app.present.entry_shapes import Shape
from app.present.languages import Language
from app.present.schemas import Meta
from app.present.words.periods import period_words
from app.present.words.terms import Narrator, event_kinds, kinds, topic_groups

Marks = Callable[[str], list[tuple[int, int]]]
"""What tells where in a text the words typed stand."""


class SuggestionKind(StrEnum):
    """What is suggested."""

    TOPIC = "topic"
    SUBJECT = "subject"
    METRIC = "metric"
    SOURCE = "source"
    DOCUMENT = "document"
    EVENT = "event"
    FIGURE = "figure"


class SuggestionShape(Shape):
    """Something that may be meant by what was typed."""

    kind: SuggestionKind = Field(description="What it is.")
    slug: str | None = Field(description="The slug of an entry; null for a figure.")
    id: str | None = Field(description="The id of a figure; null for an entry.")
    href: str = Field(description="Address of its page.")
    label: str = Field(description="Its name in the language asked for; a figure’s number, subject and metric.")
    detail: str = Field(description="A few words on what it is, and the name it was found by if that is another.")
    match: list[tuple[int, int]] = Field(
        description="Where the words typed stand in `label`: from which character on, before which one."
    )


class SuggestionList(Shape):
    """What may be meant by what was typed, best first, those of one kind together."""

    data: list[SuggestionShape]
    meta: Meta


def entry_suggestion(table: str, entry: Entry, narrator: Narrator, *, found_by: str, marks: Marks) -> dict[str, Any]:
    """Give an entry; `found_by` is told where it is another name than the one shown, and nothing of that fits."""
    label = narrator.name(table, entry.slug)
    match = marks(label)
    return {
        "kind": SINGULAR[table],
        "slug": entry.slug,
        "id": None,
        "href": href(table, entry.slug),
        "label": label,
        "detail": " · ".join(part for part in ("" if match else found_by, *_about(entry, narrator)) if part),
        "match": match,
    }


def _about(entry: Entry, narrator: Narrator) -> tuple[str, ...]:  # noqa: PLR0911 - one for each table
    say = narrator.say
    match entry:
        case Subject():
            whole = narrator.name("subjects", entry.parent) if entry.parent else ""
            return kinds(narrator.language)[entry.kind], whole
        case Source():
            return (kinds(narrator.language)[entry.kind],)
        case Topic():
            return (topic_groups(narrator.language).get(entry.group, entry.group),)
        case Document():
            return entry.publisher, say.day(entry.published_on)
        case Event():
            kind = event_kinds(narrator.language).get(entry.direction, entry.direction)
            return period_words(entry.date, say), kind
        case Metric():
            return (_first_sentence(say.name(entry.definition), narrator.language),)
    return ()


def _first_sentence(text: str, language: Language) -> str:
    return text.partition(". " if language is Language.EN else "。")[0].removesuffix(".")


def figure_suggestion(figure: Figure, narrator: Narrator, *, marks: Marks) -> dict[str, Any]:
    """Give a figure."""
    row = figure_row(figure, narrator)
    label = f"{row.number} · {row.subject.text} · {row.metric.text}"
    return {
        "kind": SuggestionKind.FIGURE,
        "slug": None,
        "id": figure.id,
        "href": row.href,
        "label": label,
        "detail": " · ".join(part for part in (row.period, row.source.text, row.stated) if part),
        "match": marks(label),
    }
