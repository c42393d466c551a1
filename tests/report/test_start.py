"""The start page: the country's places on the national indices, typed from the published lists."""

import base64
import hashlib
import json

import lxml.html
import pytest

from rankings.registry.tiles import tiles_of
from rankings.report.country import load_country
from rankings.report.index import render_index
from rankings.store.paths import project_root

UNSEEN = "//*[contains(concat(' ', @class, ' '), ' unseen ')]"


@pytest.fixture
def country(monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(project_root()))
    return load_country("vi")


@pytest.fixture
def page(monkeypatch):
    monkeypatch.setenv("RANKINGS_HOME", str(project_root()))
    return lxml.html.document_fromstring(render_index([], "vi", load_country("vi")))


def choose(country, index, year):
    return next(
        choice for choice in country.choices if (choice.index, choice.year) == (index, year)
    )


def find_tile(vintage, slug):
    return next(tile for tile in tiles_of(vintage) if tile.province.slug == slug)


def test_a_rank_is_as_published(country):
    """PCI 2005: Bình Dương first of 42 with 76.818965 points, as the workbook has it."""
    row = country.ranked["pci-2005"]["binh-duong"]
    assert country.tell_tile(find_tile("63", "binh-duong"), choose(country, "pci", 2005)) == (
        "1",
        "best",
    )
    assert country.tell_score(row) == "76,818965"


def test_a_merged_province_shows_the_past_of_its_parts(country):
    """PCI 2010: Phú Thọ 53rd, Vĩnh Phúc 15th, Hòa Bình 60th of 63; no mean, no colour."""
    shown = country.tell_tile(find_tile("34", "phu-tho"), choose(country, "pci", 2010))
    assert shown == ("53 · 15 · 60", "")


def test_what_is_not_known_is_a_dash(country):
    """SIPAS 2019 is known of two provinces only."""
    choice = choose(country, "sipas", 2019)
    texts = [country.tell_tile(tile, choice)[0] for tile in tiles_of("63")]
    assert texts.count("–") == 61 and not choice.whole


def test_every_province_has_its_tile_and_its_rows(page):
    for vintage, provinces in (("63", 63), ("34", 34)):
        assert len(page.xpath(f"//ol[@data-vintage = '{vintage}']/li/a")) == provinces
        for table in ("provinces", "indices"):
            assert len(page.xpath(f"//div[@id = '{table}-{vintage}']//tbody/tr")) == provinces
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {target[1:] for target in page.xpath("//a/@href") if target.startswith("#")}
    assert targets <= set(ids)


def test_the_script_reads_the_same_figures(page, country):
    standing = json.loads(page.xpath("//script[@id = 'standing']")[0].text)
    assert set(standing) == {choice.name for choice in country.choices}
    assert standing["pci-2005"]["ranks"]["binh-duong"][:4] == ["1", "best", "76,818965", 76.818965]


def test_the_page_runs_its_own_script_only(page):
    policy = page.xpath("//meta[@http-equiv = 'Content-Security-Policy']/@content")[0]
    script = page.xpath("//script[not(@type)]")[0].text
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'") and f"'sha256-{digest}'" in policy
    assert not page.xpath("//*[@src] | //link | //*[@onclick]")


def test_without_national_tables_the_reports_stand(monkeypatch, tmp_path):
    monkeypatch.setenv("RANKINGS_HOME", str(tmp_path))
    page = lxml.html.document_fromstring(render_index([], "vi", load_country("vi")))
    assert not page.xpath("//ol[@class = 'tiles']") and page.xpath("//section[@id = 'country']//p")
