"""What may be meant by words that stand in no search, but in an address?"""

from app.answers.names import Hit, names_of
from app.store.ledger import Ledger


def meant(ledger: Ledger, words: str, *, most: int) -> tuple[Hit, ...]:
    """Which entries go by these words, or by words spelled like them? The best first."""
    names = names_of(ledger)
    return tuple((names.find(words) or names.mistyped(words) or names.nearest(words, most=most))[:most])
