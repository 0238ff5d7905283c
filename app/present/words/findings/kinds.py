"""The words for what findings are: kinds of contradictions and checks, likely causes, and parts played in a check."""

from collections.abc import Mapping
from functools import lru_cache

from app.findings.checks import Role
from app.present.languages import Language, speaker


@lru_cache
def contradiction_kinds(language: Language) -> Mapping[str, str]:
    """Give the word for each kind of contradiction."""
    say = speaker(language)
    return {
        "conflict": say.p("finding", "Conflict"),
        "check": say.p("finding", "Doesn’t add up"),
        "revision": say.p("finding", "Revised"),
    }


@lru_cache
def check_kinds(language: Language) -> Mapping[str, str]:
    """Give the word for each arithmetic."""
    say = speaker(language)
    return {
        "share": say.p("check", "Share of a whole"),
        "shares": say.p("check", "Shares of one whole"),
        "growth": say.p("check", "Growth"),
        "cagr": say.p("check", "Growth per year"),
        "change": say.p("check", "Change"),
        "baseline": say.p("check", "Measured against another"),
        "chain": say.p("check", "Step by step"),
        "periods": say.p("check", "Shorter periods in a longer one"),
        "parts": say.p("check", "Parts of a whole"),
        "price": say.p("check", "Price times pieces"),
        "conversion": say.p("check", "Printed conversion"),
        "ceiling": say.p("check", "More than there can be"),
    }


@lru_cache
def causes(language: Language) -> Mapping[str, str]:
    """Give the sentence on each likely cause."""
    say = speaker(language)
    return {
        "unrounded-input": say.t("Rounding may explain it."),
        "scale-slip": say.t("It looks like a slip of a power of ten, such as 万 for 亿."),
        "other-basis": say.t("It fits a figure on another basis."),
        "mixed-bases": say.t("They are measured in different ways, so both may be right."),
        "fiscal-or-calendar": say.t("It fits a figure for other days, as of the fiscal instead of the calendar year."),
        "wider-or-narrower-place": say.t("It fits a figure for a wider or a narrower place."),
        "other-base-year": say.t("It fits if growth is counted from another base year."),
        "other-exchange-rate": say.t("It fits the exchange rate of another time."),
        "one-end-of-a-range": say.t("It fits one end of the range only."),
    }


@lru_cache
def roles(language: Language) -> Mapping[str, str]:
    """Give the word for what a figure is in a check."""
    say = speaker(language)
    return {
        Role.STATED: say.p("role", "stated"),
        Role.PART: say.p("role", "part"),
        Role.WHOLE: say.p("role", "whole"),
        Role.NOW: say.p("role", "now"),
        Role.BEFORE: say.p("role", "before"),
        Role.FIRST: say.p("role", "first year"),
        Role.LAST: say.p("role", "last year"),
        Role.SAME: say.p("role", "the same, said otherwise"),
        Role.BASELINE: say.p("role", "baseline"),
        Role.STEP: say.p("role", "step"),
        Role.UNITS: say.p("role", "pieces"),
        Role.PRICE: say.p("role", "price of one"),
        Role.CEILING: say.p("role", "the most there can be"),
    }
