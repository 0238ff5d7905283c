"""How to cite a figure or a view of a topic: in words, as BibTeX, and as CSL-JSON."""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.figures.figure import Figure
from app.figures.reference import Document
from app.present.contexts.frame import Visit
from app.present.contexts.rows import href
from app.present.feeds import web_address
from app.present.words.claims import claim_sentence

LEDGER = "Chipledger"


@dataclass(frozen=True, slots=True)
class Citation:
    """One thing cited in three forms: a sentence in the reader's language, BibTeX, and CSL-JSON."""

    plain: str
    bibtex: str
    csl: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """Where a claim was printed before it was read here."""

    title: str
    publisher: str
    author: str
    published_on: date | None
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is cited, whatever the form.

    The day is that of the statement, or, for a view of many, that on which the ledger last changed. There is no date of
    access, as a kept answer can't know it; the ledger's version says more exactly what was seen.

    Attributes:
        key: a short name, unlike that of any other work.
        kind: the type that CSL has for it.
        address: the whole address that shows it.
        read: where it was read and at which version of the ledger, in words.
    """

    key: str
    kind: str
    title: str
    author: str
    day: date | None
    address: str
    language: str
    version: int
    read: str
    original: Original | None = None


def cite_figure(figure: Figure, visit: Visit) -> Citation:
    """Say how to cite one figure: who stated it, where it was printed, and that it was read here."""
    narrator = visit.narrator
    document = narrator.catalogue.documents.get(figure.document)
    work = Work(
        key=f"figure-{figure.id}",
        kind="entry",
        title=claim_sentence(figure, narrator),
        author=narrator.name("sources", figure.source),
        day=figure.stated_on,
        address=f"{visit.origin}{href('figures', figure.id)}",
        language=narrator.language.value,
        version=visit.version,
        read=narrator.say.t("Read in Chipledger, figure %(id)s, %(state)s", id=figure.id, state=state_words(visit)),
        original=_original(document, visit) if document else None,
    )
    return Citation(_figure_words(figure, work, visit), _bibtex(work), _csl(work))


def cite_document(document: Document, visit: Visit) -> Citation:
    """Say how to cite a document, and that its figures were read here."""
    narrator = visit.narrator
    original = _original(document, visit)
    work = Work(
        key=f"document-{document.slug}",
        kind="document",
        title=original.title,
        author=document.author or document.publisher or LEDGER,
        day=document.published_on,
        address=f"{visit.origin}{href('documents', document.slug)}",
        language=document.language or narrator.language.value,
        version=visit.version,
        read=narrator.say.t("Its figures read in Chipledger, %(state)s", state=state_words(visit)),
        original=original,
    )
    plain = narrator.say.t(
        "%(document)s%(day)s%(url)s. %(read)s. %(address)s",
        document=narrator.say.listed([part for part in (document.author, document.title, document.publisher) if part]),
        day=narrator.say.t(", %(day)s", day=narrator.say.day(document.published_on)) if document.published_on else "",
        url=f" <{original.url}>" if original.url else "",
        read=work.read,
        address=work.address,
    )
    return Citation(plain, _bibtex(work), _csl(work))


def cite_view(visit: Visit, *, title: str, query: str) -> Citation:
    """Say how to cite a view of many figures: the question, the ledger's version, and the address with its query.

    Args:
        visit: who reads which page, and at which version of the ledger.
        title: the question.
        query: what shows this view again at the address of its page.
    """
    work = Work(
        key=visit.path.rpartition("/")[2],
        kind="dataset",
        title=title,
        author=LEDGER,
        day=visit.changed_at.date() if visit.changed_at else None,
        address=f"{visit.origin}{visit.path}?{query}" if query else f"{visit.origin}{visit.path}",
        language=visit.narrator.language.value,
        version=visit.version,
        read=visit.narrator.say.t("Chipledger, %(state)s", state=state_words(visit)),
    )
    pieces = {"title": title, "state": state_words(visit), "address": work.address}
    plain = visit.narrator.say.t("Chipledger: “%(title)s”, %(state)s. %(address)s", **pieces)
    return Citation(plain, _bibtex(work), _csl(work))


def state_words(visit: Visit) -> str:
    """Say at which version of the ledger, and of which day, something was read."""
    say = visit.narrator.say
    if visit.changed_at is None:
        return say.t("ledger version %(version)s", version=visit.version)
    return say.t("ledger version %(version)s of %(day)s", version=visit.version, day=say.day(visit.changed_at.date()))


def _original(document: Document, visit: Visit) -> Original:
    return Original(
        title=visit.narrator.say.name(document.name),
        publisher=document.publisher,
        author=document.author,
        published_on=document.published_on,
        url=web_address(document.url),
    )


def _figure_words(figure: Figure, work: Work, visit: Visit) -> str:
    say, printed = visit.narrator.say, work.original
    places = [printed.title, printed.publisher] if printed else [figure.document]
    return say.t(
        "%(claim)s In: %(document)s%(day)s%(url)s. %(read)s. %(address)s",
        claim=work.title,
        document=say.listed([place for place in places if place]),
        day=say.t(", %(day)s", day=say.day(figure.stated_on)) if figure.stated_on else "",
        url=f" <{printed.url}>" if printed and printed.url else "",
        read=work.read,
        address=work.address,
    )


def _bibtex(work: Work) -> str:
    fields = {
        "author": f"{{{bibtex_text(work.author)}}}",
        "title": f"{{{bibtex_text(work.title)}}}",
        "howpublished": _printed_in_bibtex(work.original) if work.original else "",
        "year": f"{work.day.year:04}" if work.day else "",
        "month": str(work.day.month) if work.day else "",
        "note": bibtex_text(work.read),
        "url": bibtex_url(work.address),
        "version": str(work.version),
        "language": work.language,
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@misc{{{bibtex_key(work.key)},", *lines, "}", ""])


def _printed_in_bibtex(printed: Original) -> str:
    day = printed.published_on.isoformat() if printed.published_on else ""
    texts = [bibtex_text(text) for text in (printed.title, printed.publisher, day) if text]
    return ", ".join([*texts, f"\\url{{{bibtex_url(printed.url)}}}"] if printed.url else texts)


def _csl(work: Work) -> str:
    item: dict[str, Any] = {
        "id": bibtex_key(work.key),
        "type": work.kind,
        "title": work.title,
        "author": [{"literal": work.author}],
        "issued": _csl_date(work.day),
        "container-title": LEDGER if work.original else None,
        "publisher": LEDGER,
        "URL": work.address,
        "version": str(work.version),
        "language": work.language,
        "note": work.read,
    }
    if printed := work.original:
        item |= {
            "original-title": printed.title,
            "original-publisher": printed.publisher,
            "original-author": [{"literal": printed.author}] if printed.author else None,
            "original-date": _csl_date(printed.published_on),
            "note": f"{work.read}. {printed.url}" if printed.url else work.read,
        }
    lines = [
        f"    {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in item.items() if value
    ]
    return "[\n  {\n" + ",\n".join(lines) + "\n  }\n]\n"


def _csl_date(day: date | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


_BIBTEX = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{character: f"\\{character}" for character in "$&#_%"},
}
"""What BibTeX reads as something else than itself. A brace is named: one with a backslash would still count as open."""


def bibtex_text(text: str) -> str:
    """Write a text for a field in braces: in one line, in UTF-8, with every special character as itself."""
    return "".join(_BIBTEX.get(character, character) for character in " ".join(text.split()))


def bibtex_url(address: str) -> str:
    """Write an address for a field in braces; it stands as it is, but for what would end the field."""
    escapes = {"{": "%7B", "}": "%7D", "\\": "%5C"}
    return "".join(escapes.get(character, character) for character in address)


def bibtex_key(name: str) -> str:
    """Make the key of an entry of a name: letters, digits and hyphens."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", f"chipledger-{name}").strip("-")
