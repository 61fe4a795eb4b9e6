"""The attendance list by keyboard, without a page reload."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.looking import settled

MEETING = "/rapat/9/daftar-hadir/"  # of the demo: planned


@pytest.fixture
def sheet(page, office_at_work, sign_in):
    sign_in(office_at_work, "sekretariat")
    page.goto(office_at_work + MEETING)
    return page


def pressed(page, number):
    """The marks that are pressed on a line, counted from nought."""
    line = page.locator("[data-line]").nth(number)
    return line.locator("[aria-pressed=true], .is-pressed").all_inner_texts()


def test_letters_mark_and_arrows_walk(sheet, complaints):
    sheet.locator("[data-line]").nth(2).focus()

    for key, mark in (("d", "Daring"), ("t", "Tidak hadir"), ("h", "Hadir")):
        sheet.keyboard.press(key)
        is_marked = f"[data-line]:focus [aria-pressed=true]:text-is('{mark}')"
        sheet.wait_for_selector(is_marked)
        settled(sheet)
    sheet.keyboard.press("ArrowDown")
    sheet.keyboard.press("i")
    sheet.wait_for_selector("[data-line]:focus [aria-pressed=true]:text-is('Izin')")

    assert (pressed(sheet, 2), pressed(sheet, 3)) == (["Hadir"], ["Izin"])
    assert complaints == []


def test_a_deputy_is_found_and_taken(sheet, complaints):
    sheet.locator("[data-line]").nth(1).focus()

    sheet.keyboard.press("w")
    sheet.wait_for_selector(".deputy input[type=search]:focus")
    settled(sheet)
    sheet.keyboard.type("camat")
    sheet.locator(".deputy [data-query=camat] button").first.click()

    sheet.wait_for_selector("[data-line]:focus >> text=Oleh")
    assert pressed(sheet, 1) == ["Diwakili"]
    assert complaints == []


def test_enter_adds_the_first_that_was_found(sheet, complaints):
    lines = sheet.locator("[data-line]")
    before = lines.count()

    sheet.locator("#cari").press_sequentially("camat")
    sheet.wait_for_selector('#hasil-cari[data-query="camat"] button')
    settled(sheet)
    sheet.keyboard.press("Enter")

    sheet.wait_for_selector(".found-said >> text=ditambahkan ke daftar hadir")
    expect(lines).to_have_count(before + 1)
    expect(sheet.locator("#cari")).to_have_value("")
    assert complaints == []
