"""Somebody finds their way through the archive without typing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS
from tests.browser.looking import follow, looks_right


@pytest.mark.parametrize("width", WIDTHS)
def test_from_a_month_to_what_was_said_again(
    width, page, demo_site, sign_in, complaints
):
    page.set_viewport_size(WIDTHS[width])
    sign_in(demo_site, "pimpinan")

    page.goto(f"{demo_site}/cari/")
    follow(page, page.get_by_role("link", name="Jelajahi arsip"))
    follow(page, page.get_by_role("link", name="2024", exact=True))
    assert looks_right(page)
    follow(page, page.get_by_role("link", name="rapat pada November 2024"))
    assert looks_right(page)
    follow(page, page.get_by_role("link", name="butir pada 26 November 2024"))
    expect(page.get_by_text("11 butir ditemukan")).to_be_visible()

    follow(page, page.get_by_role("link", name="Siapa mengarahkan siapa"))
    page.goto(f"{demo_site}/arsip/arus/")
    assert looks_right(page)
    number = page.get_by_role("table").get_by_role("link").first
    count = re.match(r"\d+", number.inner_text())[0]
    follow(page, number)
    expect(page.get_by_text(f"{count} butir ditemukan")).to_be_visible()

    page.goto(f"{demo_site}/arahan/1/")
    expect(page.get_by_role("heading", name="Disinggung lagi")).to_be_visible()
    assert looks_right(page)
    assert complaints == []
