"""How a topic's figures stand among all others: the ways to what contradicts and what supports them."""

from collections.abc import Sequence
from urllib.parse import urlencode

from app.findings.contradictions import Contradiction, ContradictionKind
from app.present.contexts.frame import Link
from app.present.words.terms import Narrator


def topic_standing(
    slug: str, contradictions: Sequence[Contradiction], checks: int, narrator: Narrator
) -> tuple[Link, ...]:
    """Lead from a topic to what its figures take part in, counted; nothing is said of what there is none of.

    Args:
        slug: the topic.
        contradictions: those that any of its figures takes part in, revisions among them.
        checks: how many checks that hold support a figure of it.
        narrator: tells in the reader's language.
    """
    say = narrator.say
    revised = sum(each.kind is ContradictionKind.REVISION for each in contradictions)
    against = len(contradictions) - revised
    topic = urlencode({"topic": slug})
    links = (
        (against, say.n("%(num)s contradiction", "%(num)s contradictions", against), f"/contradictions?{topic}"),
        (revised, say.n("%(num)s revision", "%(num)s revisions", revised), f"/contradictions?{topic}&kind=revision"),
        (checks, say.n("%(num)s check that holds", "%(num)s checks that hold", checks), f"/checks?{topic}&holds=1"),
    )
    return tuple(Link(text, address) for count, text, address in links if count)
