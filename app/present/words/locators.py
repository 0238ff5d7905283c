"""Where in a document a figure stands, in words."""

import re

from app.figures.locator import place_of
from app.present.languages import Speaker

_SECTION, _ROW = re.compile(r"section\s+(.+)"), re.compile(r"row\s+[“\"](.+)[”\"]")


def locator_words(locator: str, say: Speaker) -> str:
    """Say a locator in the reader's language: `section 市场变化, ¶2`, `row “H20”`; another form stays as it is."""
    part, paragraph = place_of(locator)
    said = _part_words(part, say)
    if not paragraph:
        return said
    counted = say.t("¶%(num)s", num=paragraph)
    return say.t("%(part)s, %(paragraph)s", part=said, paragraph=counted) if said else counted


def _part_words(part: str, say: Speaker) -> str:
    if found := _SECTION.fullmatch(part):
        return say.t("section “%(name)s”", name=found[1])
    if found := _ROW.fullmatch(part):
        return say.t("row “%(name)s”", name=found[1])
    return part
