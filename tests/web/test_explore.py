"""Exploring: series with counts that never lead to nothing, a basket in the address, and the same list as data."""

import re
from html import unescape
from itertools import groupby
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from tests.web.reading import FIGURES, exact, get, pages, refused

SERIES = "/api/v1/series"
A, B = "inventory_charge:nvidia-h20:CN:USD", "revenue:nvidia:CN:USD"


def main(client: TestClient, address: str) -> str:
    """Give what a page shows, with its entities read."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return unescape(answer.text[answer.text.index("<main") : answer.text.index("</main>")])


def test_every_figure_belongs_to_one_series_of_the_list(client: TestClient) -> None:
    """All pages together list each series once, those of most figures first, and leave no figure out."""
    listed = [row for page in pages(client, f"{SERIES}?_size=30") for row in page]
    figures = get(client, f"{FIGURES}?_size=1000")["data"]
    assert len({row["series"] for row in listed}) == len(listed)
    assert sum(row["figures"] for row in listed) == len(figures)
    counts = [row["figures"] for row in listed]
    assert counts == sorted(counts, reverse=True)
    for _, equals in groupby(listed, key=lambda row: row["figures"]):
        keys = [row["series"] for row in equals]
        assert keys == sorted(keys)


def test_what_is_told_of_a_series_is_what_its_figures_say(client: TestClient) -> None:
    """Counts, days, ends and the latest statement are those of the figures that `series=` selects."""
    for row in get(client, f"{SERIES}?_size=25")["data"]:
        figures = get(client, FIGURES, series=row["series"], _size="1000")["data"]
        assert len(figures) == row["figures"]
        assert len({figure["source"] for figure in figures}) == row["sources"]
        assert min((f["period_start"] for f in figures if f["period_start"]), default=None) == row["period_start"]
        assert max((f["period_end"] for f in figures if f["period_end"]), default=None) == row["period_end"]
        numbers = [n for f in figures for n in (f["value_low"], f["value"], f["value_high"]) if n is not None]
        assert (min(numbers), max(numbers)) == (row["lowest"], row["highest"])
        assert max((f["stated_on"] for f in figures if f["stated_on"]), default=None) == row["last_stated_on"]
        assert row["latest"] in figures


@pytest.mark.parametrize("filters", ["", "subject=nvidia", "metric=revenue&source=nvidia", "_search=H20"])
def test_counts_never_lead_to_nothing(client: TestClient, filters: str) -> None:
    """Asking for a value that is counted gives just as many series."""
    facets = get(client, f"{SERIES}?{filters}&_facet=metric,subject,source&_size=1")["meta"]["facets"]
    for column, counted in facets.items():
        kept = "&".join(part for part in filters.split("&") if not part.startswith(f"{column}="))
        for facet in counted[:4]:
            found = get(client, f"{SERIES}?{kept}&{column}={facet['value']}&_count=1&_size=1")
            assert found["meta"]["count"] == facet["count"] > 0


def test_the_page_lists_what_its_data_do(client: TestClient) -> None:
    """The page and the JSON beside it list the same series in the same order."""
    ticks = re.findall(r'name="series"\s+value="([^"]+)"', main(client, "/explore?subject=nvidia"))
    rows = get(client, "/explore.json?subject=nvidia")["data"]
    assert ticks == [row["series"] for row in rows]
    assert len(ticks) > 20


def test_the_basket_survives_filters_and_pages(client: TestClient) -> None:
    """What is chosen stays in the form of filters, in the links to other pages and filters, and can be taken out."""
    page = main(client, f"/explore?metric=revenue&basket={A}~{B}")
    assert f'name="basket" value="{A}~{B}"' in page
    assert f'href="/explore?basket={A}~{B}"' in page
    assert f'href="/explore?metric=revenue&basket={B}"' in page
    assert re.search(rf'value="{B}"[^>]*checked', page)
    assert f'<input type="hidden" name="series" value="{A}">' in page
    assert "Chosen: 2" in page
    whole = main(client, f"/explore?basket={B}")
    following = re.search(r'href="(/explore\?_next=[^"]+)" rel="next', whole)
    assert following
    assert f"basket={B}" in following[1]
    later = main(client, following[1])
    assert f'href="/explore?basket={B}"' in later
    assert f'<input type="hidden" name="series" value="{B}">' in later


def test_without_scripts_ticked_series_go_into_the_basket_by_a_button(client: TestClient) -> None:
    """The button keeps the filters that stood there, and adds what is ticked to what is in the basket."""
    answer = client.get(f"/explore?series={B}&series={A}&keep=metric%3Drevenue")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/explore?metric=revenue&basket={A}~{B}")
    assert client.get("/explore?keep=").headers["location"] == "/explore"


def test_the_form_compares_what_is_ticked(client: TestClient) -> None:
    """The repeated series of a form become one address, and a comparison without anything leads to exploring."""
    page = main(client, "/explore")
    assert 'action="/compare"' in page
    answer = client.get(f"/compare?series={B}&series={A}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/compare?series={A}~{B}")
    for address in ("/compare", "/compare?yScale=log"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["location"]) == (303, "/explore")


def test_a_comparison_leads_back_to_add_another(client: TestClient) -> None:
    """From compared series to the basket that holds them; from filters to the series that fit them; no topic does."""
    assert f'href="/explore?basket={A}~{B}"' in main(client, f"/compare?series={A}~{B}")
    assert 'href="/explore?metric=revenue&subject=nvidia"' in main(client, "/compare?metric=revenue&subject=nvidia")
    assert "/explore" not in main(client, "/topics/h20-write-down")


def test_what_can_t_be_followed_is_named(client: TestClient) -> None:
    """A basket of no series, an order, or columns are refused under their own names."""
    assert list(refused(client, "/explore.json?_sort=value&_fields=id")) == ["_fields", "_sort"]
    assert list(refused(client, f"{SERIES}?_sort_desc=value")) == ["_sort_desc"]
    assert "no cursor of this list" in client.get(f"{SERIES}?_next=x").json()["detail"]
    for address, named in (("/explore?basket=x", "'x' is no series"), ("/explore?_size=3", "_size")):
        answer = client.get(address, headers={"Accept": "text/html"})
        assert answer.status_code == 400
        assert named in unescape(answer.text)


def test_nothing_found_leads_on(client: TestClient) -> None:
    """Where no series fits, the page says so and leads to all of them, with what was chosen."""
    page = main(client, f"/explore?_search=zzzzqq&basket={B}")
    assert "No series fits all of these filters." in page
    assert f'<a href="/explore?basket={B}">All series</a>' in page


def test_a_link_of_every_series_draws_it(client: TestClient) -> None:
    """The count of figures beside a series leads to its chart."""
    links = re.findall(r'<a href="(/compare\?series=[^"]+)" rel="nofollow">(\d+) figure', main(client, "/explore"))
    assert len(links) == 50
    for link, count in links[:3] + links[-3:]:
        view = exact(client.get(link.replace("/compare?", "/compare.json?")).text)
        assert len(view["figures"]) == int(count)
        assert parse_qs(urlsplit(link).query)["series"]
