"""Pages told to machines in the words of schema.org, as JSON-LD: data sets, and claims."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.figures.figure import Figure
from app.figures.reference import Document
from app.figures.vocabulary import SourceKind, Status, SubjectKind
from app.present.contexts.frame import MEDIA_TYPES, Alternate, Visit
from app.present.contexts.rows import href
from app.present.exports import plain
from app.present.feeds import LICENCE_URL, timestamp, web_address
from app.present.languages import Speaker
from app.present.numbers import unit_name
from app.present.words.claims import claim_sentence
from app.present.words.terms import statuses

_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end a `script` element, or be read as something else in one, and how JSON writes it otherwise."""

_SUBJECT_TYPES = {SubjectKind.COMPANY: "Organization", SubjectKind.PRODUCT: "Product", SubjectKind.COUNTRY: "Country"}
_SOURCE_TYPES = {SourceKind.PERSON: "Person", SourceKind.GOVERNMENT: "GovernmentOrganization"}
_ROWS = {MEDIA_TYPES[kind] for kind in ("json", "csv", "xlsx")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a data set covers: from which day to which, and which metrics, by slug."""

    first: date | None = None
    last: date | None = None
    metrics: tuple[str, ...] = ()


def scope_of(figures: Iterable[Figure]) -> Scope:
    """Give what some figures cover."""
    figures = tuple(figures)
    dated = [(f.period_start, f.period_end) for f in figures if f.period_start and f.period_end]
    return Scope(
        first=min((start for start, _ in dated), default=None),
        last=max((end for _, end in dated), default=None),
        metrics=tuple({figure.metric for figure in figures}),
    )


def dataset(  # noqa: PLR0913 - what a data set is told by
    visit: Visit,
    *,
    name: str,
    description: str,
    figures: Iterable[Figure] = (),
    scope: Scope | None = None,
    forms: Iterable[Alternate] = (),
    about: dict[str, Any] | None = None,
) -> str:
    """Tell of a page as a data set.

    Args:
        visit: who reads it, and where.
        name: what the page is called.
        description: what it says, in a sentence or two.
        figures: all figures of the set, from which the days and the metrics that it covers are told; none if unknown.
        scope: what it covers, where the figures aren't all at hand.
        forms: the alternates of the page; those that hold rows can be downloaded.
        about: the one thing that it is about, in the words of schema.org.
    """
    scope = scope or scope_of(figures)
    page = f"{visit.origin}{visit.address}"
    return in_script(
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "@id": page,
            "url": page,
            "name": name,
            "description": description,
            "inLanguage": visit.narrator.language.value,
            "license": LICENCE_URL,
            "isAccessibleForFree": True,
            "creator": _ledger(visit, "Organization"),
            "isPartOf": _ledger(visit, "Dataset") if visit.path != "/" else None,
            "version": str(visit.version),
            "dateModified": timestamp(visit.changed_at) if visit.changed_at else None,
            "about": about,
            "temporalCoverage": _days(scope.first, scope.last),
            "variableMeasured": sorted(visit.narrator.name("metrics", metric) for metric in scope.metrics),
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": form.type, "contentUrl": f"{visit.origin}{form.href}"}
                for form in forms
                if form.type in _ROWS
            ],
        }
    )


def about_ledger(say: Speaker) -> str:
    """Say in a sentence what this ledger is."""
    return say.t(
        "An open ledger of reported figures about China’s AI-chip market: who said which number, about what, "
        "for which period, where it was printed and when."
    )


def _ledger(visit: Visit, kind: str) -> dict[str, Any]:
    return {"@type": kind, "name": "Chipledger", "url": f"{visit.origin}/"}


def _days(first: date | None, last: date | None) -> str:
    """Give a stretch of days as an ISO 8601 interval; "" if either end lacks."""
    return f"{first.isoformat()}/{last.isoformat()}" if first and last else ""


def claim(visit: Visit, figure: Figure) -> str:
    """Tell of a figure as what it is: a claim by a source, printed somewhere, about something."""
    narrator = visit.narrator
    page = f"{visit.origin}{href('figures', figure.id)}"
    sentence = claim_sentence(figure, narrator)
    stands = figure.status is Status.STANDS
    return in_script(
        {
            "@context": "https://schema.org",
            "@type": "Claim",
            "@id": page,
            "url": page,
            "identifier": figure.id,
            "name": sentence,
            "text": sentence,
            "inLanguage": narrator.language.value,
            "author": source_values(figure.source, visit),
            "datePublished": _iso(figure.stated_on),
            "creativeWorkStatus": None if stands else statuses(narrator.language)[figure.status],
            "appearance": document_values(figure.document, visit),
            "about": [subject_values(figure.subject, visit), _observation(figure, visit)],
            "isPartOf": _ledger(visit, "Dataset"),
            "license": LICENCE_URL,
            "dateCreated": timestamp(figure.recorded_at) if figure.recorded_at else None,
        }
    )


def document(visit: Visit, found: Document, *, description: str) -> str:
    """Tell of a document as what it is to this ledger: a work that its publisher answers for, described here."""
    page = f"{visit.origin}{href('documents', found.slug)}"
    told = document_values(found.slug, visit) | {"mainEntityOfPage": page, "identifier": found.slug}
    return in_script({"@context": "https://schema.org", **told, "description": description})


def source_values(slug: str, visit: Visit) -> dict[str, Any]:
    """Tell who a source is."""
    source = visit.narrator.catalogue.sources.get(slug)
    kind = _SOURCE_TYPES.get(source.kind, "Organization") if source else "Organization"
    name = visit.narrator.name("sources", slug)
    return {"@type": kind, "name": name, "url": f"{visit.origin}{href('sources', slug)}"}


def document_values(slug: str, visit: Visit) -> dict[str, Any]:
    """Tell of a document: its title, where it can be read, when it was published, by whom."""
    narrator = visit.narrator
    document = narrator.catalogue.documents.get(slug)
    here = f"{visit.origin}{href('documents', slug)}"
    told = {"@type": "CreativeWork", "name": narrator.name("documents", slug), "url": here}
    if document is None:
        return told
    return told | {
        "url": web_address(document.url) or here,
        "inLanguage": document.language,
        "datePublished": _iso(document.published_on),
        "author": {"@type": "Person", "name": document.author} if document.author else None,
        "publisher": {"@type": "Organization", "name": document.publisher} if document.publisher else None,
    }


def subject_values(slug: str, visit: Visit) -> dict[str, Any]:
    """Tell what a subject is, and by which other names it goes."""
    narrator = visit.narrator
    subject = narrator.catalogue.subjects.get(slug)
    name, page = narrator.name("subjects", slug), f"{visit.origin}{href('subjects', slug)}"
    if subject is None:
        return {"@type": "Thing", "name": name, "url": page}
    names = dict.fromkeys((subject.name.en, subject.name.zh_hans, subject.name.zh_hant, *subject.aliases))
    return {
        "@type": _SUBJECT_TYPES.get(subject.kind, "Thing"),
        "name": name,
        "alternateName": [other for other in names if other and other != name],
        "url": page,
    }


def _observation(figure: Figure, visit: Visit) -> dict[str, Any]:
    """Tell the number: its value or ends as they were printed, in the base unit, and what it measures."""
    narrator = visit.narrator
    ends = {"value": figure.value, "minValue": figure.value_low, "maxValue": figure.value_high}
    return {
        "@type": "Observation",
        "measuredProperty": {"@type": "Property", "name": narrator.name("metrics", figure.metric)},
        "observationAbout": {"@type": "Thing", "name": narrator.name("subjects", figure.subject)},
        "observationDate": _days(figure.period_start, figure.period_end),
        **{name: plain(end) for name, end in ends.items() if end is not None},
        "unitText": unit_name(figure.unit, narrator.language),
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def in_script(told: dict[str, Any]) -> str:
    """Write JSON that can stand inside a `script` element, less what there is nothing to say of."""
    text = json.dumps(_said(told), ensure_ascii=False, separators=(",", ":"))
    return "".join(_IN_SCRIPT.get(character, character) for character in text)


def _said(told: Any) -> Any:
    """Leave out, at every depth, what is None, "" or empty."""
    if isinstance(told, dict):
        return {name: _said(value) for name, value in told.items() if value not in (None, "", [])}
    return [_said(value) for value in told] if isinstance(told, list) else told
