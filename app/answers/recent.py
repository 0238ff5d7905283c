"""What is new, what has changed, and what is there to be found at all?"""

from datetime import datetime

from app.figures.change import Change
from app.figures.selection import Selection
from app.store import figures as rows
from app.store.ledger import Ledger

MOST_CHANGES = 50
"""How many changes are told at the most."""

PART_SIZE = 25_000
"""How many figures one part of the list of all holds at the most."""


def changes(ledger: Ledger, selection: Selection) -> tuple[Change, ...]:
    """Which figures of a selection came or changed last, corrections and withdrawals included?"""
    most = min(selection.size, MOST_CHANGES)
    return rows.select_changes(ledger.session, selection, ledger.catalogue(), most=most)


def parts(ledger: Ledger) -> int:
    """Into how many parts is the list of all figures cut?"""
    return rows.parts(ledger.session, size=PART_SIZE)


def dated_ids(ledger: Ledger, part: int) -> list[tuple[str, datetime]]:
    """Which figures are in one part of the list of all, and since when do they stand as they do?"""
    return rows.dated_ids(ledger.session, part=part, size=PART_SIZE)
