"""How to cite, beside what is cited: `.bib` for BibTeX, `.csl.json` for CSL-JSON."""

from dataclasses import replace
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Response

from app import answers
from app.figures.reference import Document
from app.figures.selection import Selection
from app.figures.view import VIEW_PARAMETERS, View
from app.present.citations import Citation, cite_document, cite_figure, cite_view
from app.present.contexts.frame import MEDIA_TYPES, Visit
from app.present.contexts.rows import href
from app.present.words.selections import comparison_title
from app.store.ledger import Ledger
from app.web.asked_views import PAGE_PARAMETERS, ChosenDep, ViewDep
from app.web.params import LedgerDep, takes
from app.web.visits import VisitDep

router = APIRouter(include_in_schema=False)
_OF_TOPIC = [Depends(takes(*VIEW_PARAMETERS, *PAGE_PARAMETERS))]


@router.get("/figures/{figure_id}.bib", dependencies=[Depends(takes())])
async def figure_bibtex(figure_id: str, visit: VisitDep, ledger: LedgerDep) -> Response:
    """Give how to cite a figure, as BibTeX."""
    return _bibtex(visit, cite_figure(answers.figure(ledger, figure_id).figure, visit))


@router.get("/figures/{figure_id}.csl.json", dependencies=[Depends(takes())])
async def figure_csl(figure_id: str, visit: VisitDep, ledger: LedgerDep) -> Response:
    """Give how to cite a figure, as CSL-JSON."""
    return _csl(visit, cite_figure(answers.figure(ledger, figure_id).figure, visit))


@router.get("/documents/{slug}.bib", dependencies=[Depends(takes())])
async def document_bibtex(slug: str, visit: VisitDep, ledger: LedgerDep) -> Response:
    """Give how to cite a document, as BibTeX."""
    return _bibtex(visit, _document(slug, visit, ledger))


@router.get("/documents/{slug}.csl.json", dependencies=[Depends(takes())])
async def document_csl(slug: str, visit: VisitDep, ledger: LedgerDep) -> Response:
    """Give how to cite a document, as CSL-JSON."""
    return _csl(visit, _document(slug, visit, ledger))


@router.get("/topics/{slug}.bib", dependencies=_OF_TOPIC)
async def topic_bibtex(slug: str, visit: VisitDep, ledger: LedgerDep, view: ViewDep) -> Response:
    """Give how to cite a view of a topic, as BibTeX."""
    return _bibtex(visit, _topic(slug, visit, ledger, view))


@router.get("/topics/{slug}.csl.json", dependencies=_OF_TOPIC)
async def topic_csl(slug: str, visit: VisitDep, ledger: LedgerDep, view: ViewDep) -> Response:
    """Give how to cite a view of a topic, as CSL-JSON."""
    return _csl(visit, _topic(slug, visit, ledger, view))


@router.get("/compare.bib")
async def compare_bibtex(visit: VisitDep, chosen: ChosenDep, view: ViewDep) -> Response:
    """Give how to cite a comparison that a reader put together, as BibTeX."""
    return _bibtex(visit, _comparison(visit, chosen, view))


@router.get("/compare.csl.json")
async def compare_csl(visit: VisitDep, chosen: ChosenDep, view: ViewDep) -> Response:
    """Give how to cite a comparison that a reader put together, as CSL-JSON."""
    return _csl(visit, _comparison(visit, chosen, view))


def _document(slug: str, visit: Visit, ledger: Ledger) -> Citation:
    """Cite a document.

    Raises:
        UnknownNameError: there is no such document.
    """
    found = answers.entry_of(ledger, "documents", slug)
    assert isinstance(found, Document)  # noqa: S101 - the table says so
    return cite_document(found, visit)


def _topic(slug: str, visit: Visit, ledger: Ledger, view: View) -> Citation:
    """Cite the view of a topic, at the address of its page.

    Raises:
        UnknownNameError: there is no such topic.
    """
    answers.entry_of(ledger, "topics", slug)
    page, query = replace(visit, path=href("topics", slug)), urlencode(view.to_pairs(), safe="~,:")
    return cite_view(page, title=visit.narrator.name("topics", slug), query=query)


def _comparison(visit: Visit, chosen: Selection, view: View) -> Citation:
    title = comparison_title(chosen, visit.narrator)
    query = urlencode([*chosen.to_pairs(), *view.to_pairs()], safe="~,:")
    return cite_view(replace(visit, path="/compare"), title=title, query=query)


def _bibtex(visit: Visit, citation: Citation) -> Response:
    return _said(visit, citation.bibtex, "bib")


def _csl(visit: Visit, citation: Citation) -> Response:
    return _said(visit, citation.csl, "csl.json")


def _said(visit: Visit, body: str, kind: str) -> Response:
    headers = {"Content-Language": visit.narrator.language.value}
    return Response(body, media_type=MEDIA_TYPES[kind], headers=headers)
