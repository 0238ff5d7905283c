"""What has changed in a ledger: a claim that came, or one that took the place of its former state."""

from dataclasses import dataclass
from datetime import datetime

from app.figures.figure import Figure


@dataclass(frozen=True, slots=True)
class Change:
    """The state in which a figure is held, since when, and the one before it; None if the figure was new then."""

    figure: Figure
    at: datetime
    former: Figure | None

    @property
    def columns(self) -> tuple[str, ...]:
        """List the columns that changed; none for a new figure."""
        if self.former is None:
            return ()
        claims, before = self.figure.claims(), self.former.claims()
        return tuple(name for name in claims if claims[name] != before[name])
