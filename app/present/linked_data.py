"""Pages told to machines in the words of schema.org, as JSON-LD: data sets, and claims."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from app.figures.figure import Figure
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


def dataset(
    visit: Visit, *, name: str, description: str, figures: Iterable[Figure] = (), forms: Iterable[Alternate] = ()
) -> str:
    """Tell of a page as a data set.

    Args:
        visit: who reads it, and where.
        name: what the page is called.
        description: what it says, in a sentence or two.
        figures: all figures of the set, from which the days and the metrics that it covers are told; none if unknown.
        forms: the alternates of the page; those that hold rows can be downloaded.
    """
    figures = tuple(figures)
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
            "temporalCoverage": _days(figures),
            "variableMeasured": sorted({visit.narrator.name("metrics", figure.metric) for figure in figures}),
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


def _days(figures: Iterable[Figure]) -> str:
    """Give the days that figures are about as an ISO 8601 interval; "" if none says."""
    dated = [(f.period_start, f.period_end) for f in figures if f.period_start and f.period_end]
    if not dated:
        return ""
    first, last = min(start for start, _ in dated), max(end for _, end in dated)
    return f"{first.isoformat()}/{last.isoformat()}"


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
            "author": _source(figure, visit),
            "datePublished": _iso(figure.stated_on),
            "creativeWorkStatus": None if stands else statuses(narrator.language)[figure.status],
            "appearance": _document(figure, visit),
            "about": [_subject(figure, visit), _observation(figure, visit)],
            "isPartOf": _ledger(visit, "Dataset"),
            "license": LICENCE_URL,
            "dateCreated": timestamp(figure.recorded_at) if figure.recorded_at else None,
        }
    )


def _source(figure: Figure, visit: Visit) -> dict[str, Any]:
    source = visit.narrator.catalogue.sources.get(figure.source)
    kind = _SOURCE_TYPES.get(source.kind, "Organization") if source else "Organization"
    name = visit.narrator.name("sources", figure.source)
    return {"@type": kind, "name": name, "url": f"{visit.origin}{href('sources', figure.source)}"}


def _document(figure: Figure, visit: Visit) -> dict[str, Any]:
    narrator = visit.narrator
    document = narrator.catalogue.documents.get(figure.document)
    here = f"{visit.origin}{href('documents', figure.document)}"
    told = {"@type": "CreativeWork", "name": narrator.name("documents", figure.document), "url": here}
    if document is None:
        return told
    return told | {
        "url": web_address(document.url) or here,
        "inLanguage": document.language,
        "datePublished": _iso(document.published_on),
        "author": {"@type": "Person", "name": document.author} if document.author else None,
        "publisher": {"@type": "Organization", "name": document.publisher} if document.publisher else None,
    }


def _subject(figure: Figure, visit: Visit) -> dict[str, Any]:
    subject = visit.narrator.catalogue.subjects.get(figure.subject)
    kind = _SUBJECT_TYPES.get(subject.kind, "Thing") if subject else "Thing"
    name = visit.narrator.name("subjects", figure.subject)
    return {"@type": kind, "name": name, "url": f"{visit.origin}{href('subjects', figure.subject)}"}


def _observation(figure: Figure, visit: Visit) -> dict[str, Any]:
    """Tell the number: its value or ends as they were printed, in the base unit, and what it measures."""
    narrator = visit.narrator
    ends = {"value": figure.value, "minValue": figure.value_low, "maxValue": figure.value_high}
    return {
        "@type": "Observation",
        "measuredProperty": {"@type": "Property", "name": narrator.name("metrics", figure.metric)},
        "observationAbout": {"@type": "Thing", "name": narrator.name("subjects", figure.subject)},
        "observationDate": _days([figure]),
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
