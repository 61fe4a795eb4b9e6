"""The directory as a spreadsheet in a browser: out, changed, looked through, in."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.looking import follow, looks_right


@pytest.fixture
def exchange(at_work, office_at_work):
    """The page of the exchange, reached as a person would."""
    at_work.goto(f"{office_at_work}/direktori/")
    follow(at_work, at_work.get_by_role("link", name="Impor dan ekspor"))
    return at_work


def hand_in(page, text):
    file = {"name": "instansi.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.get_by_label("Berkas").set_input_files(file)
    page.get_by_role("button", name="Periksa dahulu").click()


def test_a_file_is_looked_through_and_applied(exchange, complaints):
    name = f"Dinas Percobaan {exchange.viewport_size['width']}"
    hand_in(exchange, f"Nama instansi;Jenis\n{name};Dinas\n")
    exchange.get_by_text(f"Instansi, baris 2: {name}").wait_for()
    assert looks_right(exchange)

    follow(exchange, exchange.get_by_role("button", name="Terapkan semuanya"))

    exchange.get_by_text("1 baris dari “instansi.csv” diterapkan.").wait_for()
    expect(exchange.get_by_role("link", name=name)).to_have_count(1)
    assert complaints == []


def test_a_file_with_errors_says_where(exchange):
    hand_in(exchange, "Nama instansi;Jenis\nDinas Percobaan;Entah\n")

    exchange.get_by_text("Isi dengan salah satu dari").wait_for()
    assert looks_right(exchange)
    expect(exchange.get_by_role("button", name="Terapkan semuanya")).to_have_count(0)


def test_what_is_no_spreadsheet_is_refused_in_place(exchange):
    hand_in(exchange, "Apa saja\n1\n")

    exchange.get_by_text("Baris pertama harus berisi judul kolom").wait_for()
    assert looks_right(exchange)


def test_the_whole_directory_goes_out(exchange):
    with exchange.expect_download() as download:
        exchange.get_by_role("link", name="Unduh XLSX").click()

    assert download.value.suggested_filename.startswith("direktori-")
