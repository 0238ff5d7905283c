"""The JSON API's answer to why two figures differ."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from app import answers
from app.present.why_shapes import WhyDetail
from app.present.why_values import why_values
from app.web.bodies import json_body, meta
from app.web.openapi import EXAMPLE_ID
from app.web.params import LedgerDep, takes

router = APIRouter(prefix="/api/v1", tags=["Findings"], generate_unique_id_function=lambda route: route.name)

OneQuery = Annotated[str, Query(description="The id of a figure.", examples=[EXAMPLE_ID], max_length=100)]
OtherQuery = Annotated[str, Query(description="The id of another one.", examples=["vss0b20tzjxj"], max_length=100)]


@router.get("/why", response_model=WhyDetail, dependencies=[Depends(takes("one", "other"))])
async def why(ledger: LedgerDep, one: OneQuery, other: OtherQuery) -> Response:
    """Give the fields in which two figures differ, their numbers aside, with what is part of what."""
    found = answers.why(ledger, one, other)
    told = why_values(found.one, found.other, found.differences, catalogue=ledger.catalogue())
    return json_body({"data": told, "meta": meta(ledger)})
