"""The three languages of the site: which one a reader gets, and the sentences of each from its gettext catalogue."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_datetime, format_interval, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from app.figures.reference import Words
from app.sentences import Part, Sentence

LOCALE_FOLDER = Path(__file__).parent / "locale"


class Language(StrEnum):
    """A language of the site, by its BCP 47 tag."""

    EN = "en"
    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"

    @property
    def locale(self) -> Locale:
        """Give the Babel locale that formats dates and numbers; English dates are day first."""
        return Locale.parse("en_GB" if self is Language.EN else self.value.replace("-", "_"))

    @property
    def territory(self) -> str:
        """Give the language with the place whose spelling is ours, as previews of links want it."""
        return {"en": "en_GB", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW"}[self.value]

    @property
    def own_name(self) -> str:
        """Give the name of the language in itself, for the language switch."""
        return {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}[self.value]


_TRADITIONAL_TAGS = ("zh-hant", "zh-tw", "zh-hk", "zh-mo", "yue")


def language_of_tag(tag: str) -> Language | None:
    """Give the language of the site that a BCP 47 tag stands for, or None if it is none of ours."""
    folded = tag.strip().lower().replace("_", "-")
    if folded.startswith(_TRADITIONAL_TAGS):
        return Language.ZH_HANT
    main = folded.split("-", 1)[0]
    return {"zh": Language.ZH_HANS, "en": Language.EN}.get(main)


def choose_language(query: str | None, cookie: str | None, accept_language: str | None) -> Language:
    """Choose the language of an answer: what the address asks for, else the cookie, else the browser's best offer.

    Args:
        query: the value of the `lang` parameter.
        cookie: the value of the `lang` cookie.
        accept_language: the header of that name; a malformed one is passed over.
    """
    for wish in (query, cookie):
        if wish in set(Language):
            return Language(wish)
    offers = [_weighed(part) for part in (accept_language or "")[:400].split(",")]
    for _, tag in sorted(offers, key=lambda offer: -offer[0]):
        if language := language_of_tag(tag):
            return language
    return Language.EN


def _weighed(part: str) -> tuple[float, str]:
    """Read one part of an Accept-Language header: its weight, and its tag; nothing that is weighed zero has a tag."""
    tag, _, parameter = part.partition(";")
    try:
        weight = float(parameter.strip().removeprefix("q=") or 1)
    except ValueError:
        weight = 0.0
    return (weight, tag) if weight > 0 else (0.0, "")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says things in one language: translated sentences, names from the data, dates and counts."""

    language: Language
    translations: NullTranslations

    def t(self, message: str, **values: object) -> str:
        """Say a sentence; `%(name)s` in it is replaced by the value of that name."""
        said = self.translations.gettext(message)
        return said % values if values else said

    def p(self, context: str, message: str) -> str:
        """Say a word that means different things in different places; the context tells which."""
        return self.translations.pgettext(context, message)

    def n(self, one: str, many: str, number: int, **values: object) -> str:
        """Say a sentence about a number of things; `%(num)s` stands for the number, with its separators."""
        return self.translations.ngettext(one, many, number) % ({"num": self.count(number)} | values)

    def sentence(self, said: str) -> str:
        """Say a sentence that was made below, where no language is known; a text that is none stays as it is."""
        if not isinstance(said, Sentence):
            return said
        parts = {name: self._part(part) for name, part in said.parts.items()}
        return self.t(said.template, **parts)

    def _part(self, part: Part) -> str:
        if isinstance(part, tuple):
            return self.listed(list(part))
        return self.count(part) if isinstance(part, int) else self.sentence(part)

    def name(self, words: Words) -> str:
        """Give a name from the data in this language, or what stands in for it."""
        return words.in_language(self.language)

    def count(self, number: int) -> str:
        """Write a whole number with its separators."""
        return format_decimal(number, locale=self.language.locale)

    def day(self, day: date | None) -> str:
        """Write a date in words; nothing for no date."""
        return format_date(day, "medium", locale=self.language.locale) if day else ""

    def days(self, start: date, end: date) -> str:
        """Write a stretch of days in words, naming what both ends share once."""
        return format_interval(start, end, "yMMMd", locale=self.language.locale)

    def month(self, day: date) -> str:
        """Write the month that a day lies in, with its year."""
        return format_skeleton("yMMMM", day, locale=self.language.locale)

    def moment(self, moment: datetime | None) -> str:
        """Write a time in words, in UTC; nothing for no time."""
        style = "d MMM y, HH:mm" if self.language is Language.EN else "y年M月d日 HH:mm"
        return f"{format_datetime(moment, style, locale=self.language.locale)} UTC" if moment else ""

    def listed(self, parts: list[str]) -> str:
        """Join the parts of an enumeration: commas in English, 、 in Chinese."""
        return (", " if self.language is Language.EN else "、").join(parts)

    def either(self, parts: list[str]) -> str:
        """Join alternatives: “A, B or C” in English, A、B或C in Chinese."""
        if len(parts) < 2:
            return "".join(parts)
        return self.t(" or ").join((self.listed(parts[:-1]), parts[-1]))

    def together(self, *sentences: str) -> str:
        """Put sentences behind one another: with a space between them in English, without one in Chinese."""
        return (" " if self.language is Language.EN else "").join(said for said in sentences if said)


@lru_cache
def speaker(language: Language) -> Speaker:
    """Give the speaker of a language; its catalogue is read and compiled once."""
    if language is Language.EN:
        return Speaker(language, NullTranslations())
    with catalogue_path(language).open("rb") as file:
        catalogue = read_po(file)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Speaker(language, GNUTranslations(compiled))


def catalogue_path(language: Language) -> Path:
    """Give the path of a language's gettext catalogue."""
    return LOCALE_FOLDER / language.replace("-", "_") / "LC_MESSAGES" / "chipledger.po"
