"""Which events an address asks for: whose acts, of which kind, about what, in which year."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import Depends, Request

from app.answers.events import AskedEvents
from app.errors import RefusedError, UnknownNameError
from app.figures.reference import Catalogue
from app.figures.selection import one_value, read_choice, shown
from app.sentences import sentence
from app.web.params import LedgerDep

_YEAR = re.compile(r"[0-9]{4}")


def asked_events(request: Request, ledger: LedgerDep) -> AskedEvents:
    """Read which events are asked for; names and aliases are resolved to slugs, and empty values ask for nothing.

    Raises:
        RefusedError: naming every parameter that can't be followed.
    """
    asked = [(name, text.strip()) for name, text in request.query_params.multi_items() if name in _READERS]
    names = Counter(name for name, text in asked if text)
    wrong: list[tuple[str, str]] = [(name, one_value(name)) for name, times in names.items() if times > 1]
    said: dict[str, str] = {}
    for name, text in asked:
        try:
            said |= {name: _READERS[name](text, ledger.catalogue())} if text else {}
        except (ValueError, UnknownNameError) as error:
            wrong.append((name, getattr(error, "message", error.args[0])))
    if wrong:
        raise RefusedError(wrong)
    return AskedEvents(**said)


def _government(text: str, catalogue: Catalogue) -> str:
    return catalogue.resolve("geographies", text)


def _direction(text: str, catalogue: Catalogue) -> str:
    known = sorted({event.direction for event in catalogue.events.values() if event.direction})
    return read_choice(text, known, sentence("kind of event"))


def _subject(text: str, catalogue: Catalogue) -> str:
    return catalogue.resolve("subjects", text)


def _year(text: str, _: Catalogue) -> str:
    if not _YEAR.fullmatch(text):
        raise ValueError(sentence("'%(text)s' is not a year such as 2025.", text=shown(text)))
    return text


_READERS: Mapping[str, Callable[[str, Catalogue], str]] = {
    "government": _government,
    "direction": _direction,
    "subject": _subject,
    "year": _year,
}

EVENT_PARAMETERS = tuple(_READERS)
"""The parameters that choose events."""

AskedEventsDep = Annotated[AskedEvents, Depends(asked_events)]
"""The events that the address asks for."""
