"""From a directive to done: planned, reported on a phone, returned, verified."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD, WIDTHS
from tests.browser.looking import follow, looks_right, lost_focus
from tests.factories import picture

# Of the demo: held, ordinary, and nothing blocks its minutes. One for each width.
MEETINGS = {1280: "/rapat/12/", 390: "/rapat/11/"}
PHOTO = {"name": "posko.jpg", "mimeType": "image/jpeg", "buffer": picture()}


@pytest.fixture
def open_as(browser, office_at_work):
    """``open_as("opd", size)``: a browser of their own, signed in."""
    contexts = []

    def open_as(username, size):
        context = browser.new_context(viewport=size, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{office_at_work}/masuk/")
        page.get_by_label("Nama pengguna").fill(username)
        page.get_by_label("Kata sandi").fill(PASSWORD)
        follow(page, page.get_by_role("button", name="Masuk"))
        return page

    yield open_as
    for context in contexts:
        context.close()


def plan(page, meeting):
    """Let something follow from the first directive, for the agency of the demo."""
    page.goto(meeting)
    follow(page, page.locator(".item-number").first)
    follow(page, page.get_by_role("link", name="Tambah tindak lanjut"))
    assert looks_right(page)
    lead = page.get_by_label("Penanggung jawab")
    lead.select_option(label="Dinas Kesehatan Kota Arunika")
    helpers = page.get_by_role("group", name="Instansi terkait")
    ticked = helpers.get_by_role("checkbox", checked=True)
    while ticked.count():
        ticked.first.uncheck()
    page.get_by_label("Bunyi tenggat").fill("secepatnya")
    follow(page, page.get_by_role("button", name="Simpan", exact=True))
    expect(page.get_by_text("Rencana tindak lanjut")).to_be_visible()
    assert looks_right(page)
    return page.url


def issue(page, leader, meeting):
    page.set_default_timeout(90_000)  # a busy machine prints slowly
    page.goto(f"{meeting}tinjauan/")
    follow(page, page.get_by_role("button", name="Ajukan untuk ditinjau"))
    leader.goto(f"{meeting}tinjauan/")
    leader.get_by_label("Sebagai").fill("Wali Kota Arunika")
    follow(leader, leader.get_by_role("button", name="Setujui notula"))
    page.reload()
    follow(page, page.get_by_role("button", name="Terbitkan notula"))
    expect(page.get_by_text("Notula terbit. Isinya")).to_be_visible()


def test_from_a_directive_to_done(at_work, open_as, office_at_work, complaints):
    page, size = at_work, at_work.viewport_size
    meeting = office_at_work + MEETINGS[size["width"]]
    followup = plan(page, meeting)
    issue(page, open_as("pimpinan", size), meeting)

    # The agency works on the phone, whatever the secretariat has before it.
    phone = open_as("opd", WIDTHS["phone"])
    phone.goto(f"{office_at_work}/tindak-lanjut/")
    expect(phone.get_by_role("heading", name="Tugas instansi")).to_be_visible()
    assert looks_right(phone)
    phone.goto(followup)
    assert looks_right(phone)
    follow(phone, phone.get_by_role("link", name="Lapor", exact=True))
    assert looks_right(phone)
    assert lost_focus(phone) == []
    phone.get_by_role("button", name="Usulkan selesai").click()
    expect(phone.get_by_role("alert").first).to_contain_text("lampirkan bukti")
    assert looks_right(phone)
    phone.get_by_label("Foto atau data dukung").set_input_files(PHOTO)
    follow(phone, phone.get_by_role("button", name="Usulkan selesai"))
    expect(phone.get_by_text("menunggu verifikasi sekretariat")).to_be_visible()
    assert looks_right(phone)

    page.goto(f"{office_at_work}/tindak-lanjut/menunggu/")
    assert looks_right(page)
    page.goto(followup)
    assert looks_right(page)
    page.get_by_label("Alasan").fill("Daftar petugas belum ada.")
    follow(page, page.get_by_role("button", name="Kembalikan laporan"))
    expect(page.get_by_role("heading", name="Laporan dikembalikan")).to_be_visible()

    # Three taps: to the report, how far it is, send.
    phone.goto(f"{office_at_work}/tindak-lanjut/tugas/")
    returned = phone.locator(".duty", has_text="Daftar petugas")
    expect(returned.locator(".remark")).to_contain_text("Dikembalikan")
    assert looks_right(phone)
    follow(phone, returned.locator(".duty-act a"))
    phone.get_by_label("75%").check()
    follow(phone, phone.get_by_role("button", name="Kirim laporan"))
    expect(phone.get_by_text("Laporan terkirim.")).to_be_visible()

    phone.goto(f"{followup}lapor/")
    phone.get_by_label("Keterangan").fill("Daftar petugas terlampir.")
    follow(phone, phone.get_by_role("button", name="Usulkan selesai"))
    page.goto(followup)
    follow(page, page.get_by_role("button", name="Verifikasi selesai"))
    expect(page.locator(".kop .status")).to_have_text("Terverifikasi")
    assert looks_right(page)
    assert complaints == []
