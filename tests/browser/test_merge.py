"""Entries told twice, in a browser: found, compared, merged, taken apart."""

from __future__ import annotations

import pytest

from tests.browser.test_pages import looks_right


@pytest.fixture
def directory(at_work, office_at_work):
    page = at_work
    page.goto(f"{office_at_work}/direktori/pejabat/tambah/")
    name = f"Soegeng Tjontoh {page.viewport_size['width']}"
    for spelling in (name, name.replace("oe", "u").replace("Tj", "C")):
        page.get_by_label("Nama tanpa gelar").fill(spelling)
        page.get_by_role("button", name="Simpan").click()
        page.get_by_text("ditambahkan").wait_for()
        page.goto(f"{office_at_work}/direktori/pejabat/tambah/")
    page.goto(f"{office_at_work}/direktori/")
    return page, name


def test_twins_are_merged_and_taken_apart(directory, complaints):
    page, name = directory
    page.get_by_role("link", name="Dugaan entri ganda").click()
    assert looks_right(page)
    page.get_by_role("link", name=f"Periksa {name}").click()
    page.get_by_text("Yang akan terjadi").wait_for()
    assert looks_right(page)

    page.get_by_role("button", name="Gabungkan").click()
    page.get_by_text("Sudah digabungkan ke entri ini").wait_for()
    assert looks_right(page)

    page.get_by_role("button", name="Pisahkan lagi").click()
    page.get_by_text("dipisahkan lagi").wait_for()
    assert page.get_by_role("link", name="Pilih").count() == 1
    assert complaints == []
