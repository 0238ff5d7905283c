"""Money in another currency: by a rate of the figure's period or of its statement's day, marked as derived."""

from app.figures.vocabulary import RateBasis
from app.findings.conversion.amounts import Converted, NoRate, NoRateReason, convert
from app.findings.conversion.flips import Flip, order_flips
from app.findings.conversion.rates import HUB, Rate, RateTable
from app.findings.conversion.restating import Restatement, restate

__all__ = [
    "HUB",
    "Converted",
    "Flip",
    "NoRate",
    "NoRateReason",
    "Rate",
    "RateBasis",
    "RateTable",
    "Restatement",
    "convert",
    "order_flips",
    "restate",
]
