"""Lists of facts about entries: other names, what they are part of, who printed them and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from app.figures.reference import Document, Entry, Metric, Source, Subject
from app.figures.vocabulary import DateCertainty, SubjectKind
from app.present.contexts.rows import entry_link
from app.present.languages import Language
from app.present.numbers import unit_name
from app.present.words.outlines import adding_words, figures_words
from app.present.words.periods import year_end_words
from app.present.words.terms import Narrator, date_certainties, kinds


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a list of facts: what it tells, its text, and where the text leads."""

    label: str
    text: str
    href: str = ""
    note: str = ""


def entry_fact(label: str, table: str, slug: str, narrator: Narrator) -> Fact:
    """Give a fact that is an entry of the catalogue, with its page."""
    link = entry_link(table, slug, narrator)
    return Fact(label, link.text, link.href)


def subject_facts(
    subject: Subject, narrator: Narrator, *, above: Sequence[Subject], speaks: Source | None, roles: tuple[int, int]
) -> tuple[Fact, ...]:
    """Tell what is known of a subject.

    Args:
        subject: the subject.
        narrator: tells in the reader's language.
        above: what it is part of, nearest first.
        speaks: the source that it is itself.
        roles: how many figures name it as the buyer, and as the whole or the baseline.
    """
    say = narrator.say
    facts = []
    if above:
        facts.append(entry_fact(say.t("Part of"), "subjects", above[0].slug, narrator))
    maker = next((each for each in above[1:] if each.kind is SubjectKind.COMPANY), None)
    if maker and subject.kind is SubjectKind.PRODUCT:
        facts.append(entry_fact(say.t("Maker"), "subjects", maker.slug, narrator))
    facts += _other_names(subject, narrator)
    if subject.fiscal_year_end and not above:
        facts.append(Fact(say.t("Fiscal year ends"), year_end_words(narrator.catalogue.calendar(subject.slug), say)))
    if speaks:
        facts.append(entry_fact(say.t("As a source"), "sources", speaks.slug, narrator))
    named = (
        (say.t("As the buyer"), "buyer", roles[0]),
        (say.t("As the whole or the baseline"), "relative_to", roles[1]),
    )
    facts += [
        Fact(label, figures_words(count, narrator), f"/figures?{urlencode({column: subject.slug})}")
        for label, column, count in named
        if count
    ]
    return (*facts, _short_name(subject, narrator))


def metric_facts(metric: Metric, narrator: Narrator, *, units: Sequence[str]) -> tuple[Fact, ...]:
    """Tell what is known of a metric; `units` are those in which it is stated."""
    say = narrator.say
    facts = [*_other_names(metric, narrator), Fact(say.t("Kind"), kinds(narrator.language)[metric.kind])]
    if metric.of:
        facts.append(entry_fact(say.t("Reckoned from"), "metrics", metric.of, narrator))
    if units:
        facts.append(Fact(say.t("Stated in"), say.listed([unit_name(unit, narrator.language) for unit in units])))
    facts.append(Fact(say.t("Adds up"), adding_words(metric.adding, narrator)))
    if metric.can_be_negative:
        facts.append(Fact(say.t("Below zero"), say.t("possible")))
    return (*facts, _short_name(metric, narrator))


def source_facts(source: Source, narrator: Narrator) -> tuple[Fact, ...]:
    """Tell what is known of a source."""
    speaks = [entry_fact(narrator.say.t("Speaks as"), "subjects", source.subject, narrator)] if source.subject else []
    return (*_other_names(source, narrator), *speaks, _short_name(source, narrator))


def document_facts(document: Document, narrator: Narrator) -> tuple[Fact, ...]:
    """Tell what is known of a document: publisher, author, date and how sure it is, language, licence."""
    say = narrator.say
    certainty = date_certainties(narrator.language)[document.date_certainty]
    day = say.day(document.published_on)
    dated = document.date_certainty is not DateCertainty.UNKNOWN
    found = (
        (say.t("Publisher"), document.publisher, ""),
        (say.t("Author"), document.author, ""),
        (say.t("Published"), day or certainty, certainty if day and dated else ""),
        (say.t("Language"), language_name(document.language), ""),
        (say.t("Licence"), say.name(document.terms), ""),
    )
    return tuple(Fact(label, text, note=note) for label, text, note in found if text)


def language_name(tag: str) -> str:
    """Give the name of a document's language in itself; its tag, if it is none of ours."""
    return Language(tag).own_name if tag in set(Language) else tag


def _other_names(entry: Metric | Subject | Source, narrator: Narrator) -> list[Fact]:
    names, own = entry.name, narrator.say.name(entry.name)
    others = dict.fromkeys([names.en, names.zh_hans, names.zh_hant, *getattr(entry, "aliases", ())])
    listed = [name for name in others if name and name != own]
    return [Fact(narrator.say.t("Also called"), narrator.say.listed(listed))] if listed else []


def _short_name(entry: Entry, narrator: Narrator) -> Fact:
    return Fact(narrator.say.t("Short name in addresses and files"), entry.slug)


def site_of(url: str) -> str:
    """Name the site of an address: `tomshardware.com`."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.").removeprefix("m.")
