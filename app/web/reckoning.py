"""Waiting for what arithmetic finds in the whole ledger, without keeping anybody else from being answered."""

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from sqlalchemy import Engine

from app import answers
from app.answers import NOW, Clocks
from app.store.engine import session
from app.store.ledger import Ledger

_turns: RunVar[CapacityLimiter] = RunVar("findings")
"""Whose turn it is, in each event loop: two reckonings at once would each take twice as long."""


async def reckoned(ledger: Ledger, clocks: Clocks = NOW, *, most: int | None = None) -> None:
    """Wait until the findings that an answer needs are kept.

    They are reckoned in a thread, to which the session of the request is lent meanwhile: it is used by one at a time.
    What is cancelled is waited for all the same, so that the session is never closed under the thread's hands.
    """
    if not answers.is_kept(ledger, clocks, most=most):
        await to_thread.run_sync(lambda: answers.findings_of(ledger, clocks, most=most), limiter=_turn())


async def reckon_ahead(engine: Engine) -> None:
    """Reckon the findings of now before anybody asks."""

    def reckon() -> None:
        with session(engine) as opened:
            answers.findings_of(Ledger(opened), most=answers.MOST_RECKONED)

    await to_thread.run_sync(reckon, limiter=_turn())


def _turn() -> CapacityLimiter:
    found = _turns.get(None)
    if found is None:
        found = CapacityLimiter(1)
        _turns.set(found)
    return found
