"""What a page says on how to cite it."""

from dataclasses import dataclass

from app.present.citations import Citation
from app.present.contexts.frame import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteBox:
    """A citation in three forms, and where the two for programs can be had."""

    plain: str
    bibtex: str
    csl: str
    bibtex_href: str
    csl_href: str


def cite_box(visit: Visit, citation: Citation, *, query: str = "") -> CiteBox:
    """Make the box of a citation; `query` is what the addresses beside the page take along of the view."""
    return CiteBox(
        plain=citation.plain,
        bibtex=citation.bibtex,
        csl=citation.csl,
        bibtex_href=visit.alternate("bib", query=query).href,
        csl_href=visit.alternate("csl.json", query=query).href,
    )
