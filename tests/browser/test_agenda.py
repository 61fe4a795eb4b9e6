"""The agenda in a browser: put in order, reworded in place, removed and put back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS
from tests.browser.looking import follow, settled, violations


@pytest.fixture
def agenda(page, office_at_work, sign_in):
    """The agenda page of a new meeting, with three matters."""
    sign_in(office_at_work, "sekretariat")
    page.goto(f"{office_at_work}/rapat/baru/")
    page.get_by_label("Nama rapat").fill("Rapat Percobaan")
    page.get_by_label("Penyelenggara").select_option("Pemerintah Kota Arunika")
    follow(page, page.get_by_role("button", name="Simpan rapat"))
    assert violations(page) == []
    for title in ("Banjir", "Pasar", "Sekolah"):
        page.get_by_label("Mata acara").fill(title)
        follow(page, page.get_by_role("button", name="Tambahkan"))
    return page


def until(page, *titles):
    """Wait for the list to be in this order, and at rest."""
    expect(page.locator("#acara .work-title")).to_have_text(titles)
    settled(page)
    return True


@pytest.mark.parametrize("width", WIDTHS)
def test_the_agenda_is_put_in_order(agenda, complaints, width):
    agenda.set_viewport_size(WIDTHS[width])
    rows = agenda.locator("[data-item]")

    rows.nth(2).get_by_role("link", name="Ubah").press("Alt+ArrowUp")
    assert until(agenda, "Banjir", "Sekolah", "Pasar")
    rows.nth(0).locator("[draggable=true]").drag_to(rows.nth(2))
    assert until(agenda, "Sekolah", "Pasar", "Banjir")
    rows.nth(1).get_by_role("button", name="Turunkan").click()
    assert until(agenda, "Sekolah", "Banjir", "Pasar")
    expect(agenda.locator("#kabar")).to_have_text("“Pasar” sekarang nomor 3.")
    assert violations(agenda) == []
    assert complaints == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_matter_is_reworded_in_place(agenda, complaints, width):
    agenda.set_viewport_size(WIDTHS[width])
    row = agenda.locator("[data-item]").first

    row.get_by_role("link", name="Ubah").click()
    row.locator("[name=title]").wait_for()
    settled(agenda)
    row.locator("[name=title]").fill("")
    row.get_by_role("button", name="Simpan").click()
    row.locator(".is-invalid").first.wait_for()
    assert violations(agenda) == []
    row.locator("[name=title]").fill("Banjir rob")
    row.get_by_role("button", name="Simpan").click()
    assert until(agenda, "Banjir rob", "Pasar", "Sekolah")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_removed_matter_comes_back(agenda, complaints, width):
    agenda.set_viewport_size(WIDTHS[width])

    agenda.get_by_role("button", name="Hapus Banjir").click()
    assert until(agenda, "Pasar", "Sekolah")
    assert violations(agenda) == []
    agenda.get_by_role("button", name="Urungkan").click()
    assert until(agenda, "Banjir", "Pasar", "Sekolah")
    assert complaints == []
