"""How many clicks and keys beside the text itself the real rakor takes:
``python -m tests.bench.stopwatch``.

A notulis who knows the app records the seed from an empty meeting of its forum, in a
browser, and takes the PDF. Every click, every choice and every key that is not text
counts as one action.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright
from pypdf import PdfReader

from tests.browser.conftest import CHROMIUM, PASSWORD, Office

AIM = 40
TITLE = "Rapat Koordinasi Tim Terpadu Penanganan Konflik Sosial"
OFFICIALS = ("kurniawan", "jainul", "slamet", "thesar", "taufiqur")
GROUPS = ("Perwakilan Forkopimda", "Asisten", "Staf Ahli Wali Kota")
ITEMS = ("Pengamanan penyelenggaraan Pilkada Serentak Tahun 2024", "Masa tenang")
OPENING = "Rapat dipimpin oleh Penjabat Wali Kota menjelang pemungutan suara."
LINES = """# 1
@ kurniawan
Pertama, penekanan: Netralitas ASN, TNI, dan Polri penting dalam Pilkada.
Kedua, penekanan: Koordinasi dan komunikasi antarpihak terus ditingkatkan.
Ketiga, imbauan: Semua pihak berperan aktif mendukung kesuksesan Pilkada 2024.
“Bapak ibu sekalian juga ikut menyosialisasikan untuk menyukseskan Pilkada”
@ slamet
Penekanan: Keterlibatan tiga pilar penting dalam pengamanan.
“Di situ, minimal ada 3 pilar, ada tentaranya, kalau di TPS, ada Babinsa”
Saran: Logistik Pilkada diamankan dari ancaman bencana di musim hujan.
@ thesar
Peringatan: Setiap pelanggaran dalam Pilkada memiliki konsekuensi hukum.
Imbauan: Masyarakat menjaga kamtibmas dan mematuhi prinsip netralitas. > masyarakat
@ taufiqur
Harapan: Pilkada berjalan tenang, aman, damai, dan terkendali.
@ jainul
Permintaan: Seluruh pihak mengantisipasi dan mencegah potensi pelanggaran.
Penekanan: Koordinasi yang baik dengan pihak berwenang penting.
# 2
@ kurniawan
Imbauan: Seluruh elemen masyarakat menahan diri. > RT; RW; lurah; Forpimcam
“Tentunya teman-teman RT, RW, Lurah, Forpimcam, untuk mengimbau masyarakat”
"""


class Hand:
    """A notulis's hand, which counts what it does."""

    def __init__(self, page: Page) -> None:
        self.page, self.actions, self.letters = page, 0, 0

    def click(self, target: Locator) -> None:
        self.actions += 1
        target.click()

    def choose(self, target: Locator, label: str) -> None:
        self.actions += 1
        option = target.locator("option", has_text=label).first
        target.select_option(option.get_attribute("value"))

    def key(self, key: str) -> None:
        self.actions += 1
        self.page.keyboard.press(key)

    def write(self, target: Locator, text: str) -> None:
        """Text itself: its letters are not counted as actions."""
        self.letters += len(text)
        target.fill(text)

    def link(self, name: str) -> None:
        self.click(self.page.get_by_role("link", name=name, exact=True).first)

    def button(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name, exact=True).first)


def attendance(hand: Hand) -> None:
    page = hand.page
    hand.link("Isi daftar hadir")
    for query in OFFICIALS:
        hand.write(page.locator("#cari"), query)
        page.wait_for_selector(f'#hasil-cari[data-query="{query}"] button')
        before = page.locator("[data-line]").count()
        page.locator("#cari").focus()
        hand.key("Enter")
        page.locator("[data-line]").nth(before).wait_for()
    change(hand, "Kurniawan", "#id_role", "Pimpinan rapat")
    change(hand, "Slamet", "#id_represents", "Dandim 0820 Probolinggo")
    hand.link("Jabatan tanpa nama")
    hand.choose(page.locator("#id_position"), "Sekretaris Daerah Kota Probolinggo")
    hand.choose(page.locator("#id_capacity"), "Pelaksana Harian")
    hand.button("Tambahkan")
    for group in GROUPS:
        hand.link("Kelompok")
        hand.write(page.locator("#id_name"), group)
        hand.key("Enter")
        page.get_by_text(group).first.wait_for()
    hand.link("Kelompok")
    hand.write(page.locator("#id_name"), "Kepala perangkat daerah")
    hand.choose(page.locator("#id_mode"), "uring dan daring")
    hand.button("Tambahkan")


def change(hand: Hand, name: str, field: str, value: str) -> None:
    """One choice on a line of the list."""
    line = hand.page.locator("[data-line]", has_text=name)
    hand.click(line.get_by_role("link", name="Ubah"))
    hand.choose(hand.page.locator(field), value)
    hand.button("Simpan")


def words(hand: Hand, meeting: str) -> None:
    page = hand.page
    hand.link("Kembali ke rapat")
    hand.link("Susun acara rapat")
    for item in ITEMS:
        hand.write(page.get_by_label("Mata acara"), item)
        page.get_by_label("Mata acara").focus()
        hand.key("Enter")
        page.get_by_text(item).first.wait_for()
    hand.link("Kembali ke rapat")
    hand.link("Meja notulis")
    hand.write(page.locator("#id_text"), LINES)
    page.locator("#id_text").focus()
    hand.key("Control+Enter")
    page.get_by_text("11 butir disimpan.").wait_for()
    hand.link("Baca rapat")
    hand.click(page.get_by_role("link", name="Tulis kata pembukaan").first)
    hand.write(page.locator("#id_opening"), OPENING)
    hand.button("Simpan")
    page.wait_for_url(meeting)


def begin(page: Page, address: str) -> str:
    """Sign in and make the empty meeting; not counted. Returns its address."""
    page.goto(f"{address}/masuk/")
    page.get_by_label("Nama pengguna").fill("sekretariat")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/rapat/baru/")
    page.get_by_label("Nama rapat").fill(TITLE)
    page.locator("#id_institution").select_option(label="Pemerintah Kota Probolinggo")
    page.get_by_label("Tanggal", exact=True).fill("26 November 2024")
    page.get_by_label("Bagian hari").select_option(label="pagi")
    page.get_by_label("Tempat").fill("Ruang Command Center")
    page.get_by_role("button", name="Simpan rapat").click()
    page.get_by_role("link", name="Kembali ke rapat").click()
    page.get_by_role("button", name="Mulai rapat").click()
    return page.url


def main() -> None:
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        data, static = Path(place, "data"), Path(place, "static")
        data.mkdir()
        office = Office("stopwatch", data, static)
        office.manage("collectstatic", "--noinput", "--verbosity", "0")
        office.manage("migrate", "--verbosity", "0")
        office.manage("load_demo")
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=CHROMIUM
        )
        with office.open() as address:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(10_000)
            meeting = begin(page, address)
            began, hand = time.perf_counter(), Hand(page)
            attendance(hand)
            at_table = hand.actions
            words(hand, meeting)
            seconds = time.perf_counter() - began
            link = page.get_by_role("link", name="Unduh notula (PDF)")
            pdf = page.request.get(address + str(link.get_attribute("href"))).body()
        browser.close()
    pages = len(PdfReader(io.BytesIO(pdf)).pages)
    print(f"attendance      {at_table} actions")
    print(f"agenda, words   {hand.actions - at_table} actions")
    print(f"in all          {hand.actions} actions (aim: under {AIM})")
    print(f"                {hand.letters} letters of text, {seconds:.0f} s by script")
    print(f"its notula      {pages} pages")
    sys.exit(hand.actions >= AIM)


if __name__ == "__main__":
    main()
