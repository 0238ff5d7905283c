"""The words that the pages use, read back: headings of columns, in three languages."""

from collections.abc import Mapping
from functools import cache

from app.present.languages import Language
from app.present.words.terms import columns


@cache
def headings() -> Mapping[str, str]:
    """Give the column of figures that each heading of the pages stands for; headings are in small letters."""
    return {heading.casefold(): name for language in Language for name, heading in columns(language).items()}
