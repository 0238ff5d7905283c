"""A figure as a sentence: who said which number about what, where and when, in the reader's language."""

from dataclasses import replace

from app.figures.figure import Figure
from app.figures.series import SeriesKey, series_key
from app.figures.vocabulary import Adding, Bound, MetricKind, Nature, Status, SubjectKind, is_currency
from app.present.languages import Language, Speaker
from app.present.numbers import HEDGED, format_interval_words, format_number
from app.present.words.periods import period_with_days
from app.present.words.terms import Narrator, statuses

_DIGITS = 6

_ARTICLES = ("A ", "An ", "The ")
_AFTER_AT = {"at least ": "no less than ", "at most ": "no more than "}
"""How an English hedge is said after “at”: nobody puts a share at at least 90%."""


def number_words(figure: Figure, narrator: Narrator) -> str:
    """Say the number that a figure claims, with its hedge and unit, as exactly as it was printed, if it was."""
    if narrator.tells_converted(figure):
        # “≈ about” would say one thing twice
        plain = replace(figure, bound=Bound.EXACT) if figure.bound is Bound.ABOUT else figure
        return narrator.say.t("≈ %(number)s", number=format_interval_words(plain, narrator.language))
    return format_interval_words(figure, narrator.language, digits=_DIGITS)


def claim_sentence(figure: Figure, narrator: Narrator) -> str:
    """Say the whole claim in one sentence, by its nature; a withdrawn or denied one says so."""
    say, (what, where) = narrator.say, _what(figure, narrator)
    pieces = {
        "source": narrator.name("sources", figure.source),
        "what": what,
        "number": _linked_number(figure, narrator) + _aside(figure, narrator),
        "where": where,
        "when": _when(figure, narrator),
    }
    sentence = _pattern(figure, narrator) % pieces
    if figure.status in {Status.WITHDRAWN, Status.DENIED}:
        status = statuses(narrator.language)[figure.status]
        return say.t("%(sentence)s (Since then: %(status)s.)", sentence=sentence, status=status)
    return sentence


def _pattern(figure: Figure, narrator: Narrator) -> str:
    say = narrator.say
    patterns = {
        Nature.ESTIMATE: say.t("%(source)s estimated %(what)s at %(number)s%(where)s%(when)s."),
        Nature.FORECAST: say.t("%(source)s forecast %(what)s at %(number)s%(where)s%(when)s."),
        Nature.GUIDANCE: say.t("%(source)s gave guidance on %(what)s: %(number)s%(where)s%(when)s."),
        Nature.TARGET: say.t("%(source)s set a target for %(what)s: %(number)s%(where)s%(when)s."),
        Nature.ORDER: say.t("%(source)s spoke of orders: %(what)s, %(number)s%(where)s%(when)s."),
        Nature.RUMOUR: say.t("%(source)s passed on a rumour of %(what)s: %(number)s%(where)s%(when)s."),
    }
    if figure.nature in patterns:
        return patterns[figure.nature]
    if is_currency(figure.unit) and _speaks_of_itself(figure, narrator):
        return say.t("%(source)s reported %(what)s of %(number)s%(where)s%(when)s.")
    if is_currency(figure.unit):
        return say.t("%(source)s reported %(what)s at %(number)s%(where)s%(when)s.")
    return say.t("%(source)s put %(what)s at %(number)s%(where)s%(when)s.")


def _linked_number(figure: Figure, narrator: Narrator) -> str:
    """Say the number as it follows what it counts; in Chinese a hedge does without a verb: 出货量超过90万张."""
    number = number_words(figure, narrator)
    for hedge, instead in _AFTER_AT.items() if narrator.language is Language.EN else ():
        if number.startswith(hedge):
            return instead + number.removeprefix(hedge)
    if figure.bound in HEDGED or narrator.tells_converted(figure):
        return number
    return narrator.say.p("the number of a claim", "%(number)s") % {"number": number}


def _what(figure: Figure, narrator: Narrator) -> tuple[str, str]:
    """Say what is measured, of whom, and where; a company that speaks of itself need not be named twice."""
    say, key = narrator.say, series_key(figure)
    if _speaks_of_itself(figure, narrator):
        metric = inside_sentence(narrator.name("metrics", figure.metric), narrator)
        reported = figure.nature is Nature.ACTUAL and is_currency(figure.unit)
        what, where = metric if reported else say.t("its %(metric)s", metric=metric), where_words(key, narrator)
    else:
        what, where = placed_words(key, narrator)
    if figure.buyer:
        buyer = within(narrator.name("subjects", figure.buyer), narrator)
        what = say.t("%(what)s by %(buyer)s", what=what, buyer=buyer)
    return what, where


def placed_words(key: SeriesKey, narrator: Narrator) -> tuple[str, str]:
    """Say what is measured, of whom, and where; in Chinese a place goes before a market only, not before 英伟达."""
    what, where = measured_words(key, narrator), where_words(key, narrator)
    if what.startswith(where):
        return what, ""  # not 中国中国晶圆代工厂
    subject = narrator.catalogue.subjects.get(key.subject)
    if narrator.language is Language.EN or subject is None or subject.kind is SubjectKind.MARKET:
        return what, where
    names = {"metric": narrator.name("metrics", key.metric), "subject": narrator.name("subjects", key.subject)}
    return narrator.say.t("the %(metric)s of %(subject)s%(where)s", where=where, **names), ""


def measured_words(key: SeriesKey, narrator: Narrator) -> str:
    """Say what is measured, of whom: “the revenue of NVIDIA”."""
    metric = inside_sentence(narrator.name("metrics", key.metric), narrator)
    subject = narrator.name("subjects", key.subject)
    return narrator.say.t("the %(metric)s of %(subject)s", metric=metric, subject=subject)


def _speaks_of_itself(figure: Figure, narrator: Narrator) -> bool:
    source = narrator.catalogue.sources.get(figure.source)
    return source is not None and source.subject == figure.subject


def _aside(figure: Figure, narrator: Narrator) -> str:
    """Say of what a share is one, and in brackets what else the number is relative to and how it is reckoned."""
    parts, share = [], ""
    if figure.relative_to and figure.relative_to != figure.subject:
        whole = narrator.name("subjects", figure.relative_to)
        metric = narrator.catalogue.metrics.get(figure.metric)
        if metric is not None and metric.kind is MetricKind.SHARE:
            share = narrator.say.t(" of %(whole)s", whole=whole)
        else:
            parts.append(narrator.say.t("relative to %(whole)s", whole=whole))
    if figure.basis:
        parts.append(inside_sentence(narrator.name("bases", figure.basis), narrator))
    return share + (narrator.say.t(" (%(aside)s)", aside=narrator.say.listed(parts)) if parts else "")


def where_words(key: SeriesKey, narrator: Narrator) -> str:
    """Say where, as it stands in a sentence: “ in China”; "" for what is the same everywhere, as a chip's memory is."""
    say = narrator.say
    match key.geography:
        case "WORLD":
            return "" if has_no_place(key.metric, narrator) else say.t(" worldwide")
        case "US":
            return say.t(" in the United States")
        case "OUTSIDE-US":
            return say.t(" outside the United States")
        case "CN":
            return say.t(" in China")
        case "CN-AND-HK":
            return say.t(" in mainland China with Hong Kong")
        case slug:
            return say.t(" in %(place)s", place=narrator.name("geographies", slug))


def has_no_place(metric: str, narrator: Narrator) -> bool:
    """Say whether a metric is no amount that parts of the world add to: a price of shares, a margin, a difference."""
    declared = narrator.catalogue.metrics.get(metric)
    kinds = {MetricKind.LEVEL, MetricKind.RATIO, MetricKind.CHANGE}
    return declared is not None and declared.adding is Adding.NONE and declared.kind in kinds


def _when(figure: Figure, narrator: Narrator) -> str:
    if not figure.period:
        return ""
    return narrator.say.t(" for %(period)s", period=period_with_days(figure, narrator.say))


def inside_sentence(name: str, narrator: Narrator) -> str:
    """Begin the English name of a metric or basis with a small letter: “revenue”, but “US GAAP”."""
    if narrator.language is not Language.EN or not name[1:2].islower():
        return name
    return name[0].lower() + name[1:]


def within(name: str, narrator: Narrator) -> str:
    """Begin the article of an English name with a small letter, where it stands within a sentence."""
    if narrator.language is Language.EN and name.startswith(_ARTICLES):
        return name[0].lower() + name[1:]
    return name


def interval_sentence(figure: Figure, narrator: Narrator) -> str:
    """Say which numbers a claim allows: “any number from $5.5215 bn to $5.5225 bn”."""
    metric = narrator.catalogue.metrics.get(figure.metric)
    interval = figure.interval(metric.floor if metric else None)
    say, language = narrator.say, narrator.language
    ends = [
        format_number(end, figure.unit, language, digits=12) if end is not None else ""
        for end in (interval.low, interval.high)
    ]
    if interval.low is None and interval.high is None:
        return say.t("The print sets no limit.")
    if interval.high is None:
        if interval.low_open:
            return say.t("Any number above %(low)s agrees with the print.", low=ends[0])
        return say.t("Any number from %(low)s upwards agrees with the print.", low=ends[0])
    if interval.low is None:
        return say.t("Any number up to %(high)s agrees with the print.", high=ends[1])
    if interval.high_open:
        return say.t("Any number from %(low)s to just under %(high)s agrees with the print.", low=ends[0], high=ends[1])
    return say.t("Any number from %(low)s to %(high)s agrees with the print.", low=ends[0], high=ends[1])


def read_words(figure: Figure, say: Speaker) -> str:
    """Say how a printed number was read, in all its digits: “at most 5,500,000,000”, “600,000 to 800,000”."""
    ends = [f"{end:,f}" for end in (figure.value_low, figure.value_high) if end is not None]
    number = say.t("%(first)s to %(last)s", first=ends[0], last=ends[-1]) if len(ends) > 1 else "".join(ends)
    if figure.value is not None:
        value = f"{figure.value:,f}"
        number = say.t("%(value)s (%(ends)s)", value=value, ends=number) if number else value
    hedged = {
        Bound.ABOUT: say.t("about %(number)s"),
        Bound.AT_LEAST: say.t("at least %(number)s"),
        Bound.MORE_THAN: say.t("more than %(number)s"),
        Bound.AT_MOST: say.t("at most %(number)s"),
        Bound.LESS_THAN: say.t("less than %(number)s"),
    }
    return hedged.get(figure.bound, "%(number)s") % {"number": number}
