"""The directory in a browser: institution, office, holder, and who follows."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.looking import follow, looks_right


def test_an_institution_its_office_and_two_holders(at_work, office_at_work, complaints):
    page, width = at_work, at_work.viewport_size["width"]
    page.goto(f"{office_at_work}/direktori/")
    follow(page, page.get_by_role("link", name="Tambah instansi"))
    follow(page, page.get_by_role("button", name="Simpan"))
    page.get_by_role("alert").first.wait_for()
    assert looks_right(page)

    page.get_by_label("Nama", exact=False).first.fill(f"Dinas Sungai {width}")
    page.get_by_label("Jenis").select_option("Dinas")
    follow(page, page.get_by_role("button", name="Simpan"))
    page.get_by_text("Instansi ini belum memiliki jabatan.").wait_for()
    assert looks_right(page)
    follow(page, page.get_by_role("link", name="Tambah jabatan"))
    page.get_by_label("Nama jabatan").fill("Kepala Dinas Sungai")
    follow(page, page.get_by_role("button", name="Simpan"))

    for name, day in (("Ayu Contoh", "2025-01-01"), ("Bayu Contoh", "2026-02-01")):
        follow(page, page.get_by_role("link", name="Pergantian"))
        assert looks_right(page)
        if name.startswith("Bayu"):
            page.get_by_label("Pejabat lama").select_option(index=1)
        page.get_by_label("Atau nama pejabat yang belum terdaftar").fill(name)
        page.get_by_label("Mulai").fill(day)
        follow(page, page.get_by_role("button", name="Simpan"))
        page.get_by_text("Pergantian dicatat").wait_for()

    terms = page.locator(".worklist ol li").all_inner_texts()
    assert ["31 Januari 2026" in term for term in terms] == [False, True]
    assert looks_right(page)
    assert complaints == []


def test_a_hand_over_to_nobody_is_refused_in_place(at_work, office_at_work):
    page = at_work
    page.goto(f"{office_at_work}/direktori/jabatan/1/pergantian/")

    page.get_by_label("Mulai").fill("2026-02-01")
    follow(page, page.get_by_role("button", name="Simpan"))

    page.get_by_role("alert").first.wait_for()
    expect(page.get_by_label("Mulai")).to_have_value("2026-02-01")
    assert looks_right(page)
