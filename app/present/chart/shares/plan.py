"""Which panels of stacked bars there are: one for each whole that figures are shares of."""

from app.present.chart.plan import Asked, Group, Pair, Plan
from app.present.chart.shares.panel import share_panel
from app.present.chart.shares.stacks import is_share, stacks_of, whole_of


def stacked_shares(asked: Asked) -> Plan:
    """Plan a panel for each whole; what is no share in percent, was withdrawn or denied is left to the table."""
    say = asked.naming.speaker
    shares = [pair for pair in asked.pairs if is_share(pair[0], asked.naming.catalogue)]
    wholes: dict[tuple[str | None, ...], list[Pair]] = {}
    for pair in shares:
        if not pair[1].struck:
            wholes.setdefault(whole_of(pair[0]), []).append(pair)
    groups = sorted((tuple(pairs) for pairs in wholes.values()), key=asked.weight)
    notes = [say.t("A bar is what one source says of one period; what it leaves empty, the source does not state.")]
    if any(stack.follows for pairs in groups for stack in stacks_of(pairs, asked.naming.catalogue)):
        notes.append(say.t("Parts that overlap, or may, stand in bars of their own and are not added up."))
    if len(shares) < len(asked.pairs):
        notes.append(say.t("Only shares in percent are drawn."))
    return Plan(
        tuple(Group(share_panel, pairs) for pairs in groups),
        notes=tuple(notes) if groups else (),
        empty=say.t("No share of a whole in percent stands among these figures."),
    )
