"""What every page has: its title, language, address, alternates, and the state of the ledger it was made from."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from app.present.languages import Language
from app.present.words.terms import Narrator


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same thing in another form: JSON, CSV, a picture."""

    label: str
    type: str
    href: str


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The way to the same page in a language."""

    language: Language
    name: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the layout shows around any page.

    Attributes:
        path: the address of this page without its query, the canonical one.
        section: which entry of the navigation the page belongs to; "" for none.
        search: the words in the search box.
        linked_data: the page as JSON-LD, safe inside a `script` element; "" for none.
        origin: scheme and host, so that the canonical address is whole; "" where they are not known.
        address: the whole address of this very view; "" where it is not known.
        preview: the whole address of a picture that links to this view show; "" for none.
    """

    language: Language
    title: str
    description: str
    path: str
    section: str
    search: str
    languages: tuple[LanguageLink, ...]
    alternates: tuple[Alternate, ...]
    version: int
    changed: str
    linked_data: str = ""
    origin: str = ""
    address: str = ""
    preview: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A reader at an address, at one version of the ledger: what the pages are made for.

    Attributes:
        pairs: the parameters of the address, less the language.
        changed_at: when the ledger last changed.
        origin: scheme and host under which the reader reaches the ledger.
        pictures: whether this server can draw PNG.
    """

    narrator: Narrator
    path: str
    pairs: tuple[tuple[str, str], ...] = ()
    version: int = 0
    changed_at: datetime | None = None
    origin: str = ""
    pictures: bool = False

    def frame(  # noqa: PLR0913 - the parts of a head
        self,
        title: str,
        *,
        description: str = "",
        section: str = "",
        search: str = "",
        alternates: tuple[Alternate, ...] = (),
        linked_data: str = "",
        preview: str = "",
    ) -> Frame:
        """Give the frame of a page with this title."""
        say = self.narrator.say
        return Frame(
            language=self.narrator.language,
            title=title,
            description=description or title,
            path=self.path,
            section=section,
            search=search,
            languages=tuple(
                LanguageLink(
                    language, language.own_name, self.with_parameter("lang", language), language is say.language
                )
                for language in Language
            ),
            alternates=alternates,
            version=self.version,
            changed=say.day(self.changed_at.date()) if self.changed_at else "",
            linked_data=linked_data,
            origin=self.origin,
            address=self.permalink if self.origin else "",
            preview=preview,
        )

    @property
    def address(self) -> str:
        """Give this address with its parameters."""
        return f"{self.path}?{urlencode(self.pairs, safe='~,:')}" if self.pairs else self.path

    @property
    def permalink(self) -> str:
        """Give this address in whole, as it works from anywhere."""
        return f"{self.origin}{self.address}"

    def query(self, *without: str) -> str:
        """Give the query string of this address, less some parameters."""
        return urlencode([pair for pair in self.pairs if pair[0] not in without], safe="~,:")

    def with_parameter(self, name: str, value: str) -> str:
        """Give this address with one parameter set; with an empty value, without it."""
        pairs = [(key, text) for key, text in self.pairs if key != name]
        pairs += [(name, value)] if value else []
        return f"{self.path}?{urlencode(pairs, safe='~,:')}" if pairs else self.path

    def alternate(self, kind: str, path: str = "", query: str = "") -> Alternate:
        """Give a twin of a page: `json`, `csv`, `svg` and so on, by default beside this address."""
        href = f"{path or self.path}.{kind}"
        return Alternate(_LABELS.get(kind, kind.upper()), MEDIA_TYPES[kind], f"{href}?{query}" if query else href)


MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "svg": "image/svg+xml",
    "png": "image/png",
    "atom": "application/atom+xml",
    "bib": "application/x-bibtex; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The media type of each form in which a page's data can be had."""

_LABELS = {"atom": "Atom", "bib": "BibTeX", "csl.json": "CSL-JSON"}
