"""The workbench in a browser: by keyboard, in place, and with an ended session."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS
from tests.browser.looking import follow, settled, violations

LINES = """# Kesiapsiagaan
@ Pimpinan
Pertama, imbauan: Seluruh camat menyiapkan posko.
“Jangan menunggu hujan.”
> seluruh camat
Kedua, saran: Logistik diamankan."""


@pytest.fixture
def meeting(page, office_at_work, sign_in):
    """The address of a meeting with a chair and an agenda item, in an own office."""
    sign_in(office_at_work, "sekretariat")
    page.goto(f"{office_at_work}/rapat/baru/")
    page.get_by_label("Nama rapat").fill("Rapat Percobaan")
    page.get_by_label("Penyelenggara").select_option("Pemerintah Kota Arunika")
    follow(page, page.get_by_role("button", name="Simpan rapat"))
    page.get_by_label("Mata acara").fill("Kesiapsiagaan banjir")
    follow(page, page.get_by_role("button", name="Tambahkan"))
    follow(page, page.get_by_role("link", name="Kembali ke rapat"))
    address = page.url
    page.goto(f"{address}daftar-hadir/tambah/walk_in/")
    page.get_by_label("Nama lengkap dengan gelar").fill("Contoh Pimpinan")
    follow(page, page.get_by_role("button", name="Tambahkan"))
    return address


def note(page, lines):
    page.locator("#id_text").fill(lines)
    page.locator("#id_text").press("Control+Enter")


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_become_directives_and_are_changed_in_place(
    page, meeting, complaints, width
):
    page.set_viewport_size(WIDTHS[width])
    page.goto(f"{meeting}meja/")
    note(page, LINES)
    page.get_by_text("2 butir disimpan.").wait_for()
    assert violations(page) == []

    items = page.locator("[data-item]")
    items.nth(1).get_by_role("button", name="Naikkan").press("Alt+ArrowUp")
    expect(items.first).to_contain_text("Logistik")
    settled(page)
    items.first.get_by_role("link", name="Ubah").click()
    page.locator(".bench-edit").wait_for()
    assert violations(page) == []

    page.locator(".bench-edit [name=text]").fill("Logistik diamankan lebih dahulu.")
    page.locator(".bench-edit button[type=submit]").click()
    items.first.get_by_text("lebih dahulu").wait_for()
    settled(page)
    items.first.get_by_role("button", name="Hapus").click()
    expect(items).to_have_count(1)
    settled(page)
    page.get_by_role("button", name="Urungkan").click()
    expect(items).to_have_count(2)
    assert complaints == []


def test_what_is_not_understood_keeps_the_lines(page, meeting):
    page.goto(f"{meeting}meja/")
    note(page, "@ siapa\nJaga.")

    page.get_by_role("alert").get_by_text("Tidak ada pembicara").wait_for()

    expect(page.locator("#id_text")).to_have_value("@ siapa\nJaga.")
    assert violations(page) == []


def test_lines_survive_an_ended_session_and_a_reload(page, meeting):
    page.goto(f"{meeting}meja/")
    page.context.clear_cookies(name="sessionid")
    note(page, "Jaga.")

    page.get_by_text("Sesi Anda berakhir").wait_for()

    expect(page.locator("#id_text")).to_have_value("Jaga.")


def test_lines_survive_a_lost_connection_and_go_in_afterwards(page, meeting):
    page.goto(f"{meeting}meja/")
    page.context.set_offline(True)
    note(page, "Waspada.")
    page.get_by_text("Sambungan terputus").wait_for()
    expect(page.locator("#id_text")).to_have_value("Waspada.")
    page.context.set_offline(False)

    page.locator("#id_text").press("Control+Enter")

    page.locator("#catatan").get_by_text("Waspada.").wait_for()
    expect(page.locator("#id_text")).to_have_value("")


def test_lines_survive_what_a_server_under_maintenance_answers(page, meeting):
    page.goto(f"{meeting}meja/")
    # The machine before the application answers while it restarts.
    page.route("**/*", lambda route: route.fulfill(status=503, body=""))
    note(page, "Siaga.")

    page.get_by_text("Aplikasi sedang tidak dapat menyimpan").wait_for()

    expect(page.locator("#id_text")).to_have_value("Siaga.")


def test_a_form_survives_an_ended_session(page, meeting, office_at_work, sign_in):
    page.goto(f"{meeting}ubah/")
    page.get_by_label("Tempat").fill("Aula Balai Kota")
    page.context.clear_cookies(name="sessionid")
    follow(page, page.get_by_role("button", name="Simpan").first)
    page.get_by_label("Nama pengguna").fill("sekretariat")
    page.get_by_label("Kata sandi").fill("rakor-demo-2024")
    follow(page, page.get_by_role("button", name="Masuk"))

    page.get_by_text("Sesi Anda sempat berakhir").wait_for()

    expect(page.get_by_label("Tempat")).to_have_value("Aula Balai Kota")
