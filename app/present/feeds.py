"""Atom feeds (RFC 4287) of figures that came into the ledger or changed in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from app.figures.change import Change
from app.figures.figure import Figure
from app.figures.vocabulary import Status
from app.present.contexts.frame import MEDIA_TYPES, Visit
from app.present.contexts.rows import href
from app.present.words.claims import claim_sentence
from app.present.words.selections import value_words
from app.present.words.terms import Narrator, columns

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KEPT_IN_URL = "%/:=&?~#+!$,;'@()*[]"
_BEFORE_ANY_LOAD = datetime(1970, 1, 1, tzinfo=UTC)
_CATEGORIES = {"subjects": "subject", "metrics": "metric", "sources": "source"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed is of: its name, its own address, and the page that shows the same figures."""

    what: str
    address: str
    page: str


def atom(visit: Visit, feed: Feed, changes: Sequence[Change]) -> bytes:
    """Write the feed of some changes, the last first, in the reader's language and with whole addresses."""
    say = visit.narrator.say
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": say.language})
    own = f"{visit.origin}{_with_language(feed.address, say.language)}"
    _add(root, "id", own)
    _add(root, "title", say.t("Chipledger: %(what)s", what=feed.what))
    _add(
        root, "subtitle", say.t("Figures that came into the ledger or changed in it; claims with a source, not facts.")
    )
    _add(root, "updated", timestamp(max((c.at for c in changes), default=visit.changed_at or _BEFORE_ANY_LOAD)))
    _add(root, "link", rel="self", type=MEDIA_TYPES["atom"], href=own)
    _add(root, "link", rel="alternate", type="text/html", href=f"{visit.origin}{feed.page}")
    _add(root, "link", rel="license", href=LICENCE_URL)
    _add(_add(root, "author"), "name", "Chipledger")
    _add(root, "rights", "CC BY 4.0")
    _add(root, "generator", "Chipledger", uri=f"{visit.origin}/")
    for change in changes:
        _entry(root, change, visit)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _with_language(address: str, language: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}lang={language}"


def _entry(root: ET.Element, change: Change, visit: Visit) -> None:
    figure, narrator = change.figure, visit.narrator
    entry = _add(root, "entry")
    _add(entry, "id", entry_id(figure.id))
    _add(entry, "title", _title(change, narrator))
    _add(entry, "updated", timestamp(change.at))
    _add(entry, "published", timestamp(figure.recorded_at or change.at))
    page = f"{visit.origin}{href('figures', figure.id)}"
    _add(entry, "link", rel="alternate", type="text/html", href=page)
    document = narrator.catalogue.documents.get(figure.document)
    if document and (printed_at := web_address(document.url)):
        _add(entry, "link", rel="via", href=printed_at)
    for table, column in _CATEGORIES.items():
        slug = getattr(figure, column)
        scheme = f"{visit.origin}/{table}/"
        _add(entry, "category", term=slug, scheme=scheme, label=narrator.name(table, slug))
    _told(_add(entry, "content", type="xhtml"), change, visit)


def entry_id(figure_id: str) -> str:
    """Give the name of a claim in feeds: the same in every feed and language, wherever the ledger is reached."""
    return uuid5(NAMESPACE_URL, f"urn:chipledger:figure:{figure_id}").urn


def _title(change: Change, narrator: Narrator) -> str:
    """Say the claim; of one that changed, first what happened to it."""
    say, figure = narrator.say, change.figure
    if "status" not in change.columns:
        pattern = say.t("Corrected: %(claim)s") if change.columns else "%(claim)s"
        return pattern % {"claim": claim_sentence(figure, narrator)}
    pattern = {
        Status.STANDS: say.t("Stands again: %(claim)s"),
        Status.WITHDRAWN: say.t("Withdrawn: %(claim)s"),
        Status.DENIED: say.t("Denied: %(claim)s"),
        Status.CONFIRMED: say.t("Confirmed: %(claim)s"),
    }[figure.status]
    return pattern % {"claim": claim_sentence(replace(figure, status=Status.STANDS), narrator)}


def _told(content: ET.Element, change: Change, visit: Visit) -> None:
    """Tell the claim, what changed in it, how it is printed, by whom and where."""
    figure, narrator = change.figure, visit.narrator
    say, labels = narrator.say, columns(narrator.language)
    inside = ET.SubElement(content, "div", {"xmlns": XHTML})
    _add(inside, "p", claim_sentence(figure, narrator))
    if change.former is not None:
        _add(inside, "p", say.t("Changed in the ledger:"))
        steps = _add(inside, "ul")
        for column in change.columns:
            _add(steps, "li", _step(column, change.former, figure, narrator))
    facts = _add(inside, "ul")
    _fact(facts, labels["as_reported"], figure.as_reported, narrator)
    for table, column in (("sources", "source"), ("documents", "document")):
        slug = getattr(figure, column)
        _fact(facts, labels[column], narrator.name(table, slug), narrator, f"{visit.origin}{href(table, slug)}")
    plain = {"stated_on": say.day(figure.stated_on), "status_note": figure.status_note, "note": say.name(figure.remark)}
    for column, text in plain.items():
        if text:
            _fact(facts, labels[column], text, narrator)


def _step(column: str, former: Figure, figure: Figure, narrator: Narrator) -> str:
    before, after = (_cell(column, held, narrator) for held in (former, figure))
    step = narrator.say.t("%(before)s → %(after)s", before=before, after=after)
    return narrator.say.t("%(column)s: %(value)s", column=columns(narrator.language)[column], value=step)


def _cell(column: str, figure: Figure, narrator: Narrator) -> str:
    value = getattr(figure, column)
    return value_words(column, None if value == "" else value, narrator)


def _fact(facts: ET.Element, label: str, text: str, narrator: Narrator, address: str = "") -> None:
    line = _add(facts, "li", narrator.say.t("%(column)s: %(value)s", column=label, value="" if address else text))
    if address:
        _add(line, "a", text, href=address)


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, tag, {name: xml_text(value) for name, value in attributes.items()})
    made.text = xml_text(text) or None
    return made


def xml_text(text: str) -> str:
    """Give a text with a mark in place of each character that XML can't hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def timestamp(moment: datetime) -> str:
    """Write a moment as RFC 3339 asks for, in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def web_address(url: str) -> str:
    """Give an address as a URI without stray characters; "" for one that doesn't lead to the web."""
    return quote(url, safe=_KEPT_IN_URL) if url.startswith(("https://", "http://")) else ""
