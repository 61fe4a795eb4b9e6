"""A date is typed or picked, and the form says which day it understood."""

from __future__ import annotations

from playwright.sync_api import expect


def test_a_typed_date_is_told_in_full(page, demo_site, sign_in, complaints):
    sign_in(demo_site, "sekretariat")
    page.goto(f"{demo_site}/rapat/baru/")

    page.get_by_label("Tanggal", exact=True).fill("26/11/2024")

    told = page.locator("#id_date_maksud")
    expect(told).to_have_text("Selasa, 26 November 2024")
    assert complaints == []


def test_a_picked_date_is_told_in_full(page, demo_site, sign_in, complaints):
    sign_in(demo_site, "sekretariat")
    page.goto(f"{demo_site}/rapat/baru/")
    picker = page.locator("#id_date_kalender")

    assert page.get_by_role("button", name="Pilih dari kalender").count() == 3
    picker.evaluate("(field) => field.value = '2024-11-26'")
    picker.dispatch_event("change")

    field = page.get_by_label("Tanggal", exact=True)
    expect(field).to_have_value("26 November 2024")
    expect(page.locator("#id_date_maksud")).to_have_text("Selasa, 26 November 2024")
    assert complaints == []
