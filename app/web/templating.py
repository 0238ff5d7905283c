"""The Jinja environments, one for each language: autoescaped, strict about names, with hashed addresses of files."""

from dataclasses import fields
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from fastapi import Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.present.contexts.about import AboutPage
from app.present.contexts.api import ApiPage
from app.present.contexts.coverage import CoveragePage
from app.present.contexts.document import DocumentPage
from app.present.contexts.embed import EmbedPage
from app.present.contexts.entries import EntriesPage
from app.present.contexts.events import EventsPage
from app.present.contexts.explore import ExplorePage
from app.present.contexts.figure import FigurePage
from app.present.contexts.figures import FiguresPage
from app.present.contexts.findings import ChecksPage, ContradictionsPage
from app.present.contexts.home import HomePage, TopicsPage
from app.present.contexts.metric import MetricPage
from app.present.contexts.others import SearchPage
from app.present.contexts.problems import ErrorPage
from app.present.contexts.source import SourcePage
from app.present.contexts.subject import SubjectPage
from app.present.contexts.views import ViewPage
from app.present.languages import Language, speaker
from app.web.inline import ICON, modules, sheet

ROOT = Path(__file__).parents[2]

Page = (
    HomePage
    | TopicsPage
    | ViewPage
    | EmbedPage
    | FiguresPage
    | EventsPage
    | ExplorePage
    | FigurePage
    | EntriesPage
    | SubjectPage
    | MetricPage
    | SourcePage
    | DocumentPage
    | SearchPage
    | ContradictionsPage
    | ChecksPage
    | CoveragePage
    | AboutPage
    | ApiPage
    | ErrorPage
)

TEMPLATES: dict[type[Page], str] = {
    HomePage: "pages/home.html",
    TopicsPage: "pages/topics.html",
    ViewPage: "pages/view.html",
    EmbedPage: "pages/embed.html",
    FiguresPage: "pages/figures.html",
    EventsPage: "pages/events.html",
    ExplorePage: "pages/explore.html",
    FigurePage: "pages/figure.html",
    EntriesPage: "pages/entries.html",
    SubjectPage: "pages/subject.html",
    MetricPage: "pages/metric.html",
    SourcePage: "pages/source.html",
    DocumentPage: "pages/document.html",
    SearchPage: "pages/search.html",
    ContradictionsPage: "pages/contradictions.html",
    ChecksPage: "pages/checks.html",
    CoveragePage: "pages/coverage.html",
    AboutPage: "pages/about.html",
    ApiPage: "pages/api.html",
    ErrorPage: "pages/error.html",
}
"""The template of each page."""


@lru_cache
def environment(language: Language) -> Environment:
    """Give the environment that renders templates in a language."""
    made = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(speaker(language).translations, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(static=static, sheet=sheet, modules=modules, icon=ICON)
    return made


def render(page: Page) -> str:
    """Render a page to HTML."""
    template = environment(page.frame.language).get_template(TEMPLATES[type(page)])
    return template.render({field.name: getattr(page, field.name) for field in fields(page)})


def answer(page: Page, *, status: int = 200) -> Response:
    """Answer with a page; caches are told that it depends on the reader's language."""
    headers = {"Content-Language": page.frame.language.value, "Vary": "Accept-Language, Cookie"}
    return HTMLResponse(render(page), status_code=status, headers=headers)


def static(name: str) -> str:
    """Give the address of a static file, with a hash of its content so that it may be kept for good."""
    path = ROOT / "static" / name
    return f"/static/{name}?v={_digest(path, path.stat().st_mtime_ns)}"


@lru_cache
def _digest(path: Path, _changed: int) -> str:
    return sha256(path.read_bytes()).hexdigest()[:10]
