"""Which colour a source has: by its place in the catalogue alone, unless another has that colour in the same chart."""

from collections.abc import Iterable, Mapping, Sequence

PALETTE = 12
"""How many colours there are: `--source-0` to `--source-11` in chart.css, light and dark."""


def source_colours(slugs: Iterable[str]) -> dict[str, int]:
    """Give every source its colour: its place in the catalogue, counted round and round through the palette.

    Stable as long as new sources are added at the end of sources.csv. Hashing the slug would be stable too, but makes
    neighbours collide by chance; this way the first twelve sources, which are the ones seen most, never do.
    """
    return {slug: position % PALETTE for position, slug in enumerate(dict.fromkeys(slugs))}


def colours_apart(sources: Iterable[str], colours: Mapping[str, int]) -> dict[str, int]:
    """Give the colours of the sources of one chart, so that no two are alike while the palette lasts.

    Args:
        sources: those of the chart, in the order of the catalogue.
        colours: the colour that each has of its own. The first with a colour keeps it; another takes the next that no
            source of the chart has.
    """
    sources = tuple(dict.fromkeys(sources))
    owners = {colours[source]: source for source in reversed(sources)}
    given = {source: colour for colour, source in owners.items()}
    for source in sources:
        if source not in given:
            turns = ((colours[source] + step) % PALETTE for step in range(PALETTE))
            given[source] = next((turn for turn in turns if turn not in given.values()), colours[source])
    return {source: given[source] for source in sources}


def badges(sources: Sequence[str], colours: Mapping[str, int]) -> dict[str, str]:
    """Give a letter to each source of one chart whose colour another has taken there already; the others get ""."""
    seen: dict[int, int] = {}
    given = {}
    for source in dict.fromkeys(sources):
        times = seen[colours.get(source, 0)] = seen.get(colours.get(source, 0), -1) + 1
        given[source] = chr(ord("a") + times % 26) if times else ""
    return given
