"""One function for each question a reader may ask; the only place where store and findings meet."""

from app.answers.accounts import Account, LeadSeries, newest_first
from app.answers.claims import (
    MOST_NEIGHBOURS,
    every_figure,
    figure,
    figures,
    in_page_order,
    select_from,
    state,
)
from app.answers.conversion import currencies, flips, in_other_currencies, rate_table, restated
from app.answers.documents import DocumentAnswer, document
from app.answers.entries import (
    MOST_COMPARED,
    MOST_COUNTED,
    MOST_FOUND,
    SEARCHED,
    entry_of,
    entry_selection,
    filter_of,
    own_source,
    search,
)
from app.answers.events import MOST_AROUND, EventAnswer, events, latest_events
from app.answers.exploring import SeriesAnswer, basket, series
from app.answers.findings import (
    ComparisonAnswer,
    QuotesAnswer,
    compare,
    quote,
    quotes_on,
)
from app.answers.highlights import Examples, examples, strongest
from app.answers.ledger_findings import (
    MOST_RECKONED,
    Asked,
    FindingsAnswer,
    Standing,
    checks,
    contradictions,
    coverage,
    known_against,
    standing,
)
from app.answers.metrics import MetricAnswer, metric
from app.answers.names import Hit, marks, same_words
from app.answers.recent import MOST_CHANGES, PART_SIZE, changes, dated_ids, parts
from app.answers.reckoning import NOW, Clocks, findings_of, is_kept
from app.answers.records import Record, SourceRecord, record_of, source_record
from app.answers.sources import SourceAnswer, source
from app.answers.subjects import SubjectAnswer, subject
from app.answers.suggesting import MOST_SUGGESTED, Suggestions, suggest
from app.answers.topics import home, topic_selection
from app.answers.values import (
    FacetCount,
    FigureAnswer,
    FiguresAnswer,
    FigureVersion,
    HomeAnswer,
    LedgerState,
    SearchAnswer,
    TopicAnswer,
)
from app.answers.views import ViewAnswer, quotes, topic, viewed
from app.answers.why import WhyAnswer, why

__all__ = [
    "MOST_AROUND",
    "MOST_CHANGES",
    "MOST_COMPARED",
    "MOST_COUNTED",
    "MOST_FOUND",
    "MOST_NEIGHBOURS",
    "MOST_RECKONED",
    "MOST_SUGGESTED",
    "NOW",
    "PART_SIZE",
    "SEARCHED",
    "Account",
    "Asked",
    "Clocks",
    "ComparisonAnswer",
    "DocumentAnswer",
    "EventAnswer",
    "Examples",
    "FacetCount",
    "FigureAnswer",
    "FigureVersion",
    "FiguresAnswer",
    "FindingsAnswer",
    "Hit",
    "HomeAnswer",
    "LeadSeries",
    "LedgerState",
    "MetricAnswer",
    "QuotesAnswer",
    "Record",
    "SearchAnswer",
    "SeriesAnswer",
    "SourceAnswer",
    "SourceRecord",
    "Standing",
    "SubjectAnswer",
    "Suggestions",
    "TopicAnswer",
    "ViewAnswer",
    "WhyAnswer",
    "basket",
    "changes",
    "checks",
    "compare",
    "contradictions",
    "coverage",
    "currencies",
    "dated_ids",
    "document",
    "entry_of",
    "entry_selection",
    "events",
    "every_figure",
    "examples",
    "figure",
    "figures",
    "filter_of",
    "findings_of",
    "flips",
    "home",
    "in_other_currencies",
    "in_page_order",
    "is_kept",
    "known_against",
    "latest_events",
    "marks",
    "metric",
    "newest_first",
    "own_source",
    "parts",
    "quote",
    "quotes",
    "quotes_on",
    "rate_table",
    "record_of",
    "restated",
    "same_words",
    "search",
    "select_from",
    "series",
    "source",
    "source_record",
    "standing",
    "state",
    "strongest",
    "subject",
    "suggest",
    "topic",
    "topic_selection",
    "viewed",
    "why",
]
