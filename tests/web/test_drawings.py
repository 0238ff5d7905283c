"""Every topic of the seed in every kind of chart that it is offered in: nothing overlaps, nothing is cut."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from app import answers
from app.answers import TopicAnswer
from app.figures.reference import Catalogue
from app.figures.view import View
from app.present.chart import PALETTE, Around, Chart, Form, Size, kinds_offered, topic_chart
from app.present.chart.geometry import Box
from app.present.chart.room import label_box
from app.present.languages import Language, speaker
from app.store.engine import make_engine, session
from app.store.ledger import Ledger
from tests.present.charts import overlap, texts_of

LEAST_TOPICS = 50


@pytest.fixture(scope="module")
def told(seeded: Path) -> tuple[tuple[TopicAnswer, ...], Catalogue]:
    """Give every topic with its figures, and the catalogue that names what they are about."""
    engine = make_engine(f"sqlite:///{seeded}")
    with session(engine) as opened:
        ledger = Ledger(opened)
        found = answers.home(ledger).topics, ledger.catalogue()
    engine.dispose()
    assert len(found[0]) >= LEAST_TOPICS
    return found


def test_events_about_a_part_stand_beside_figures_of_the_whole(told: tuple[tuple[TopicAnswer, ...], Catalogue]) -> None:
    """A rule on one chip is drawn with its maker's revenue, however many steps lie between, and not with others'."""
    drawn = {topic.topic.slug: {event.slug for event in topic.events} for topic in told[0]}
    assert "us-h20-licence-notice" in drawn["nvidia-china-revenue"]
    assert "us-h20-licence-notice" not in drawn["cambricon-revenue"]


def charts(told: tuple[tuple[TopicAnswer, ...], Catalogue], size: Size, language: Language) -> Iterator[Chart]:
    """Lay out every topic in every kind of chart that it is offered in."""
    topics, catalogue = told
    for topic in topics:
        for kind in kinds_offered(topic.comparison, catalogue):
            made = topic.comparison, catalogue, topic.events, speaker(language)
            around = Around(title=f"{topic.topic.slug} {kind} {size} {language}")
            yield topic_chart(*made, around=around, size=size, view=View(chart=kind))


EVERYWHERE = pytest.mark.parametrize(
    ("size", "language"),
    [(size, language) for size in (Size.WIDE, Size.NARROW) for language in (Language.EN, Language.ZH_HANS)],
)


@EVERYWHERE
def test_texts_are_whole_and_clear_of_one_another(
    told: tuple[tuple[TopicAnswer, ...], Catalogue], size: Size, language: Language
) -> None:
    """No text is cut, leaves the chart or touches another; what is too long is broken into lines."""
    for chart in charts(told, size, language):
        boxes = texts_of(chart)
        assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)], chart.title
        assert all(box.left >= -0.5 and box.right <= chart.width + 0.5 for box in boxes), chart.title
        labels = [label for panel in chart.panels for label in (*panel.heading, *panel.labels)]
        labels += [label for panel in chart.panels for event in panel.events for label in event.labels]
        texts = [label.text for label in labels] + [item.text for item in chart.legend]
        assert not [text for text in texts if text.endswith("…")], chart.title


@EVERYWHERE
def test_no_text_lies_on_a_mark(
    told: tuple[tuple[TopicAnswer, ...], Catalogue], size: Size, language: Language
) -> None:
    """In a plot over time every marker, with its arrow and its whisker, is clear of names and numbers."""
    for chart in charts(told, size, language):
        for panel in (panel for panel in chart.panels if panel.form is Form.TIME):
            boxes = [label_box(label, chart.font) for label in panel.labels]
            for mark in panel.marks:
                ends = (mark.y - 4, mark.y + 4, *(mark.whisker or ()))
                drawn = Box(mark.x - 4, min(ends), 8, max(ends) - min(ends))
                assert not [box for box in boxes if overlap(box, drawn)], chart.title


def test_every_source_of_a_topic_has_a_colour_of_its_own(told: tuple[tuple[TopicAnswer, ...], Catalogue]) -> None:
    """No topic of the seed has two sources of one colour, so that none needs a letter."""
    for chart in charts(told, Size.WIDE, Language.EN):
        colours = {point.source: point.colour for point in chart.points}
        assert len(set(colours.values())) == len(colours) <= PALETTE, chart.title


def test_most_events_are_named(told: tuple[tuple[TopicAnswer, ...], Catalogue]) -> None:
    """On a wide screen at least four in five events stand over their plot by name, not as a tick alone."""
    events = [
        event for chart in charts(told, Size.WIDE, Language.EN) for panel in chart.panels for event in panel.events
    ]
    assert len(events) > 100
    assert sum(bool(event.labels) for event in events) >= 0.8 * len(events)


@pytest.mark.parametrize(("size", "least"), [(Size.WIDE, 0.95), (Size.NARROW, 0.9)])
def test_most_lines_are_named(told: tuple[tuple[TopicAnswer, ...], Catalogue], size: Size, least: float) -> None:
    """Where a plot over time holds several lines, most have their name beside them, on a phone too."""
    named = lines = 0
    for chart in charts(told, size, Language.EN):
        for panel in (panel for panel in chart.panels if panel.form is Form.TIME):
            voices = {(mark.point.series, mark.point.source) for mark in panel.marks}
            if len(voices) > 1:
                lines += len(voices)
                named += len({label.hover for label in panel.labels if label.role == "name"})
    assert lines > 50
    assert named >= least * lines
