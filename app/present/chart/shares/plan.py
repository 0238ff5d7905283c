"""Which panels of stacked bars there are: one for each whole that figures are shares of."""

from app.present.chart.plan import Asked, Group, Pair, Plan
from app.present.chart.shares.panel import share_panel
from app.present.chart.shares.stacks import is_share, stacks_of, whole_of


def stacked_shares(asked: Asked) -> Plan:
    """Plan a panel for each whole; what is no share in percent, was withdrawn or denied is left to the table."""
    say = asked.naming.speaker
    wholes: dict[tuple[str | None, ...], list[Pair]] = {}
    for figure, point in asked.pairs:
        if is_share(figure, asked.naming.catalogue) and not point.struck:
            wholes.setdefault(whole_of(figure), []).append((figure, point))
    groups = sorted((tuple(pairs) for pairs in wholes.values()), key=asked.weight)
    notes = [say.t("A bar is what one source says of one period; what it leaves empty, the source does not state.")]
    if any(stack.follows for pairs in groups for stack in stacks_of(pairs, asked.naming.catalogue)):
        notes.append(say.t("Parts that overlap, or may, stand in bars of their own and are not added up."))
    if left := len(asked.pairs) - sum(len(pairs) for pairs in groups):
        notes.append(
            say.n(
                "%(num)s figure is no standing share in percent and is in the table only.",
                "%(num)s figures are no standing shares in percent and are in the table only.",
                left,
            )
        )
    return Plan(
        tuple(Group(share_panel, pairs) for pairs in groups),
        notes=tuple(notes) if groups else (),
        empty=say.t("No share of a whole in percent stands among these figures."),
    )
