"""Two seconds, one phone: what did the Wali Kota direct about floods?"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.looking import follow, looks_right


def test_an_official_asks_narrows_and_reads(at_work, office_at_work):
    page, width = at_work, at_work.viewport_size["width"]
    page.goto(office_at_work)
    if width < 800:
        page.locator("summary", has_text="Menu").click()
    follow(page, page.get_by_role("link", name="Cari", exact=True))
    assert looks_right(page)

    page.get_by_text("Kata bantu pencarian").click()
    expect(page.get_by_text("oleh:walikota").first).to_be_visible()
    assert looks_right(page)

    page.get_by_label("Cari", exact=True).fill("oleh:walikota banjir sejak:2022")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    assert looks_right(page)

    if width < 800:
        page.get_by_text("Saring hasil").click()
    before = page.get_by_role("status").first.inner_text()
    follow(page, page.get_by_role("link", name="2025", exact=True))
    expect(page.get_by_text("Hapus semua saringan")).to_be_visible()
    assert page.get_by_role("status").first.inner_text() != before
    assert looks_right(page)

    follow(page, page.locator("a.said-text").first)
    assert "/arahan/" in page.url
    assert looks_right(page)


def test_a_slip_and_an_unknown_filter_are_explained(at_work, office_at_work):
    page = at_work
    page.goto(f"{office_at_work}/cari/?q=pilakda")
    assert looks_right(page)
    follow(page, page.get_by_role("link", name="pilkada"))
    expect(page.locator("mark").first).to_be_visible()

    page.goto(f"{office_at_work}/cari/?q=jenis:titah")
    expect(page.get_by_text("tidak dikenal")).to_be_visible()
    assert looks_right(page)


def test_everything_else_has_its_part(at_work, office_at_work):
    page = at_work
    page.goto(f"{office_at_work}/cari/?q=kesehatan")
    follow(page, page.get_by_role("link", name="Instansi"))
    expect(
        page.get_by_role("link", name="Dinas Kesehatan Kota Arunika")
    ).to_be_visible()
    assert looks_right(page)
