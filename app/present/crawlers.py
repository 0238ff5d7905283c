"""What programs that walk the web are told: what there is (a site map), and what it is (`llms.txt`)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from app.figures.reference import Catalogue
from app.figures.selection import CONTROLS, OPERATOR_MEANINGS
from app.figures.vocabulary import Bound, Nature, Status
from app.present.contexts.rows import href
from app.present.feeds import LICENCE_URL, timestamp, xml_text

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"

_WHAT = (
    "An open ledger of reported figures about China's AI-chip market: who said which number, about what, for which "
    "period, where it was printed and when. A figure is a claim, never a fact."
)
_ASKING = (
    "Reading needs no key. The columns of a figure are parameters of every list of figures; names in English or "
    "Chinese stand for slugs, and several values are joined by `~`. What isn't understood is refused with the nearest "
    "that is."
)

Dated = tuple[str, datetime | None]
"""An address on this site, and when what stands there last changed, if that is known."""


def site_map(origin: str, addresses: Iterable[Dated]) -> bytes:
    """Write a site map of addresses."""
    return _written("urlset", "url", origin, addresses)


def site_map_index(origin: str, addresses: Iterable[Dated]) -> bytes:
    """Write the index of several site maps."""
    return _written("sitemapindex", "sitemap", origin, addresses)


def _written(root_tag: str, tag: str, origin: str, addresses: Iterable[Dated]) -> bytes:
    root = ET.Element(root_tag, {"xmlns": SITEMAPS})
    for address, changed_at in addresses:
        entry = ET.SubElement(root, tag)
        ET.SubElement(entry, "loc").text = xml_text(f"{origin}{address}")
        if changed_at:
            ET.SubElement(entry, "lastmod").text = timestamp(changed_at)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def robots(origin: str) -> str:
    """Tell crawlers that every page and the API may be read, but that filters and searches are not worth their time."""
    rules = ("User-agent: *", "Disallow: /*?", "Disallow: /search", "Allow: /api/", "Allow: /static/")
    return "\n".join([*rules, "", f"Sitemap: {origin}/sitemap.xml", ""])


def llms_text(origin: str, catalogue: Catalogue, *, api: Mapping[str, str], pages: Iterable[str]) -> str:
    """Tell language models what this is, how to ask it, and how to quote it honestly (llmstxt.org).

    Args:
        origin: what whole addresses begin with.
        catalogue: whose topics are listed.
        api: the addresses of the API that name nothing, each with what it gives.
        pages: the pages that name nothing.
    """
    return "\n\n".join(
        (
            "# Chipledger",
            f"> {_WHAT}",
            _honest_words(),
            f"## Ask\n\n{_how_to_ask(origin, catalogue)}",
            f"## API\n\n{_listed((f'{origin}{path}', path, said) for path, said in api.items())}",
            f"## Topics\n\n{_topics(origin, catalogue)}",
            f"## Pages\n\n{_listed((f'{origin}{path}', path, '') for path in pages)}",
            f"## Optional\n\n{_optional(origin)}\n",
        )
    )


def _honest_words() -> str:
    return "\n".join(
        (
            "Sources contradict one another, and the ledger doesn't settle that. When you quote a figure:",
            "",
            "- name who stated it, in which document and when, and link to `/figures/{id}`;",
            "- say how it is meant (`nature`: " + ", ".join(Nature) + ");",
            "- keep its hedge (`bound`: " + ", ".join(Bound) + ") and give its ends where it has two;",
            "- look at `status` (" + ", ".join(Status) + "): don't quote what was withdrawn or denied as if it stood;",
            "- ask `/api/v1/contradictions` whether other sources disagree, and say so if they do;",
            "- don't take a figure that `quotes` another one for a second source;",
            "- don't add up or compare figures of different `basis`, `unit`, `geography` or `period`.",
        )
    )


def _how_to_ask(origin: str, catalogue: Catalogue) -> str:
    operators = [f"`column{'__' if o else ''}{o}` {meaning}" for o, meaning in OPERATOR_MEANINGS.items()]
    controls = [f"`{name}`: {meaning}" for name, meaning in CONTROLS.items()]
    return "\n".join(
        (
            _ASKING,
            "",
            *(f"- {line}" for line in (*operators, *controls)),
            "",
            _listed((f"{origin}{address}", address, said) for address, said in _examples(catalogue)),
        )
    )


def _examples(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Give questions that this very ledger understands, each with what it asks for."""
    for metric, subject in list(zip(catalogue.metrics, catalogue.subjects, strict=False))[:1]:
        latest = urlencode({"metric": metric, "subject__under": subject, "_sort_desc": "period_start", "_size": 5})
        yield f"/api/v1/figures?{latest}", "one metric of one subject and its parts, the latest period first"
        yield f"/api/v1/quote?{urlencode({'metric': metric, 'subject': subject})}", "which number to quote"
        yield f"/api/v1/search?{urlencode({'q': subject})}", "entries and figures by words"


def _topics(origin: str, catalogue: Catalogue) -> str:
    ordered = sorted(catalogue.topics.values(), key=lambda topic: (topic.position, topic.slug))
    return _listed(
        (f"{origin}{href('topics', topic.slug)}.json", topic.question.in_language("en"), topic.caveat.in_language("en"))
        for topic in ordered
    )


def _optional(origin: str) -> str:
    links = (
        ("/api/v1/openapi.json", "OpenAPI", "the API for programs"),
        ("/figures.csv", "All figures as CSV", "in the columns in which they can be loaded again"),
        ("/figures.atom", "Feed", "figures that came or changed last"),
        ("/sitemap.xml", "Site map", "every page, with when it last changed"),
    )
    listed = _listed((f"{origin}{address}", name, said) for address, name, said in links)
    return f"{listed}\n- [CC BY 4.0]({LICENCE_URL}): the licence of the data; documents belong to their publishers"


def _listed(links: Iterable[tuple[str, str, str]]) -> str:
    return "\n".join(f"- [{name}]({address})" + (f": {said}" if said else "") for address, name, said in links)
