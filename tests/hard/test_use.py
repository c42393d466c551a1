"""The reports as one uses them: a unit found, a figure followed and left again, years, sorts, filters
and charts, on a desk, on a phone, by key, on paper, without scripts.
"""

import csv
import io

import pytest

from .homes import REPORTS
from .visits import WIDE, open_file

PHONE, DESK = 390, 1280
PHU_THO = "phu-tho/phu-tho_vi.html"
SHOWN = "node => node.getClientRects().length > 0"


@pytest.fixture
def visit(chromium, report_home, request):
    """The report of Phú Thọ at a width (the test's parameter, else a desk's), folds as they are."""
    width = getattr(request, "param", DESK)
    path = report_home / "reports" / PHU_THO
    with open_file(chromium, path, width, is_unfolded=False) as opened:
        yield opened
        assert not opened.errors
        assert not opened.requests


def list_shown(page, selector):
    return [node for node in page.query_selector_all(selector) if node.is_visible()]


@pytest.mark.parametrize("visit", [PHONE, DESK], indirect=True)
@pytest.mark.parametrize("typed", ["so y te", "Sở Y tế", "health"])
def test_a_unit_is_found_by_any_of_its_names(visit, typed):
    page = visit.page
    box = page.get_by_role("combobox", name="Tìm đơn vị")
    box.fill(typed)
    assert page.get_by_role("option").first.inner_text() == "Sở Y tế"
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_timeout(300)
    assert page.evaluate("location.hash") == "#so-y-te"
    cards = list_shown(page, ".card")
    assert [card.query_selector("h4").inner_text() for card in cards] == ["Sở Y tế"]
    assert "hạng 1/21 · 843,24 điểm" in cards[0].inner_text()
    top = cards[0].bounding_box()["y"]
    assert 0 < top < 300


def test_every_row_of_a_league_leads_to_its_card(visit):
    page = visit.page
    rows = page.locator("#table-department-dti-2024 tbody tr")
    assert rows.count() == 21
    hashes = page.evaluate(
        "() => [...document.querySelectorAll('#table-department-dti-2024 tbody a.unit')]"
        ".map((link) => link.hash.slice(1))"
    )
    assert len(set(hashes)) == 21
    assert all(
        page.evaluate(
            "(ids) => ids.map((id) => document.getElementById(id)?.matches('.card'))", hashes
        )
    )
    rows.nth(2).locator("a.unit").click()
    page.wait_for_timeout(300)
    assert len(list_shown(page, ".card")) == 1


def test_a_card_is_printed_alone(visit):
    page = visit.page
    page.evaluate("location.hash = 'so-y-te'")
    page.wait_for_timeout(300)
    page.emulate_media(media="print")
    shown = page.evaluate("document.body.innerText")
    assert shown.strip().startswith("Sở Y tế") and "843,24" in shown
    assert "Cục Thuế tỉnh\n" not in shown and len(shown) < 2_000


def test_a_figure_shows_its_quote_and_is_found_again(visit):
    page = visit.page
    link = page.locator("#table-department-dti-2024 a.cited", has_text="843,24")
    link.hover()
    tip = page.locator("#tip")
    tip.wait_for(state="visible")
    source = page.locator("#source-phu-tho_2024_dti_42").inner_text()
    assert "843.24" in tip.inner_text() and source in tip.inner_text()
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    before = page.evaluate("scrollY")
    link.click()
    page.wait_for_timeout(300)
    assert page.locator("mark:target").is_visible()
    page.locator("button.back").click()
    page.wait_for_timeout(300)
    assert abs(page.evaluate("scrollY") - before) < DESK
    assert page.evaluate("document.activeElement.textContent") == "843,24"


def test_a_key_shows_the_quote_too(visit):
    page = visit.page
    page.locator("#table-department-dti-2024 button.sort").last.focus()
    page.keyboard.press("Tab")
    page.wait_for_timeout(200)
    assert page.locator("#tip").is_visible()


def test_one_year_of_several_is_chosen(visit):
    page = visit.page
    years = page.locator(".years").first
    tables = years.locator("table")
    assert [table.is_visible() for table in tables.all()].count(True) == 1
    button = years.locator(".choice button", has_text="2021")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    shown = [table for table in tables.all() if table.is_visible()]
    assert len(shown) == 1 and "2021" in shown[0].locator("caption").inner_text()


def test_a_head_sorts_and_what_is_missing_stays_below(visit):
    page = visit.page
    table = page.locator("#table-department-dti-2024")
    head = table.locator("th", has_text="Điểm so với")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    changes = [
        float(text)
        for text in table.evaluate(
            "(frame) => [...frame.querySelectorAll('tbody tr')]"
            ".map((row) => row.cells[4].querySelector('data')?.value).filter(Boolean)"
        )
    ]
    assert changes == sorted(changes) and changes[0] == -1.6
    head.locator("button").press("Enter")
    assert head.get_attribute("aria-sort") == "descending"


def test_a_long_table_is_filtered(visit):
    page = visit.page
    page.get_by_role("searchbox", name="Lọc bảng").first.fill("so y")
    rows = page.locator("#table-department-dti-2024 tbody tr:visible")
    assert rows.count() == 1 and "Sở Y tế" in rows.first.inner_text()


def test_a_unit_is_marked_in_a_chart_and_told(visit):
    page = visit.page
    figure = page.locator("#ranks-department")
    figure.locator("select").select_option("so-y-te")
    assert figure.locator(".said").inner_text().startswith("Sở Y tế: ")
    faint = figure.locator(".wide [data-unit=cuc-thue-tinh]").first
    marked = figure.locator(".wide [data-unit=so-y-te]").first
    assert faint.evaluate("(node) => getComputedStyle(node).opacity") == "0.18"
    assert marked.evaluate("(node) => getComputedStyle(node).opacity") == "1"
    faint.dispatch_event("click")
    assert figure.locator(".said").inner_text().startswith("Cục Thuế tỉnh: ")


def test_a_chart_is_taken_away_as_picture_drawing_and_numbers(visit):
    page = visit.page
    figure = page.locator("#ranks-department")
    taken = {}
    for kind in ("PNG", "SVG", "CSV"):
        with page.expect_download() as waiting:
            figure.locator(".downloads button", has_text=kind).click()
        taken[kind] = waiting.value.path().read_bytes()
        assert waiting.value.suggested_filename == f"ranks-department.{kind.lower()}"
    assert taken["PNG"].startswith(b"\x89PNG") and len(taken["PNG"]) > 20_000
    assert b"var(" not in taken["SVG"] and "Sở Y tế".encode() in taken["SVG"]
    rows = list(csv.reader(io.StringIO(taken["CSV"].decode("utf-8-sig")), delimiter=";"))
    assert len({len(row) for row in rows}) == 1 and any(row[0] == "Sở Y tế" for row in rows)


@pytest.mark.parametrize("visit", [PHONE], indirect=True)
def test_a_league_fits_a_phone(visit):
    """Rank, unit, score and change, and nothing to scroll sideways."""
    page = visit.page
    frame = page.locator("#table-department-dti-2024")
    room, wide = frame.evaluate("(node) => [node.clientWidth, node.scrollWidth]")
    assert wide <= room
    heads = [
        head.inner_text().strip(" ↕\n") for head in frame.locator("th[scope=col]:visible").all()
    ]
    assert heads == ["Hạng", "Đơn vị", "Điểm", "Điểm so với 2022", "Bậc so với 2022"]


@pytest.mark.parametrize("report", REPORTS)
def test_without_scripts_everything_stands(chromium, report_home, report):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    path = report_home / "reports" / f"{report}.html"
    page.goto(f"{path.as_uri()}")
    assert page.locator("table").count() > 5
    first = page.locator("details.unit .card").first.get_attribute("id")
    page.goto(f"{path.as_uri()}#{first}")
    page.wait_for_timeout(300)
    assert page.locator(f"[id='{first}']").is_visible()
    page.locator("details.menu summary").click()
    assert page.locator("nav a").first.is_visible()
    context.close()


def test_the_start_page_finds_a_unit(chromium, report_home):
    with open_file(chromium, report_home / "reports/index.html", WIDE) as opened:
        box = opened.page.get_by_role("combobox", name="Tìm tỉnh hoặc đơn vị")
        box.fill("lam thao")
        option = opened.page.get_by_role("option").first
        assert "Huyện Lâm Thao" in option.inner_text() and "Phú Thọ" in option.inner_text()
        box.press("Enter")
        opened.page.wait_for_url("**/phu-tho_vi.html#huyen-lam-thao")
        opened.page.wait_for_timeout(300)
        cards = list_shown(opened.page, ".card")
        assert len(cards) == 1 and "824,42" in cards[0].inner_text()
        assert not opened.errors


@pytest.fixture
def start(chromium, report_home):
    with open_file(chromium, report_home / "reports/index.html", DESK, is_unfolded=False) as opened:
        yield opened.page
        assert not opened.errors
        assert not opened.requests


def read_tile(page, vintage, province):
    return page.locator(
        f".tiles[data-vintage='{vintage}'] [data-province={province}] b"
    ).inner_text()


def test_an_index_and_a_year_are_chosen_on_the_map(start):
    """PCI 2005: Bình Dương first of 42 with 76,818965 points, Đà Nẵng second."""
    start.get_by_label("Chỉ số", exact=True).select_option("pci")
    start.get_by_label("Năm", exact=True).select_option("2005")
    assert start.locator("#shown").inner_text().endswith("2005")
    assert (read_tile(start, "63", "binh-duong"), read_tile(start, "63", "da-nang")) == ("1", "2")
    row = start.locator("#p63-binh-duong")
    assert "76,818965" in row.inner_text()
    assert row.locator("a").last.get_attribute("href").startswith("https://")


def test_the_country_since_july_2025_shows_the_parts_of_what_was_merged(start):
    """PCI 2010: Phú Thọ 53rd, Vĩnh Phúc 15th, Hòa Bình 60th."""
    start.get_by_label("Chỉ số", exact=True).select_option("pci")
    start.get_by_label("Năm", exact=True).select_option("2010")
    start.get_by_role("button", name="34 tỉnh").click()
    assert read_tile(start, "34", "phu-tho") == "53 · 15 · 60"
    assert not start.locator(".tiles[data-vintage='63']").is_visible()
    assert "không tính bình quân" in start.locator("#told").inner_text()


def test_a_tile_leads_to_its_row_by_key(start):
    start.locator(".tiles[data-vintage='63'] [data-province=phu-tho]").focus()
    start.keyboard.press("Enter")
    start.wait_for_timeout(300)
    assert start.evaluate("document.querySelector(':target').id") == "p63-phu-tho"
    assert start.locator("#p63-phu-tho").is_visible()


def test_without_scripts_the_map_and_the_tables_stand(chromium, report_home):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((report_home / "reports/index.html").as_uri())
    assert page.locator(".tiles a:visible").count() == 97
    assert page.locator("#provinces-63 tbody tr:visible").count() == 63
    context.close()
