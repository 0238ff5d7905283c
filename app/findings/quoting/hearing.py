"""Which claims take part in a choice, and of what one source says over and over, which print speaks for it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from app.figures.figure import Figure
from app.figures.reference import Catalogue, Source
from app.findings.comparison import COUNTED, Bracket, Claim, compare, current, voice
from app.findings.quoting.value import LosingReason, Loss
from app.findings.series import series_key


def every_figure(claims: Bracket | Iterable[Figure]) -> list[Figure]:
    """Give all figures of a bracket, with the echoes that are about the same."""
    if isinstance(claims, Bracket):
        return [figure for claim in claims.claims for figure in (claim.figure, *_own_series(claim))]
    return list(claims)


def _own_series(claim: Claim) -> list[Figure]:
    """Keep the echoes that are about the same as the claim they repeat; others may print another unit or period."""
    own = claim.figure
    wanted = (series_key(own), own.period_start, own.period_end)
    return [echo for echo in claim.echoes if (series_key(echo), echo.period_start, echo.period_end) == wanted]


def hear(
    figures: Sequence[Figure], catalogue: Catalogue, as_of: date | None, *, retold: bool
) -> tuple[list[Claim], list[Loss]]:
    """Tell the claims that take part from those that don't, and say why not.

    With `retold`, a source's later statements stand back behind an earlier one that they only retell.
    """
    losers: list[Loss] = []
    known = []
    for figure in figures:
        if as_of and figure.stated_on and figure.stated_on > as_of:
            losers.append((figure, LosingReason.NOT_YET_STATED))
        elif figure.status not in COUNTED:
            losers.append((figure, LosingReason.NOT_STANDING))
        else:
            known.append(figure)
    brackets = compare(known, catalogue.metrics).brackets
    claims = [claim for bracket in brackets for claim in bracket.claims]
    heard, worse = _told_best(claims, catalogue) if retold else (list(current(claims)), [])
    kept = {claim.figure.id for claim in (*heard, *worse)}
    losers += [(claim.figure, LosingReason.RETOLD) for claim in worse]
    losers += [(c.figure, LosingReason.REPLACED) for c in claims if c.figure.id not in kept]
    losers += [(echo, LosingReason.REPEATS) for claim in claims for echo in claim.echoes]
    return heard, sorted(losers, key=lambda loss: loss[0].id)


def _told_best(claims: Sequence[Claim], catalogue: Catalogue) -> tuple[list[Claim], list[Claim]]:
    """Let each source speak by its latest statements, or by an earlier one that these only retell.

    An earlier statement is retold if the later ones contradict it nowhere and no other claim says that it replaces it.
    It goes before them if it stands in a document of the source's own, or else is more precise.
    """
    latest = current(claims)
    replaced = {claim.figure.supersedes for claim in claims}
    voices: dict[tuple[str, bool], list[Claim]] = {}
    for claim in latest:
        voices.setdefault(voice(claim), []).append(claim)
    heard: list[Claim] = []
    retold: list[Claim] = []
    for key, said in voices.items():
        earlier = (
            claim
            for claim in claims
            if voice(claim) == key and claim not in said and claim.figure.id not in replaced
            if all(claim.interval.intersects(now.interval) for now in said)
        )
        best = min((*said, *earlier), key=lambda claim: _retelling(claim, catalogue))
        worse = [claim for claim in said if _is_worse(claim, best, catalogue)]
        heard += [best] * (best not in said) + [claim for claim in said if claim not in worse]
        retold += worse
    return heard, retold


def _is_worse(claim: Claim, best: Claim, catalogue: Catalogue) -> bool:
    """Say whether a statement only retells another of its source that was meant alike."""
    if claim is best or claim.figure.nature is not best.figure.nature or not claim.interval.intersects(best.interval):
        return False
    return _exactness(claim, catalogue) > _exactness(best, catalogue)


def _exactness(claim: Claim, catalogue: Catalogue) -> tuple[bool, bool, Decimal]:
    width = claim.interval.width
    return not is_first_hand(claim.figure, catalogue), width is None, width or Decimal(0)


def _retelling(claim: Claim, catalogue: Catalogue) -> tuple[tuple[bool, bool, Decimal], int, str]:
    """Order the statements of one source: in its own document first, then the more precise, then the later."""
    day = -(claim.figure.stated_on or date.min).toordinal()
    return _exactness(claim, catalogue), day, claim.figure.id


def is_first_hand(figure: Figure, catalogue: Catalogue) -> bool:
    """Say whether a figure's document is its source's own: published or written by it."""
    source, document = catalogue.sources.get(figure.source), catalogue.documents.get(figure.document)
    if source is None or document is None:
        return False
    publisher = document.publisher.split(" (")[0].split(",")[0]
    return not {publisher.casefold(), document.author.casefold()}.isdisjoint(_names(source))


def _names(source: Source) -> set[str]:
    names = (source.name.en, source.name.zh_hans, source.name.zh_hant, *source.aliases)
    return {name.casefold() for name in names if name}
