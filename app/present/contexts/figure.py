"""The page of one figure: the claim, how its number was read, where it stands, and what stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.figures.figure import Figure
from app.figures.interval import relate
from app.figures.reference import Document
from app.figures.vocabulary import Bound, Status
from app.findings.comparison import Comparison
from app.findings.contradictions import Contradiction
from app.findings.conversion import Converted, NoRate
from app.present import linked_data
from app.present.citations import cite_figure
from app.present.contexts.beside import Beside, beside_figure
from app.present.contexts.cite import CiteBox, cite_box
from app.present.contexts.facts import Fact, document_facts, entry_fact, site_of
from app.present.contexts.findings import Finding, told_contradiction
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import FigureRow, Heading, figure_row, figure_rows, headings
from app.present.contexts.taking import picture_address
from app.present.contexts.why import CloseClaims, close_claims
from app.present.feeds import web_address
from app.present.languages import Language, speaker
from app.present.numbers import format_number, unit_name
from app.present.words.claims import claim_sentence, interval_sentence, number_words, read_words
from app.present.words.conversions import conversion_words
from app.present.words.locators import locator_words
from app.present.words.periods import period_words
from app.present.words.terms import Narrator, bounds, columns, natures, statuses


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in a language."""

    language: Language
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One state in which this ledger held the figure."""

    number: str
    since: str
    until: str
    load: str
    changed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldVersion:
    """What is known of one state: the figure as it was, from when to when, by which load, and what changed."""

    figure: Figure
    recorded_from: datetime
    recorded_until: datetime | None
    load: int
    loaded_by: str
    loaded_from: str
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePage:
    """One figure.

    Attributes:
        against: what can't be true together with it, the strongest first.
        beside: where it stands among comparable claims; None where it is alone.
    """

    frame: Frame
    claim: str
    claims: tuple[Sentence, ...]
    number: str
    conversions: tuple[str, ...]
    converted: str
    reading: tuple[Fact, ...]
    interval: str
    standing: tuple[Link, ...]
    facts: tuple[Fact, ...]
    document: tuple[Fact, ...]
    document_url: str
    site: str
    against: tuple[Finding, ...]
    status: str
    status_word: str
    status_note: str
    note: str
    headings: tuple[Heading, ...]
    origin: tuple[FigureRow, ...]
    echoes: tuple[FigureRow, ...]
    replaces: tuple[FigureRow, ...]
    replaced_by: tuple[FigureRow, ...]
    comparable: tuple[FigureRow, ...]
    beside: Beside | None
    close: CloseClaims
    versions: tuple[Version, ...]
    cite: CiteBox


MOST_AGAINST = 5
"""How many contradictions the page of a figure tells; the rest is a list of its own."""

FORMS = ("csv", "json", "xlsx", "png", "svg")
"""The forms in which a figure can be had; PNG only where the server can draw it."""


def figure_page(  # noqa: PLR0913 - what surrounds a figure
    visit: Visit,
    figure: Figure,
    *,
    versions: Sequence[HeldVersion],
    origin: Figure | None,
    echoes: Sequence[Figure],
    supersedes: Figure | None,
    superseded_by: Sequence[Figure],
    comparable: Sequence[Figure],
    beside: Comparison | None = None,
    close: Sequence[Figure] = (),
    standing: Sequence[Link] = (),
    against: Sequence[Contradiction] = (),
    conversions: Sequence[Converted | NoRate] = (),
) -> FigurePage:
    """Make the page of a figure with what surrounds it."""
    narrator = visit.narrator
    document = narrator.catalogue.documents.get(figure.document)
    claim = claim_sentence(figure, narrator)
    url = web_address(document.url) if document else ""
    return FigurePage(
        frame=visit.frame(
            claim,
            section="figures",
            alternates=tuple(visit.alternate(kind) for kind in FORMS if kind != "png" or visit.pictures),
            linked_data=linked_data.claim(visit, figure),
            preview=picture_address(visit),
        ),
        claim=claim,
        claims=_in_other_languages(figure, narrator),
        number=number_words(figure, narrator),
        conversions=tuple(dict.fromkeys(conversion_words(figure, each, narrator) for each in conversions)),
        converted=figure.as_converted,
        reading=_reading(figure, narrator),
        interval=interval_sentence(figure, narrator),
        standing=tuple(standing),
        facts=_facts(figure, narrator),
        document=_document_facts(figure, document, narrator),
        document_url=url,
        site=site_of(url),
        against=tuple(told_contradiction(each, narrator) for each in against[:MOST_AGAINST]),
        status="" if figure.status is Status.STANDS else figure.status.value,
        status_word=statuses(narrator.language)[figure.status],
        status_note=figure.status_note,
        note=narrator.say.name(figure.remark),
        headings=headings(narrator, without={"subject", "metric", "place"}),
        origin=figure_rows([origin] if origin else [], narrator),
        echoes=figure_rows(echoes, narrator),
        replaces=figure_rows([supersedes] if supersedes else [], narrator),
        replaced_by=figure_rows(superseded_by, narrator),
        beside=beside_figure(figure, beside, narrator) if beside else None,
        comparable=_comparable(figure, _less(comparable, close), narrator),
        close=close_claims(figure, close, narrator),
        versions=tuple(_version(version, narrator) for version in versions),
        cite=cite_box(visit, cite_figure(figure, visit)),
    )


def _in_other_languages(figure: Figure, narrator: Narrator) -> tuple[Sentence, ...]:
    others = [language for language in Language if language is not narrator.language]
    told = {language: Narrator(speaker(language), narrator.catalogue) for language in others}
    return tuple(Sentence(language, claim_sentence(figure, told[language])) for language in others)


def _reading(figure: Figure, narrator: Narrator) -> tuple[Fact, ...]:
    """Tell how the print was read: the number with its hedge in all its digits, the unit and the last printed digit."""
    labels, language, say = columns(narrator.language), narrator.language, narrator.say
    last_digit = figure.precision if figure.value is not None else max(figure.precision_low, figure.precision_high)
    return (
        Fact(labels["as_reported"], figure.as_reported),
        Fact(say.t("Read as"), read_words(figure, say), note=_bound_note(figure, narrator)),
        Fact(labels["unit"], unit_name(figure.unit, language)),
        Fact(say.t("Last printed digit"), format_number(last_digit, figure.unit, language, digits=12)),
    )


_TELLING = frozenset({Bound.EXACT, Bound.SEVERAL})
"""The bounds that need a word of their own, as the number does not show them."""


def _bound_note(figure: Figure, narrator: Narrator) -> str:
    return bounds(narrator.language)[figure.bound] if figure.bound in _TELLING else ""


def _facts(figure: Figure, narrator: Narrator) -> tuple[Fact, ...]:
    labels, say, language = columns(narrator.language), narrator.say, narrator.language
    tables = (
        ("source", "sources", figure.source),
        ("metric", "metrics", figure.metric),
        ("subject", "subjects", figure.subject),
        ("buyer", "subjects", figure.buyer),
        ("relative_to", "subjects", figure.relative_to),
    )
    linked = [entry_fact(labels[name], table, slug, narrator) for name, table, slug in tables if slug]
    place = narrator.catalogue.geographies.get(figure.geography)
    basis = narrator.catalogue.bases.get(figure.basis or "")
    facts = [
        *linked,
        Fact(labels["geography"], narrator.name("geographies", figure.geography), note=_definition(place, narrator)),
    ]
    if figure.basis:
        facts.append(Fact(labels["basis"], narrator.name("bases", figure.basis), note=_definition(basis, narrator)))
    days = say.days(figure.period_start, figure.period_end) if figure.period_start and figure.period_end else ""
    return (
        *facts,
        Fact(labels["period"], period_words(figure.period, say), note=days),
        Fact(labels["nature"], natures(language)[figure.nature]),
        Fact(labels["stated_on"], say.day(figure.stated_on) or say.t("not dated")),
        Fact(labels["recorded_at"], say.moment(figure.recorded_at)),
        Fact(labels["id"], figure.id),
    )


def _definition(entry: object, narrator: Narrator) -> str:
    definition = getattr(entry, "definition", None)
    return narrator.say.name(definition) if definition else ""


def _document_facts(figure: Figure, document: Document | None, narrator: Narrator) -> tuple[Fact, ...]:
    labels = columns(narrator.language)
    facts = [entry_fact(labels["document"], "documents", figure.document, narrator)]
    if figure.locator:
        facts.append(Fact(labels["locator"], locator_words(figure.locator, narrator.say)))
    if document is None:
        return tuple(facts)
    return (*facts, *document_facts(document, narrator))


def _comparable(figure: Figure, others: Sequence[Figure], narrator: Narrator) -> tuple[FigureRow, ...]:
    """Make rows of comparable figures, each with how it stands to this one where both are about the same days."""
    say = narrator.say
    metric = narrator.catalogue.metrics.get(figure.metric)
    floor = metric.floor if metric else None
    rows = []
    for other in others:
        if (other.period_start, other.period_end) != (figure.period_start, figure.period_end):
            rows.append(figure_row(other, narrator, remark=say.t("other days")))
            continue
        agrees = relate(figure.interval(floor), other.interval(floor)).agrees
        remark = say.t("agrees") if agrees else say.t("conflicts")
        rows.append(figure_row(other, narrator, remark=remark, conflicting=not agrees))
    return tuple(rows)


def _less(comparable: Sequence[Figure], close: Sequence[Figure]) -> list[Figure]:
    """Leave out what the page tells of as close, but about other days."""
    told = {(figure.series, figure.period_start, figure.period_end) for figure in close}
    return [f for f in comparable if (f.series, f.period_start, f.period_end) not in told]


_BY_DEFAULT = "command line"
"""Who is said to have loaded a file if nobody is named."""


def _version(version: HeldVersion, narrator: Narrator) -> Version:
    say, labels = narrator.say, columns(narrator.language)
    return Version(
        number=number_words(version.figure, narrator),
        since=say.moment(version.recorded_from),
        until=say.moment(version.recorded_until) if version.recorded_until else say.t("now"),
        load=say.t(
            "load %(number)s, from %(file)s (%(who)s)",
            number=version.load,
            who=say.t("command line") if version.loaded_by == _BY_DEFAULT else version.loaded_by,
            file=_files(version.loaded_from.split("\n"), narrator),
        ),
        changed=say.listed([labels.get(name, name) for name in version.changed]) if version.changed else "",
    )


def _files(names: Sequence[str], narrator: Narrator) -> str:
    """Name the files of a load, or count them where they are many."""
    say = narrator.say
    return say.listed(list(names)) if len(names) < 4 else say.n("%(num)s file", "%(num)s files", len(names))
