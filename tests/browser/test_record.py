"""The main job from an empty database: set up, record a small rakor, take its PDF."""

from __future__ import annotations

import io

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.looking import follow

ADMIN = {"RAKOR_ADMIN_PASSWORD": "kata-sandi-panjang"}


def set_up(page, address):
    """An admin's first day: an institution, and the secretariat's role."""
    page.goto(f"{address}/pengaturan/meetings/institution/add/")
    page.fill("#id_name", "Pemerintah Kota Contoh")
    page.select_option("#id_kind", "regional_government")
    follow(page, page.locator("input[name=_save]"))
    page.goto(f"{address}/pengaturan/meetings/user/")
    follow(page, page.get_by_role("link", name="petugas"))
    page.select_option("#id_grants-1-role", "secretariat")
    follow(page, page.locator("input[name=_save]"))


def create_meeting(page):
    follow(page, page.get_by_role("link", name="Catat rapat baru").first)
    page.get_by_label("Nama rapat").fill("Rapat Koordinasi Percobaan")
    page.get_by_label("Penyelenggara").select_option("Pemerintah Kota Contoh")
    page.get_by_label("Tanggal", exact=True).fill("2026-03-10")
    page.get_by_label("Mulai pukul").fill("09:00")
    page.get_by_label("Sampai dengan selesai").check()
    page.get_by_label("Tempat").fill("Aula Balai Kota")
    follow(page, page.get_by_role("button", name="Simpan rapat"))


def add_item(page):
    page.get_by_label("Mata acara").fill("Kesiapsiagaan banjir")
    follow(page, page.get_by_role("button", name="Tambahkan"))
    follow(page, page.get_by_role("link", name="Kembali ke rapat"))


def add_chair(page, meeting):
    page.goto(f"{meeting}daftar-hadir/")
    follow(page, page.get_by_role("link", name="Tamu/peserta lain"))
    page.get_by_label("Nama lengkap dengan gelar").fill("Dr. Contoh Pimpinan, M.Si.")
    page.get_by_label("Jabatan", exact=True).fill("Wali Kota Contoh")
    page.get_by_label("Peran").select_option("Pimpinan rapat")
    follow(page, page.get_by_role("button", name="Tambahkan").first)


def add_directive(page, meeting):
    page.goto(f"{meeting}butir/tambah/")
    page.get_by_label("Pembicara").select_option(index=1)
    page.get_by_label("Mata acara").select_option(index=1)
    page.get_by_label("Isi").fill("Seluruh camat agar menyiapkan posko siaga.")
    page.get_by_label("Kutipan langsung").fill("Jangan menunggu hujan.")
    page.get_by_label("Kelompok yang dituju").fill("seluruh camat")
    follow(page, page.get_by_role("button", name="Simpan butir"))


def test_from_nothing_to_a_notula(page, empty_office, sign_in, complaints):
    empty_office.manage("create_admin", "petugas", "--name", "Petugas Contoh", **ADMIN)
    with empty_office.open() as address:
        sign_in(address, "petugas", ADMIN["RAKOR_ADMIN_PASSWORD"])
        set_up(page, address)
        page.goto(f"{address}/rapat/")
        create_meeting(page)
        add_item(page)
        meeting = page.url
        add_chair(page, meeting)
        add_directive(page, meeting)
        link = page.get_by_role("link", name="Unduh notula (PDF)")
        pdf = page.request.get(address + link.get_attribute("href")).body()

    text = " ".join(each.extract_text() for each in PdfReader(io.BytesIO(pdf)).pages)
    words = " ".join(text.split())
    for expected in ("Seluruh camat agar menyiapkan posko siaga.", "“Jangan menunggu"):
        assert expected in words
    assert "Selasa, 10 Maret 2026" in words
    assert complaints == []


def test_an_incomplete_meeting_says_what_is_missing(page, empty_office, sign_in):
    empty_office.manage("create_admin", "petugas", "--name", "Petugas Contoh", **ADMIN)
    with empty_office.open() as address:
        sign_in(address, "petugas", ADMIN["RAKOR_ADMIN_PASSWORD"])
        set_up(page, address)
        page.goto(f"{address}/rapat/")
        create_meeting(page)
        follow(page, page.get_by_role("link", name="Kembali ke rapat"))
        answer = page.goto(f"{page.url}notula.pdf")

        assert answer.status == 409
        gap = page.get_by_text("Pimpinan rapat belum ditentukan.", exact=True)
        expect(gap).to_be_visible()
        follow(page, page.get_by_role("link", name="Lengkapi").first)
        expect(page.get_by_role("heading", name="Daftar hadir").first).to_be_visible()
