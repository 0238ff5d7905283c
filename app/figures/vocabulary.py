"""The closed lists: every word that a figure's closed columns may hold, and what it means."""

from enum import StrEnum


class Bound(StrEnum):
    """How a printed number is bounded."""

    EXACT = "exact"
    ABOUT = "about"
    RANGE = "range"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    SEVERAL = "several"


OPEN = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN})
"""The bounds that limit a number on one side and state none."""


class Nature(StrEnum):
    """How the source means its number."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    FORECAST = "forecast"
    GUIDANCE = "guidance"
    TARGET = "target"
    ORDER = "order"
    RUMOUR = "rumour"


class Status(StrEnum):
    """What has become of a claim since it was made."""

    STANDS = "stands"
    WITHDRAWN = "withdrawn"
    DENIED = "denied"
    CONFIRMED = "confirmed"


class MetricKind(StrEnum):
    """What sort of quantity a metric is; checks are found from it."""

    LEVEL = "level"
    SHARE = "share"
    GROWTH = "growth"
    CAGR = "cagr"
    PRICE = "price"
    CHANGE = "change"
    RATIO = "ratio"
    PROBABILITY = "probability"
    CEILING = "ceiling"


class Adding(StrEnum):
    """Whether amounts of a metric may be added up: flows over days and over parts, stocks over parts only."""

    FLOW = "flow"
    STOCK = "stock"
    NONE = "none"


class SubjectKind(StrEnum):
    """What a figure can be about."""

    COMPANY = "company"
    PRODUCT = "product"
    GROUP = "group"
    MARKET = "market"
    COUNTRY = "country"


class SourceKind(StrEnum):
    """Who can state a figure. The order is the order of preference when one must be quoted."""

    COMPANY = "company"
    GOVERNMENT = "government"
    RESEARCH = "research"
    BANK = "bank"
    MEDIA = "media"
    PERSON = "person"
    ANONYMOUS = "anonymous"


class RateBasis(StrEnum):
    """Which days an exchange rate is taken of: those that a figure is about, or the day on which it was stated."""

    PERIOD = "period"
    STATEMENT = "statement"


class DateCertainty(StrEnum):
    """How sure a document's date is."""

    PRINTED = "printed"
    PRINTED_WITHOUT_YEAR = "printed-without-year"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


CURRENCIES = {
    "USD": "US dollar",
    "CNY": "Chinese yuan (renminbi)",
    "HKD": "Hong Kong dollar",
    "TWD": "New Taiwan dollar",
    "JPY": "Japanese yen",
    "KRW": "South Korean won",
    "EUR": "euro",
    "GBP": "pound sterling",
}
"""ISO 4217 codes that a figure may be stated in."""

COUNTED_UNITS = {
    "chips": "packaged chips (accelerators)",
    "cards": "accelerator cards or modules",
    "dies": "dies before packaging",
    "servers": "whole servers",
    "wafers": "silicon wafers",
    "wafers-per-month": "wafers started per month",
    "stacks": "stacks of high-bandwidth memory",
    "H100e": "chips counted as equivalents of an NVIDIA H100",
    "orders": "orders placed",
    "units": "pieces, where the print does not say of what",
}
"""What is counted in pieces."""

OTHER_UNITS = {
    "percent": "hundredths; 12.5 means 12.5 %",
    "percentage-points": "difference of two percentages",
    "ratio": "times the baseline; 13 means 13 times",
    "GB": "gigabytes",
    "TB": "terabytes",
    "GB/s": "gigabytes a second",
    "TB/s": "terabytes a second",
    "TFLOPS": "10^12 floating-point operations a second",
    "PFLOPS": "10^15 floating-point operations a second",
    "EFLOPS": "10^18 floating-point operations a second",
    "TOPS": "10^12 operations a second",
    "W": "watts",
    "kW": "kilowatts",
    "MW": "megawatts",
    "GW": "gigawatts",
    "nm": "nanometres",
    "people": "persons",
    "months": "calendar months",
    "years": "calendar years",
}
"""Every unit that is neither money nor a count of pieces."""

UNITS = CURRENCIES | COUNTED_UNITS | OTHER_UNITS
"""All units by code, with a sentence on what each means."""


def is_currency(unit: str) -> bool:
    """Say whether a unit is money."""
    return unit in CURRENCIES
