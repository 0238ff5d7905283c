"""The JSON API's answers to what has only begun to be typed: for search boxes."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from app import answers
from app.answers import Hit
from app.present.languages import Language, speaker
from app.present.suggestions import SuggestionList, entry_suggestion, figure_suggestion
from app.present.words.terms import Narrator
from app.web.bodies import json_body, meta
from app.web.params import LedgerDep, takes

router = APIRouter(prefix="/api/v1", tags=["API"], generate_unique_id_function=lambda route: route.name)

TypedQuery = Annotated[
    str,
    Query(
        description="What has been typed so far, in any script; nothing gives the first topics.",
        examples=["英伟"],
        max_length=200,
    ),
]
MostQuery = Annotated[int, Query(alias="_size", description="How many at the most.", examples=[8], ge=1, le=50)]
LanguageQuery = Annotated[
    Language,
    Query(description="The language of `label` and `detail`; nothing else asks for one.", examples=["zh-Hans"]),
]


@router.get("/suggest", response_model=SuggestionList, dependencies=[Depends(takes("q", "_size", "lang"))])
async def suggest(
    ledger: LedgerDep,
    q: TypedQuery = "",
    size: MostQuery = answers.MOST_SUGGESTED,
    lang: LanguageQuery = Language.EN,
) -> Response:
    """Suggest topics, subjects, metrics, sources, documents, events and figures for what has been typed so far.

    Entries whose names fit come first, figures that hold the words if there is room left; where nothing fits, entries
    that would but for one letter.
    """
    found = answers.suggest(ledger, q, most=size)
    narrator = Narrator(speaker(lang), found.catalogue)
    marks = partial(answers.marks, typed=q)
    entries = [
        entry_suggestion(hit.table, hit.entry, narrator, found_by=_found_by(hit, narrator), marks=marks)
        for hit in found.hits
    ]
    figures = [figure_suggestion(figure, narrator, marks=marks) for figure in found.figures]
    return json_body({"data": [*entries, *figures], "meta": meta(ledger, q.strip())})


def _found_by(hit: Hit, narrator: Narrator) -> str:
    """Give the name that an entry was found by; "" where that says nothing new: its slug, or what it is called."""
    told = (hit.entry.slug, narrator.name(hit.table, hit.entry.slug))
    return "" if any(answers.same_words(hit.name, each) for each in told) else hit.name
