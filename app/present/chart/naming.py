"""What figures are called in a chart: what tells them apart, what they share, and the lines that hovering shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.figures.figure import Figure
from app.figures.reference import Catalogue, Words
from app.figures.vocabulary import MetricKind, Nature
from app.present.chart.values import Point
from app.present.languages import Speaker
from app.present.numbers import unit_name
from app.present.words.claims import claim_sentence
from app.present.words.periods import period_words
from app.present.words.terms import Narrator

SCOPE = ("subject", "buyer", "relative_to", "geography", "basis")
"""The columns that can tell two figures of one metric and unit apart, besides period and source."""

_TABLES = {
    "metric": "metrics",
    "subject": "subjects",
    "buyer": "subjects",
    "relative_to": "subjects",
    "geography": "geographies",
    "basis": "bases",
    "source": "sources",
    "document": "documents",
}


@dataclass(frozen=True, slots=True)
class Naming:
    """Names what a chart shows, from the catalogue and in the reader's language."""

    catalogue: Catalogue
    speaker: Speaker

    def entry(self, column: str, slug: str | None) -> str:
        """Give the name of an entry; a slug that the catalogue lacks stands for itself."""
        if not slug:
            return ""
        entry = self.catalogue.table(_TABLES[column]).get(slug)
        name = getattr(entry, "name", Words())
        return self.speaker.name(name) or slug

    def cell(self, column: str, figure: Figure) -> str:
        """Give a figure's cell in words, with what makes it clear beside others."""
        if column == "period":
            return period_words(figure.period, self.speaker) if figure.period else ""
        name = self.entry(column, getattr(figure, column))
        if not name:
            return ""
        if column == "buyer":
            return self.speaker.t("bought by %(buyer)s", buyer=name)
        if column == "relative_to":
            return self._whole(figure, name)
        return name

    def label(self, figure: Figure, columns: Sequence[str]) -> str:
        """Say what tells a figure apart, by the columns that differ; a single one needs no words around it.

        Empty where the figure has nothing in any of these columns.
        """
        if len(columns) == 1 and columns[0] in _TABLES:
            return self.entry(columns[0], getattr(figure, columns[0]))
        parts = [self.cell(column, figure) for column in columns]
        if "period" in columns and not figure.period:
            parts.append(self.speaker.t("no stated period"))
        return " · ".join(part for part in parts if part)

    def with_source(self, label: str, point: Point) -> str:
        """Add the source to what a claim is about; a company that speaks of itself is named once."""
        return (
            label if point.source_name in label.split(" · ") else f"{label} · {point.source_name}".removeprefix(" · ")
        )

    def _whole(self, figure: Figure, name: str) -> str:
        """Name the whole of a share or the baseline of a comparison; a company's share in itself needs no word."""
        if figure.relative_to == figure.subject:
            return ""
        metric = self.catalogue.metrics.get(figure.metric)
        if metric and metric.kind is MetricKind.SHARE:
            return self.speaker.t("of %(whole)s", whole=name)
        return self.speaker.t("against %(baseline)s", baseline=name)

    def heading(self, figures: Sequence[Figure], columns: Iterable[str]) -> tuple[str, str]:
        """Give the two lines over a panel: metric with unit, and what all its figures share."""
        figure = figures[0]
        unit = unit_name(figure.unit, self.speaker.language)
        metric = self.entry("metric", figure.metric)
        shared = [self.cell(column, figure) for column in columns if len(values_of(figures, column)) == 1]
        title = f"{metric}, {unit}" if self.speaker.language == "en" else f"{metric}，{unit}"
        return title, " · ".join(part for part in shared if part)

    def nature(self, nature: Nature) -> str:
        """Give the word for how a source means its number."""
        t = self.speaker.t
        return {
            Nature.ACTUAL: t("actual"),
            Nature.ESTIMATE: t("estimate"),
            Nature.FORECAST: t("forecast"),
            Nature.GUIDANCE: t("guidance"),
            Nature.TARGET: t("target"),
            Nature.ORDER: t("order"),
            Nature.RUMOUR: t("rumour"),
        }[nature]

    def hover(self, figure: Figure, echoes: int) -> tuple[str, ...]:
        """Give the lines about a figure as they can be quoted: the claim, the number as printed, where and when."""
        t, speaker = self.speaker.t, self.speaker
        lines = [
            claim_sentence(figure, Narrator(speaker, self.catalogue)),
            t("Printed as: %(print)s", print=figure.as_reported),
            t("Stated on %(day)s", day=speaker.day(figure.stated_on)) if figure.stated_on else "",
            t("Read in: %(document)s", document=self._document(figure)),
        ]
        if echoes:
            lines.append(speaker.n("Repeated by %(num)s other", "Repeated by %(num)s others", echoes))
        return tuple(line for line in lines if line)

    def _document(self, figure: Figure) -> str:
        """Name where a figure was read, with the day of it."""
        document = self.catalogue.documents.get(figure.document)
        parts = (self.entry("document", figure.document), self.speaker.day(document.published_on) if document else "")
        return " · ".join(part for part in parts if part)


def values_of(figures: Iterable[Figure], column: str) -> set[str | None]:
    """Give the different values of a column."""
    return {getattr(figure, column) or None for figure in figures}


def differing(figures: Sequence[Figure], columns: Iterable[str]) -> tuple[str, ...]:
    """Give the columns in which figures differ, in the order given."""
    return tuple(column for column in columns if len(values_of(figures, column)) > 1)
