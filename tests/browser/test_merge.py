"""Entries told twice, in a browser: found, compared, merged, taken apart."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.looking import follow, looks_right
from tests.browser.meetings import new_official


@pytest.fixture
def directory(at_work, office_at_work):
    page = at_work
    name = f"Soegeng Tjontoh {page.viewport_size['width']}"
    for spelling in (name, name.replace("oe", "u").replace("Tj", "C")):
        new_official(page, office_at_work, spelling)
    page.goto(f"{office_at_work}/direktori/")
    return page, name


def test_twins_are_merged_and_taken_apart(directory, complaints):
    page, name = directory
    follow(page, page.get_by_role("link", name="Dugaan entri ganda"))
    assert looks_right(page)
    follow(page, page.get_by_role("link", name=f"Periksa {name}"))
    page.get_by_text("Yang akan terjadi").wait_for()
    assert looks_right(page)

    follow(page, page.get_by_role("button", name="Gabungkan"))
    page.get_by_text("Sudah digabungkan ke entri ini").wait_for()
    assert looks_right(page)

    follow(page, page.get_by_role("button", name="Pisahkan lagi"))
    page.get_by_text("dipisahkan lagi").wait_for()
    expect(page.get_by_role("link", name="Pilih")).to_have_count(1)
    assert complaints == []
