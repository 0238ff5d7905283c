"""The words for the closed lists and for the columns, and the names of entries: what every sentence is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.figures.figure import Figure
from app.figures.reference import Catalogue, Words
from app.figures.vocabulary import Nature
from app.findings.conversion import Restatement
from app.present.languages import Language, Speaker, speaker


@dataclass(frozen=True, slots=True)
class Narrator:
    """Tells of a ledger in one language: the language's speaker, and the names that the ledger's catalogue holds.

    Attributes:
        restatement: how amounts were converted where they were; the numbers of such figures are told as approximate.
    """

    say: Speaker
    catalogue: Catalogue
    restatement: Restatement | None = None

    @property
    def language(self) -> Language:
        """Give the language in which it tells."""
        return self.say.language

    def tells_converted(self, figure: Figure) -> bool:
        """Say whether a figure's numbers are conversions that nobody stated."""
        made = self.restatement
        return made is not None and figure.id in made.printed and figure.unit == made.unit

    def name(self, table: str, slug: str) -> str:
        """Give the name of an entry; its slug, should the catalogue not have it."""
        entry = self.catalogue.table(table).get(slug)
        words = getattr(entry, "name", Words())
        return self.say.name(words) or slug


def natures(language: Language) -> Mapping[str, str]:
    """Give the word for each nature."""
    return _closed_lists(language)["nature"]


def bounds(language: Language) -> Mapping[str, str]:
    """Give the word for each bound."""
    return _closed_lists(language)["bound"]


def statuses(language: Language) -> Mapping[str, str]:
    """Give the word for each status."""
    return _closed_lists(language)["status"]


def choice_words(language: Language, column: str) -> Mapping[str, str]:
    """Give the words for a column that takes its values from a closed list; empty for other columns."""
    return _closed_lists(language).get(column, {})


@lru_cache
def _closed_lists(language: Language) -> dict[str, dict[str, str]]:
    say = speaker(language)
    return {
        "nature": {
            "actual": say.p("nature", "actual"),
            "estimate": say.p("nature", "estimate"),
            "forecast": say.p("nature", "forecast"),
            "guidance": say.p("nature", "guidance"),
            "target": say.p("nature", "target"),
            "order": say.p("nature", "order"),
            "rumour": say.p("nature", "rumour"),
        },
        "bound": {
            "exact": say.p("bound", "exactly as printed"),
            "about": say.p("bound", "about"),
            "range": say.p("bound", "between two ends"),
            "at_least": say.p("bound", "at least"),
            "more_than": say.p("bound", "more than"),
            "at_most": say.p("bound", "at most"),
            "less_than": say.p("bound", "less than"),
            "several": say.p("bound", "a word for a magnitude"),
        },
        "status": {
            "stands": say.p("status", "stands"),
            "withdrawn": say.p("status", "withdrawn"),
            "denied": say.p("status", "denied"),
            "confirmed": say.p("status", "confirmed"),
        },
    }


@lru_cache
def kinds(language: Language) -> Mapping[str, str]:
    """Give the word for each kind of metric, subject and source."""
    say = speaker(language)
    return {
        "level": say.p("kind", "level"),
        "share": say.p("kind", "share"),
        "growth": say.p("kind", "growth"),
        "cagr": say.p("kind", "compound annual growth"),
        "price": say.p("kind", "price"),
        "change": say.p("kind", "change"),
        "ratio": say.p("kind", "ratio"),
        "probability": say.p("kind", "probability"),
        "ceiling": say.p("kind", "ceiling"),
        "company": say.p("kind", "company"),
        "product": say.p("kind", "product"),
        "group": say.p("kind", "group of vendors"),
        "market": say.p("kind", "market"),
        "country": say.p("kind", "country"),
        "government": say.p("kind", "government"),
        "research": say.p("kind", "research firm"),
        "bank": say.p("kind", "bank"),
        "media": say.p("kind", "media"),
        "person": say.p("kind", "person"),
        "anonymous": say.p("kind", "not named"),
    }


@lru_cache
def event_kinds(language: Language) -> Mapping[str, str]:
    """Give the word for what each kind of event does; editors may write others."""
    say = speaker(language)
    return {
        "restriction": say.p("event", "restriction"),
        "relaxation": say.p("event", "relaxation"),
        "levy": say.p("event", "levy"),
        "entity-list": say.p("event", "entity list"),
    }


@lru_cache
def date_certainties(language: Language) -> Mapping[str, str]:
    """Give the words for how sure a document's date is."""
    say = speaker(language)
    return {
        "printed": say.t("date as printed"),
        "printed-without-year": say.t("printed without the year, which follows from the text"),
        "inferred": say.t("date inferred from the text"),
        "unknown": say.t("date not known"),
    }


@lru_cache
def columns(language: Language) -> Mapping[str, str]:
    """Give the heading of each column of the row."""
    say = speaker(language)
    return {
        "id": say.p("column", "ID"),
        "metric": say.p("column", "Metric"),
        "subject": say.p("column", "Subject"),
        "buyer": say.p("column", "Buyer"),
        "relative_to": say.p("column", "Relative to"),
        "geography": say.p("column", "Place"),
        "basis": say.p("column", "Basis"),
        "period": say.p("column", "Period"),
        "period_start": say.p("column", "First day"),
        "period_end": say.p("column", "Last day"),
        "as_reported": say.p("column", "As printed"),
        "as_converted": say.p("column", "Printed conversion"),
        "value_low": say.p("column", "Lower end"),
        "value": say.p("column", "Value"),
        "value_high": say.p("column", "Upper end"),
        "bound": say.p("column", "Bound"),
        "unit": say.p("column", "Unit"),
        "nature": say.p("column", "Nature"),
        "source": say.p("column", "Source"),
        "document": say.p("column", "Document"),
        "locator": say.p("column", "Where in it"),
        "stated_on": say.p("column", "Stated on"),
        "quotes": say.p("column", "Repeats"),
        "supersedes": say.p("column", "Replaces"),
        "status": say.p("column", "Status"),
        "status_note": say.p("column", "About the status"),
        "note": say.p("column", "Editor’s note"),
        "note_zh_hans": say.p("column", "Note in simplified Chinese"),
        "note_zh_hant": say.p("column", "Note in traditional Chinese"),
        "recorded_at": say.p("column", "Recorded"),
    }


@lru_cache
def tables(language: Language) -> Mapping[str, str]:
    """Give the heading of each reference table."""
    say = speaker(language)
    return {
        "topics": say.t("Topics"),
        "metrics": say.t("Metrics"),
        "subjects": say.t("Subjects"),
        "sources": say.t("Sources"),
        "documents": say.t("Documents"),
        "geographies": say.t("Places"),
        "bases": say.t("Bases"),
        "events": say.t("Events"),
        "exchange_rates": say.t("Exchange rates"),
    }


@lru_cache
def topic_groups(language: Language) -> Mapping[str, str]:
    """Give the heading of each group of topics."""
    say = speaker(language)
    return {
        "nvidia-in-china": say.t("NVIDIA in China"),
        "export-controls": say.t("Export controls"),
        "market": say.t("The market"),
        "products": say.t("Products"),
        "companies": say.t("Companies"),
        "amd": say.t("AMD in China"),
        "domestic-vendors": say.t("Chinese vendors"),
        "shares": say.t("Shares of the market"),
        "compute-owned": say.t("Who owns the computing power"),
        "money-lost": say.t("Money lost"),
    }


def is_expected(nature: Nature) -> bool:
    """Say whether a nature speaks of what was still to come."""
    return nature not in {Nature.ACTUAL, Nature.ESTIMATE}
