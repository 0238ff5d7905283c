"""Linked data: pages told to machines as data sets and claims, safe inside a page."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.vocabulary import Status
from app.present.contexts.frame import Visit
from app.present.languages import Language
from app.present.linked_data import claim as told_claim
from app.present.linked_data import dataset, in_script
from tests.findings.claims import claim
from tests.present.test_citations import DOCUMENT, visit


def read(text: str) -> Any:
    """Read linked data, which must be of schema.org."""
    found = json.loads(text)
    assert found["@context"] == "https://schema.org"
    return found


def page(path: str = "/topics/how-much", *pairs: tuple[str, str]) -> Visit:
    """Make a visit to a page."""
    return replace(visit(Language.EN, path), pairs=pairs)


def test_a_page_is_a_data_set() -> None:
    """A page tells its name, licence, days, metrics and where its rows can be had, and of what it is a part."""
    where = page("/topics/how-much", ("as_of", "2025-06-01"))
    figures = [claim("a", 1, period="2023"), claim("b", 2, period="2024-Q1", metric="profit"), claim("c", 3, period="")]
    forms = [where.alternate(kind, query="as_of=2025-06-01") for kind in ("json", "csv", "svg", "atom")]
    found = read(dataset(where, name="How much?", description="So much.", figures=figures, forms=forms))
    base = "https://ledger.example/topics/how-much"
    assert (found["@type"], found["name"], found["description"]) == ("Dataset", "How much?", "So much.")
    assert found["url"] == found["@id"] == f"{base}?as_of=2025-06-01"
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["isAccessibleForFree"] is True
    assert found["creator"]["name"] == found["isPartOf"]["name"] == "Chipledger"
    assert found["temporalCoverage"] == "2023-01-01/2024-03-31"
    assert found["variableMeasured"] == ["Profit", "Revenue"]
    assert [(form["encodingFormat"], form["contentUrl"]) for form in found["distribution"]] == [
        ("application/json", f"{base}.json?as_of=2025-06-01"),
        ("text/csv", f"{base}.csv?as_of=2025-06-01"),
    ]
    assert (found["version"], found["dateModified"]) == ("7", "2025-09-03T08:00:00Z")


def test_what_is_not_known_is_not_told() -> None:
    """Without figures there are no days and metrics, and the front page is no part of itself."""
    found = read(dataset(page("/"), name="Chipledger", description="A ledger."))
    assert not {"temporalCoverage", "variableMeasured", "distribution", "isPartOf"} & set(found)


def test_a_figure_is_a_claim() -> None:
    """A figure tells who claimed it, when, where it is printed, what it is about, and its number without rounding."""
    figure = claim("a-1", low="4.5", high="5.55", source="idc", status=Status.DENIED, status_note="So it said.")
    found = read(told_claim(page("/figures/a-1"), figure))
    assert (found["@type"], found["@id"]) == ("Claim", "https://ledger.example/figures/a-1")
    assert found["author"] == {"@type": "Organization", "name": "IDC", "url": "https://ledger.example/sources/idc"}
    assert (found["datePublished"], found["creativeWorkStatus"]) == ("2025-07-16", "denied")
    assert found["appearance"]["url"] == DOCUMENT.url
    assert found["appearance"]["publisher"]["name"] == "A & B"
    about, observed = found["about"]
    assert (about["@type"], about["name"]) == ("Organization", "NVIDIA")
    assert (observed["minValue"], observed["maxValue"], observed["observationDate"]) == (
        "4.5",
        "5.55",
        "2024-01-01/2024-12-31",
    )
    assert "value" not in observed
    assert "creativeWorkStatus" not in read(told_claim(page(), claim("b", 1)))


@given(st.text() | st.sampled_from(["</script>", "<!--", "<script", "]]>", "\u2028", "&lt;"]))
def test_no_text_ends_the_script_it_stands_in(text: str) -> None:
    """Whatever a name holds, nothing in it can be read as markup, and it is read back as it was."""
    written = in_script({"name": text or "-", "inside": [{"name": text or "-"}]})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"name": text or "-", "inside": [{"name": text or "-"}]}


@pytest.mark.parametrize("empty", [None, "", []])
def test_nothing_is_told_of_nothing(empty: Any) -> None:
    """What is empty is left out at every depth; what is false or zero is not."""
    assert json.loads(in_script({"a": empty, "b": {"c": empty, "d": 0, "e": False}})) == {"b": {"d": 0, "e": False}}
