"""Signed in again in another tab: what was typed here is sent again, and not lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD
from tests.browser.looking import follow, looks_right


@pytest.fixture
def sign_in_elsewhere(page, office_at_work):
    """``sign_in_elsewhere("opd")``: in another tab of the same browser, anew."""

    def go(username):
        page.context.clear_cookies()
        tab = page.context.new_page()
        tab.goto(f"{office_at_work}/masuk/")
        tab.get_by_label("Nama pengguna").fill(username)
        tab.get_by_label("Kata sandi").fill(PASSWORD)
        follow(tab, tab.get_by_role("button", name="Masuk"))
        tab.close()

    return go


def test_a_form_is_sent_again(at_work, office_at_work, sign_in_elsewhere, complaints):
    at_work.goto(f"{office_at_work}/rencana-aksi/butir/1/ubah/")
    said = f"Isian yang tidak hilang, {at_work.viewport_size['width']}"
    at_work.get_by_label("Keterangan").fill(said)
    sign_in_elsewhere("sekretariat")

    follow(at_work, at_work.get_by_role("button", name="Simpan"))
    expect(at_work.get_by_text(said)).to_be_visible()
    assert looks_right(at_work)
    follow(at_work, at_work.get_by_role("button", name="Kirim lagi"))

    expect(at_work.get_by_text("Butir rencana aksi disimpan.")).to_be_visible()
    expect(at_work.locator(".action-table")).to_contain_text(said)
    assert complaints == []


def test_a_report_stays_on_its_page(
    page, office_at_work, sign_in, sign_in_elsewhere, complaints
):
    sign_in(office_at_work, "opd")
    page.goto(f"{office_at_work}/tindak-lanjut/7/lapor/")
    page.get_by_label("25%").check()
    page.get_by_label("Keterangan").fill("Laporan yang tidak hilang.")
    sign_in_elsewhere("opd")

    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.get_by_text("kirim sekali lagi")).to_be_visible()
    follow(page, page.get_by_role("button", name="Kirim laporan"))

    expect(page.get_by_text("Laporan terkirim.")).to_be_visible()
    assert [each for each in complaints if "Error Code 403" not in each] == []
