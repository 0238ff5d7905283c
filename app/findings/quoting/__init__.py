"""Which number to quote: rules that choose one of many claims, and say what they passed over and why."""

from app.findings.quoting.choosing import narrowed, quote
from app.findings.quoting.value import ChoosingReason, LosingReason, Quote, Rule

__all__ = ["ChoosingReason", "LosingReason", "Quote", "Rule", "narrowed", "quote"]
