"""The rules by which a number is chosen to be quoted, and the reasons why a claim is passed over, in words."""

from collections.abc import Mapping
from functools import lru_cache

from app.findings.quoting import LosingReason, Rule
from app.present.languages import Language, speaker


@lru_cache
def rules(language: Language) -> Mapping[str, str]:
    """Give the name of each rule."""
    say = speaker(language)
    return {
        Rule.BEST: say.p("rule", "Best evidence"),
        Rule.LATEST: say.p("rule", "Latest statement"),
        Rule.MEDIAN: say.p("rule", "Middle of the sources"),
        Rule.ENVELOPE: say.p("rule", "Everything stated"),
    }


@lru_cache
def rule_meanings(language: Language) -> Mapping[str, str]:
    """Say how each rule chooses."""
    say = speaker(language)
    return {
        Rule.BEST: say.t(
            "What was found goes before what was estimated, expected or rumoured; then the company itself or a "
            "government before research, banks and the press; then the latest statement. Where one source says the "
            "same several times, its own document goes first, then the more precise print."
        ),
        Rule.LATEST: say.t("The latest statement, whoever made it."),
        Rule.MEDIAN: say.t("Each source counts once, by its best claim; the middle number is taken."),
        Rule.ENVELOPE: say.t("From the least to the greatest number that any claim allows."),
    }


@lru_cache
def losing_reasons(language: Language) -> Mapping[str, str]:
    """Give the words for why a claim was passed over."""
    say = speaker(language)
    return {
        LosingReason.NOT_STANDING: say.t("it was withdrawn or denied"),
        LosingReason.NOT_YET_STATED: say.t("it was stated later"),
        LosingReason.REPEATS: say.t("it repeats another claim"),
        LosingReason.REPLACED: say.t("its source has replaced it"),
        LosingReason.RETOLD: say.t("its source says the same in a document of its own, or more precisely"),
        LosingReason.NATURE: say.t("by its nature it is weaker"),
        LosingReason.SOURCE: say.t("its source is weaker"),
        LosingReason.EARLIER: say.t("it was stated earlier"),
        LosingReason.TIE: say.t("it is as good in everything, and comes second in the list only"),
        LosingReason.SAME_SOURCE: say.t("another claim speaks for its source"),
        LosingReason.OPEN: say.t("it is open at one end"),
        LosingReason.NOT_MIDDLE: say.t("it is not the middle number"),
    }
