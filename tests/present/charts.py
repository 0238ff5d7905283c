"""Charts for tests: a catalogue of many sources, and a chart from claims in one call."""

from collections.abc import Iterable
from gettext import NullTranslations
from typing import Any

from app.figures.figure import Figure
from app.figures.reference import Catalogue, Event, Geography, Source, Subject, Words
from app.figures.vocabulary import SourceKind, SubjectKind
from app.findings.comparison import compare
from app.present.chart import Around, Chart, topic_chart
from app.present.chart.geometry import Box
from app.present.chart.room import label_box
from app.present.chart.values import Label
from app.present.languages import Language, Speaker
from app.present.svg import draw_file, render_svg
from tests.findings.claims import METRICS

SOURCES = ("nvidia", "idc", "omdia", *(f"source-{number}" for number in range(3, 30)))
CATALOGUE = Catalogue(
    metrics=METRICS,
    subjects={
        slug: Subject(slug=slug, name=Words(name, name), kind=SubjectKind.COMPANY)
        for slug, name in {"nvidia": "NVIDIA", "amd": "AMD", "bytedance": "ByteDance <& co>", "tencent": "腾讯"}.items()
    },
    sources={slug: Source(slug=slug, name=Words(slug.upper()), kind=SourceKind.RESEARCH) for slug in SOURCES},
    geographies={"CN": Geography(slug="CN", name=Words("China", "中国大陆"))},
)


def english(language: Language = Language.EN) -> Speaker:
    """Give a speaker without a catalogue: names and numbers in the language, sentences in English."""
    return Speaker(language, NullTranslations())


def draw(figures: Iterable[Figure], *, events: Iterable[Event] = (), title: str = "How much?", **choices: Any) -> Chart:
    """Lay out the chart of some claims."""
    speaker = english(choices.pop("language", Language.EN))
    around = Around(title=title)
    return topic_chart(compare(figures, METRICS), CATALOGUE, events, speaker, around=around, **choices)


def rendered(chart: Chart, *, standalone: bool) -> str:
    """Write a chart as SVG: as a file of its own, or as a page holds it."""
    return draw_file(chart).svg if standalone else render_svg(chart)


def overlap(one: Box, other: Box) -> bool:
    """Say whether two boxes share more than an edge."""
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def texts_of(chart: Chart) -> list[Box]:
    """Give the boxes of all labels, those of ticks at the left included."""
    labels = [label for panel in chart.panels for label in (*panel.heading, *panel.labels)]
    labels += [label for panel in chart.panels for event in panel.events for label in event.labels]
    ticks = [
        Label(panel.plot.left - 8, panel.plot.up(tick.at) + chart.font * 0.35, tick.label, "end")
        for panel in chart.panels
        for tick in panel.y.ticks
    ]
    return [label_box(label, chart.font) for label in (*labels, *ticks)]
