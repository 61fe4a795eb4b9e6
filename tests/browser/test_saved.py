"""Somebody keeps a search, sees what is new in it, and follows it as a feed."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.looking import follow, looks_right
from tests.browser.meetings import invite, new_meeting, new_official
from tests.browser.test_confirm import note


def test_a_search_is_kept_followed_and_forgotten(at_work, office_at_work):
    page, width = at_work, at_work.viewport_size["width"]
    speaker, words = f"Ratna Contoh {width}", f"posko contoh {width}"
    new_official(page, office_at_work, speaker)
    meeting = new_meeting(page, office_at_work, f"Rapat Posko {width}")
    invite(page, meeting, speaker)
    note(page, meeting, speaker, f"Bukalah {words} malam ini.")

    page.goto(f"{office_at_work}/cari/?q=%22{words}%22")
    follow(page, page.get_by_role("link", name="Simpan pencarian ini"))
    assert looks_right(page)
    page.get_by_label("Nama").fill(f"Posko {width}")
    page.get_by_label("Ringkasan lewat pos-el").select_option("weekly")
    follow(page, page.get_by_role("button", name="Simpan"))
    expect(page.get_by_text(f"Pencarian “Posko {width}” disimpan.")).to_be_visible()
    assert looks_right(page)

    note(page, meeting, speaker, f"Tambah petugas {words}.")
    page.goto(office_at_work)
    assert looks_right(page)
    follow(page, page.get_by_role("button", name=f"Posko {width}: 1 baru"))
    expect(page.get_by_text("Tambah petugas")).to_be_visible()
    page.goto(office_at_work)
    expect(page.get_by_text(f"Posko {width}: 1 baru")).to_have_count(0)

    page.goto(f"{office_at_work}/cari/tersimpan/")
    follow(page, page.get_by_role("link", name=f"Umpan Posko {width}"))
    assert looks_right(page)
    follow(page, page.get_by_role("button", name="Buat alamat"))
    assert looks_right(page)
    atom = page.get_by_label("Umpan Atom").input_value()
    calendar = page.get_by_label("Kalender (.ics)").input_value()
    assert "Tambah petugas" in page.request.get(atom).text()
    assert f"Rapat Posko {width}" in page.request.get(calendar).text()

    follow(page, page.get_by_role("link", name="Selesai"))
    assert looks_right(page)
    follow(page, page.get_by_role("link", name=f"Umpan Posko {width}"))
    assert looks_right(page)
    follow(page, page.get_by_role("button", name="Cabut umpan"))
    assert page.request.get(atom).status == 404

    follow(page, page.get_by_role("link", name=f"Ubah Posko {width}"))
    assert looks_right(page)
    page.goto(f"{office_at_work}/cari/tersimpan/")
    follow(page, page.get_by_role("link", name=f"Hapus Posko {width}"))
    assert looks_right(page)
    follow(page, page.get_by_role("button", name="Hapus"))
    expect(page.get_by_text(f"Pencarian “Posko {width}” dihapus.")).to_be_visible()
