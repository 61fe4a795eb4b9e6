"""What several flows begin with, done as a person would."""

from __future__ import annotations

from tests.browser.looking import follow


def new_meeting(page, address, title):
    """A meeting of today's secretariat; returns the address of its page."""
    page.goto(f"{address}/rapat/baru/")
    page.get_by_label("Nama rapat").fill(title)
    page.get_by_label("Penyelenggara").select_option(index=1)
    page.get_by_label("Tanggal", exact=True).fill("besok")
    page.get_by_label("Mulai pukul").fill("9")
    page.get_by_label("Sampai dengan selesai").check()
    page.get_by_label("Tempat").fill("Aula")
    follow(page, page.get_by_role("button", name="Simpan rapat"))
    meeting = page.url.removesuffix("acara/")
    page.goto(meeting)
    return meeting


def new_official(page, address, name, mail=""):
    page.goto(f"{address}/direktori/pejabat/tambah/")
    page.get_by_label("Nama tanpa gelar").fill(name)
    page.get_by_label("Pos-el").fill(mail)
    follow(page, page.get_by_role("button", name="Simpan"))
    page.get_by_text("ditambahkan").wait_for()


def invite(page, meeting, name):
    """Put an official on the attendance list by type-ahead."""
    page.goto(f"{meeting}daftar-hadir/")
    page.locator("#cari").fill(name)
    page.locator("#hasil-cari button").first.click()
    page.get_by_text("ditambahkan ke daftar hadir").wait_for()
