"""On a phone: what the numbers open, what a meeting decides, and who is reminded."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS
from tests.browser.looking import follow, looks_right, lost_focus, overflow, violations

# Of the demo: the forum on floods after its first meeting, whose minutes are issued.
CARRIED = "/rapat/4/tindak-lanjut-lalu/"
FILLED = {
    "sekretariat": [
        "/",
        "/rapat/2/",
        "/rapat/2/tindak-lanjut/",
        "/rapat/3/",
        "/rapat/3/tindak-lanjut-lalu/",
        "/rapat/5/meja/",
        "/tindak-lanjut/?tampil=semua",
        "/tindak-lanjut/?tampil=terlambat",
        "/tindak-lanjut/ikhtisar/",
        "/tindak-lanjut/ikhtisar/?forum=2",
        "/tindak-lanjut/menunggu/",
        "/tindak-lanjut/1/",
        "/tindak-lanjut/1/ubah/",
        "/tindak-lanjut/1/tenggat/",
        "/tindak-lanjut/1/batalkan/",
        "/tindak-lanjut/4/",
        "/tindak-lanjut/6/",
        "/laporan/tindak-lanjut/",
    ],
    "opd": [
        "/",
        "/tindak-lanjut/tugas/",
        "/tindak-lanjut/7/",
        "/tindak-lanjut/7/lapor/",
        "/tindak-lanjut/7/limpahkan/",
        "/tindak-lanjut/8/",
        "/tindak-lanjut/11/",
    ],
}


@pytest.fixture
def phone(page):
    page.set_viewport_size(WIDTHS["phone"])
    return page


@pytest.mark.parametrize("username", FILLED)
def test_pages_with_follow_ups(username, phone, demo_site, sign_in, complaints):
    sign_in(demo_site, username)
    phone.emulate_media(color_scheme="dark")
    found = {}

    for path in FILLED[username]:
        answer = phone.goto(demo_site + path)
        found[path] = [f"status {answer.status}"] if answer.status != 200 else []
        found[path] += [*violations(phone), *lost_focus(phone)]
        if wide := overflow(phone):
            found[path].append(f"{wide} px too wide")

    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert complaints == []


def test_a_number_opens_its_rows(phone, demo_site, sign_in, complaints):
    sign_in(demo_site, "pimpinan")
    follow(phone, phone.get_by_role("link", name="Ikhtisar tindak lanjut"))
    late = phone.locator(".figures div", has_text="Terlambat").locator(".number")
    count = int(late.inner_text())

    follow(phone, late)

    expect(phone.locator(".duty")).to_have_count(count)
    expect(phone.locator(".duty .late")).to_have_count(count)
    phone.go_back()
    phone.get_by_text("Saring menurut tanggal").click()
    phone.get_by_label("Forum", exact=True).select_option(index=1)
    follow(phone, phone.get_by_role("button", name="Tampilkan"))
    whole = phone.locator(".figures .number").first
    count = whole.inner_text()
    follow(phone, phone.get_by_role("link", name="Matriks dari tindak lanjut ini"))
    expect(phone.locator("p[role=status]")).to_contain_text(f"{count} tindak")
    assert looks_right(phone)
    assert complaints == []


def test_a_meeting_decides_on_what_is_open(phone, office_at_work, sign_in, complaints):
    sign_in(office_at_work, "sekretariat")
    phone.goto(office_at_work + CARRIED)

    decide(phone, "not_started", "Dilanjutkan")
    day = f"{localdate() + dt.timedelta(30):%d/%m/%Y}"
    decide(phone, "in_progress", "Tenggat baru", day)
    decide(phone, "reported", "Ditutup")

    assert looks_right(phone)
    follow(phone, phone.locator(".duty", has_text="Ditutup").locator(".duty-title a"))
    expect(phone.locator(".kop .status")).to_have_text("Terverifikasi")
    assert complaints == []


def decide(page, state, decision, date=""):
    """Tap on the first row in that state, choose, and save."""
    page.reload()
    status = page.locator(f'.status[data-status="{state}"]')
    key = page.locator(".carried").filter(has=status).first.get_attribute("id")
    row = page.locator(f"#{key}")
    row.get_by_role("link", name="Putuskan").click()
    row.get_by_label(decision, exact=True).first.check()
    if date:
        row.get_by_role("textbox", name="Tenggat baru").fill(date)
        # What is understood stands below the field, and stays there.
        expect(row.locator(".understood")).not_to_be_empty()
    assert looks_right(page)
    row.get_by_role("button", name="Simpan keputusan").click()
    expect(page.locator(f"#{key} .carried-decision")).to_contain_text(decision)


def test_an_agency_reports_in_three_taps(phone, office_at_work, sign_in, complaints):
    sign_in(office_at_work, "pupr")
    duty = phone.locator(".duty").first.get_attribute("id")

    follow(phone, phone.locator(".duty .btn").first)
    phone.get_by_label("75%").check()
    follow(phone, phone.get_by_role("button", name="Kirim laporan"))

    expect(phone.get_by_text("Laporan terkirim.")).to_be_visible()
    phone.goto(office_at_work)
    expect(phone.locator(f"#{duty}")).to_contain_text("kemajuan 75%")
    assert looks_right(phone)
    assert complaints == []


def test_who_is_reminded_is_set_by_the_admin(
    phone, work, office_at_work, sign_in, complaints
):
    sign_in(office_at_work, "admin")
    work_today(phone, office_at_work)
    phone.context.clear_cookies()
    work.manage("remind")
    sign_in(office_at_work, "opd")

    phone.goto(f"{office_at_work}/pemberitahuan/")

    expect(phone.locator(".duty").first).to_contain_text("sesudah tenggat")
    assert looks_right(phone)
    follow(phone, phone.get_by_role("button", name="Tandai semua sudah dibaca"))
    expect(phone.locator(".duty .label", has_text="Baru")).to_have_count(0)
    assert looks_right(phone)
    phone.goto(f"{office_at_work}/tindak-lanjut/kalender/")
    follow(phone, phone.get_by_role("button", name="Buat alamat"))
    assert looks_right(phone)
    assert complaints == []


def work_today(page, address):
    """Remind every week, also on a day like this one."""
    page.goto(f"{address}/pengaturan/meetings/remindersetting/add/")
    page.locator("#id_after").fill("1, 7")
    page.locator("#id_quiet_weekends").uncheck()
    follow(page, page.locator("[name=_save]"))
    page.goto(f"{address}/pengaturan/meetings/holiday/add/")
    page.locator("#id_date").fill(f"{localdate():%d/%m/%Y}")
    page.locator("#id_name").fill("Tetap bekerja")
    page.locator("#id_working").check()
    follow(page, page.locator("[name=_save]"))
    expect(page.locator(".messagelist")).to_contain_text("berhasil")
