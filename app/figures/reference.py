"""What figures refer to: metrics, subjects, sources, documents and the rest, and how a name finds its entry."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from functools import cached_property

from app.errors import UnknownNameError
from app.figures.period import CALENDAR_YEAR, FiscalCalendar
from app.figures.vocabulary import Adding, DateCertainty, MetricKind, SourceKind, SubjectKind
from app.sentences import Sentence, sentence, unknown


@dataclass(frozen=True, slots=True)
class Words:
    """One name or sentence in the three languages; an empty one falls back to its nearest relative."""

    en: str = ""
    zh_hans: str = ""
    zh_hant: str = ""

    def in_language(self, language: str) -> str:
        """Give the text for `en`, `zh-Hans` or `zh-Hant`; the other Chinese script, then English, stand in."""
        if language == "zh-Hans":
            return self.zh_hans or self.zh_hant or self.en
        if language == "zh-Hant":
            return self.zh_hant or self.zh_hans or self.en
        return self.en or self.zh_hans or self.zh_hant

    def __bool__(self) -> bool:
        return bool(self.en or self.zh_hans or self.zh_hant)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """What is measured: a definition, the units it may be stated in, what it is made of and whether it adds up."""

    slug: str
    name: Words
    definition: Words
    kind: MetricKind
    of: str | None = None
    units: tuple[str, ...] = ()
    can_be_negative: bool = False
    max_percent: Decimal | None = None
    adding: Adding = Adding.NONE
    aliases: tuple[str, ...] = ()

    @property
    def floor(self) -> Decimal | None:
        """Give the number that no claim of this metric can be under, or None."""
        return None if self.can_be_negative else Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a figure is about: a company, a product, a group of vendors, a market or a country."""

    slug: str
    name: Words
    kind: SubjectKind
    parent: str | None = None
    fiscal_year_end: str | None = None
    aliases: tuple[str, ...] = ()
    definition: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who states figures. `subject` is the subject that this source is itself, if any."""

    slug: str
    name: Words
    kind: SourceKind
    subject: str | None = None
    aliases: tuple[str, ...] = ()
    note: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Where figures are read: an article, a filing, a dataset."""

    slug: str
    title: str
    title_en: str = ""
    title_zh_hans: str = ""
    title_zh_hant: str = ""
    publisher: str = ""
    author: str = ""
    published_on: date | None = None
    date_certainty: DateCertainty = DateCertainty.UNKNOWN
    language: str = ""
    url: str = ""
    quality: str = ""
    licence: str = ""
    licence_zh_hans: str = ""
    licence_zh_hant: str = ""
    note: Words = field(default_factory=Words)

    @property
    def terms(self) -> Words:
        """Give what the publisher allows, in three languages."""
        return Words(self.licence, self.licence_zh_hans, self.licence_zh_hant)

    @property
    def name(self) -> Words:
        """Give the title as a name in three languages; where one is missing, the printed title stands for it."""
        printed = Words(self.title) if not self.language.startswith("zh") else Words(self.title, self.title, self.title)
        return Words(
            self.title_en or printed.en,
            self.title_zh_hans or printed.zh_hans,
            self.title_zh_hant or printed.zh_hant,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Geography:
    """A place that figures cover: an ISO 3166 code, or our own where ISO has none."""

    slug: str
    name: Words
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    definition: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A definition that changes the number: an accounting rule, a way of assigning sales to places."""

    slug: str
    name: Words
    definition: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated policy or product event, drawn as a line on charts. `date` is ISO, to the day or the month."""

    slug: str
    date: str
    name: Words
    government: str = ""
    direction: str = ""
    subjects: tuple[str, ...] = ()
    source: str = ""
    url: str = ""
    quality: str = ""
    note: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRate:
    """How many units of `quote` one unit of `base` bought, over a period or on a day."""

    period: str
    base: str
    quote: str
    rate: Decimal
    kind: str
    origin: str
    origin_zh_hans: str = ""
    origin_zh_hant: str = ""

    @property
    def credit(self) -> Words:
        """Give where the rate is from, in three languages."""
        return Words(self.origin, self.origin_zh_hans, self.origin_zh_hant)

    @property
    def slug(self) -> str:
        """Give the key of the rate: its pair, kind and period."""
        return f"{self.base}-{self.quote}-{self.kind}-{self.period}".lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A curated comparison: a question, a selection of figures, a default view and a caveat."""

    slug: str
    group: str
    question: Words
    caveat: Words
    selection: str
    view: str = "sources-over-periods"
    position: int = 0

    @property
    def name(self) -> Words:
        """Give the question, which is the topic's name."""
        return self.question


Entry = Metric | Subject | Source | Document | Geography | Basis | Event | ExchangeRate | Topic


def fold(text: str) -> str:
    """Fold a name so that spellings differing in width, case, spaces, hyphens or underscores meet."""
    return re.sub(r"[\s_\-‐-―·・]+", "-", unicodedata.normalize("NFKC", text).casefold().strip())


@dataclass(frozen=True)
class Catalogue:
    """All reference entries of a ledger by slug, with aliases resolved. One per ledger version."""

    metrics: Mapping[str, Metric] = field(default_factory=dict)
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    geographies: Mapping[str, Geography] = field(default_factory=dict)
    bases: Mapping[str, Basis] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    exchange_rates: Mapping[str, ExchangeRate] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)

    def table(self, name: str) -> Mapping[str, Entry]:
        """Give one table by its plural name, such as `metrics`."""
        if name not in TABLES:
            raise UnknownNameError(f"There is no table '{name}'; there are {', '.join(TABLES)}.")
        entries: Mapping[str, Entry] = getattr(self, name)
        return entries

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        return {name: _index(self.table(name).values()) for name in TABLES}

    def resolve(self, table: str, text: str) -> str:
        """Give the slug that a slug, name or alias stands for.

        Raises:
            UnknownNameError: nothing, or more than one entry, goes by that name; the message offers the nearest.
        """
        if text in self.table(table):
            return text
        slug = self._names[table].get(fold(text))
        if slug:
            return slug
        if slug == _AMBIGUOUS:
            raise UnknownNameError(
                sentence(
                    "More than one %(kind)s goes by the name '%(name)s'; write the slug.", kind=KINDS[table], name=text
                )
            )
        raise UnknownNameError(no_such(KINDS[table], text, self.nearest(table, text), table=table))

    def named(self, table: str, text: str) -> str | None:
        """Give the slug of the one entry that goes by this very slug, name or alias, if there is one."""
        return self._names[table].get(fold(text)) or None

    def nearest(self, table: str, text: str, *, most: int = 3) -> list[str]:
        """List the slugs whose slug, name or alias is spelled most like the text, best first."""
        names = {name: slug for name, slug in self._names[table].items() if slug}
        found = difflib.get_close_matches(fold(text), names, n=most * 3, cutoff=0.6)
        return list(dict.fromkeys(names[name] for name in found))[:most]

    def under(self, table: str, slug: str) -> list[str]:
        """List an entry and everything below it (`nvidia`, `nvidia-h20`, …) in the order of the table."""
        inside = {slug}
        grew = True
        while grew:
            more = {e.slug for e in self.table(table).values() if getattr(e, "parent", None) in inside} - inside
            grew = bool(more)
            inside |= more
        return [entry for entry in self.table(table) if entry in inside]

    def above(self, table: str, slug: str) -> list[Entry]:
        """List an entry and all that it is part of, nearest first; nothing for a slug that isn't there."""
        chain: list[Entry] = []
        entry = self.table(table).get(slug)
        while entry is not None and entry not in chain:
            chain.append(entry)
            entry = self.table(table).get(getattr(entry, "parent", None) or "")
        return chain

    def calendar(self, subject: str) -> FiscalCalendar:
        """Give a subject's fiscal calendar: its own, or that of the nearest subject it is part of that has one."""
        for entry in self.above("subjects", subject):
            if isinstance(entry, Subject) and entry.fiscal_year_end:
                return FiscalCalendar.read(entry.fiscal_year_end)
        return CALENDAR_YEAR


_AMBIGUOUS = ""


def no_such(kind: str, name: str, near: Sequence[str], *, table: str) -> Sentence:
    """Say that nothing goes by a name, and which slugs of the table are spelled most like it."""
    return unknown(sentence("There is no %(kind)s '%(name)s'", kind=kind, name=name), name, near=near, table=table)


KINDS = {
    "metrics": sentence("metric"),
    "subjects": sentence("subject"),
    "sources": sentence("source"),
    "documents": sentence("document"),
    "geographies": sentence("geography"),
    "bases": sentence("basis"),
    "events": sentence("event"),
    "exchange_rates": sentence("exchange rate"),
    "topics": sentence("topic"),
}
"""The tables of a catalogue, each with the word for one of its entries, for sentences."""

SINGULAR = {table: kind.english for table, kind in KINDS.items()}
"""The same words as programs are given them."""

TABLES = tuple(f.name for f in fields(Catalogue))
"""The plural names of the reference tables, in the order in which they can be loaded."""


def _index(entries: Iterable[Entry]) -> dict[str, str]:
    """Map every folded slug, name and alias to its slug, or to the mark of ambiguity. Slugs win over names."""
    entries = list(entries)
    index: dict[str, str] = {}
    for entry in entries:
        name = getattr(entry, "name", Words())
        for text in (name.en, name.zh_hans, name.zh_hant, *getattr(entry, "aliases", ())):
            if text:
                known = index.setdefault(fold(text), entry.slug)
                if known != entry.slug:
                    index[fold(text)] = _AMBIGUOUS
    return index | {fold(entry.slug): entry.slug for entry in entries}
