"""Which colour a source has: the same on every page, because it follows from its place in the catalogue alone."""

from collections.abc import Iterable, Mapping, Sequence

PALETTE = 12
"""How many colours there are: `--source-0` to `--source-11` in chart.css, light and dark."""


def source_colours(slugs: Iterable[str]) -> dict[str, int]:
    """Give every source its colour: its place in the catalogue, counted round and round through the palette.

    Stable as long as new sources are added at the end of sources.csv. Hashing the slug would be stable too, but makes
    neighbours collide by chance; this way the first twelve sources, which are the ones seen most, never do.
    """
    return {slug: position % PALETTE for position, slug in enumerate(dict.fromkeys(slugs))}


def badges(sources: Sequence[str], colours: Mapping[str, int]) -> dict[str, str]:
    """Give a letter to each source of one chart whose colour another has taken there already; the others get ""."""
    seen: dict[int, int] = {}
    given = {}
    for source in dict.fromkeys(sources):
        times = seen[colours.get(source, 0)] = seen.get(colours.get(source, 0), -1) + 1
        given[source] = chr(ord("a") + times % 26) if times else ""
    return given
