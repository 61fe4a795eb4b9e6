"""The directory in a browser: institution, office, holder, and who follows."""

from __future__ import annotations

from tests.browser.test_pages import looks_right


def test_an_institution_its_office_and_two_holders(at_work, office_at_work, complaints):
    page, width = at_work, at_work.viewport_size["width"]
    page.goto(f"{office_at_work}/direktori/")
    page.get_by_role("link", name="Tambah instansi").click()
    page.get_by_role("button", name="Simpan").click()
    page.get_by_role("alert").first.wait_for()
    assert looks_right(page)

    page.get_by_label("Nama", exact=False).first.fill(f"Dinas Sungai {width}")
    page.get_by_label("Jenis").select_option("Dinas")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_text("Instansi ini belum memiliki jabatan.").wait_for()
    assert looks_right(page)
    page.get_by_role("link", name="Tambah jabatan").click()
    page.get_by_label("Nama jabatan").fill("Kepala Dinas Sungai")
    page.get_by_role("button", name="Simpan").click()

    for name, day in (("Ayu Contoh", "2025-01-01"), ("Bayu Contoh", "2026-02-01")):
        page.get_by_role("link", name="Pergantian").click()
        assert looks_right(page)
        if name.startswith("Bayu"):
            page.get_by_label("Pejabat lama").select_option(index=1)
        page.get_by_label("Atau nama pejabat yang belum terdaftar").fill(name)
        page.get_by_label("Mulai").fill(day)
        page.get_by_role("button", name="Simpan").click()
        page.get_by_text("Pergantian dicatat").wait_for()

    terms = page.locator(".worklist ol li").all_inner_texts()
    assert ["31 Januari 2026" in term for term in terms] == [False, True]
    assert looks_right(page)
    assert complaints == []


def test_a_hand_over_to_nobody_is_refused_in_place(at_work, office_at_work):
    page = at_work
    page.goto(f"{office_at_work}/direktori/jabatan/1/pergantian/")

    page.get_by_label("Mulai").fill("2026-02-01")
    page.get_by_role("button", name="Simpan").click()

    page.get_by_role("alert").first.wait_for()
    assert page.get_by_label("Mulai").input_value() == "2026-02-01"
    assert looks_right(page)
