"""What an official reads, on the screen and on paper."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from tests.browser.conftest import WIDTHS
from tests.browser.looking import looks_right

READING = {
    "/rapat/5/": "Keterangan rapat",
    "/arahan/21/": "Disampaikan oleh",
    "/jabatan/1/": "Pemangku jabatan",
    "/pejabat/1/": "Yang disampaikan",
    "/instansi/14/": "Ditujukan kepada instansi ini",
    "/pokok-bahasan/6/": "Dibahas dalam rapat",
    "/siapa/": "Wali Kota Arunika",
    "/rapat/": "November 2026",
}
SCREEN_ONLY = (
    "Jejak",
    "Beranda",
    "Daftar isi",
    "Salin sebagai teks",
    "Cari",
    "Rakor ·",
)


def words(page):
    """What the browser prints, as text."""
    page.emulate_media(media="print")
    content = page.pdf(format="A4", prefer_css_page_size=True)
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in pages).split())


@pytest.fixture(params=WIDTHS)
def official(request, page, demo_site, sign_in):
    page.set_viewport_size(WIDTHS[request.param])
    sign_in(demo_site, "pejabat")
    return page


def test_every_reading_page_prints_its_text_and_nothing_of_the_screen(
    page, demo_site, sign_in
):
    sign_in(demo_site, "pimpinan")
    found = {}

    for path, heading in READING.items():
        page.goto(demo_site + path)
        printed = words(page)
        left = [word for word in SCREEN_ONLY if word in printed]
        if heading not in printed or "Halaman 1 dari" not in printed or left:
            found[path] = left or printed[:200]

    assert found == {}


def test_from_home_to_all_that_was_asked_and_said(official, complaints):
    asked = official.get_by_role("region", name="Yang diminta dari instansi saya")
    asked.get_by_role("link").last.click()
    official.wait_for_url("**/instansi/*/")
    assert looks_right(official)

    official.go_back()
    said = official.get_by_role("region", name="Yang disampaikan jabatan saya")
    said.get_by_role("link", name="dalam semua jabatan saya").click()
    official.wait_for_url("**/pejabat/*/")
    assert looks_right(official)
    assert complaints == []


def test_from_what_was_asked_to_its_place_and_its_matter(official, complaints):
    asked = official.get_by_role("region", name="Yang diminta dari instansi saya")
    asked.locator(".said-text a").first.click()
    official.wait_for_url("**/rapat/*/#butir-*")

    place = official.url.partition("#")[2]
    official.locator(f"#{place} .item-number").click()
    official.wait_for_url("**/arahan/*/")
    assert looks_right(official)

    official.get_by_role("link", name="Baca dalam rapat").click()
    official.wait_for_url(f"**/#{place}")
    official.locator(".agenda-topic a").first.click()
    official.wait_for_url("**/pokok-bahasan/*/")
    assert official.locator(".said").count() > 1
    assert looks_right(official)
    assert complaints == []
