"""An official's way through the record: who, in which office, what was said."""

from __future__ import annotations

import pytest

from tests.browser.conftest import WIDTHS
from tests.browser.looking import follow, looks_right


@pytest.fixture(params=WIDTHS)
def reader(request, page, demo_site, sign_in):
    page.set_viewport_size(WIDTHS[request.param])
    sign_in(demo_site, "pimpinan")
    return page


def test_from_a_name_to_what_was_said(reader, demo_site, complaints):
    reader.goto(f"{demo_site}/siapa/")
    reader.get_by_label("Nama, jabatan, atau instansi").fill("Dandim")
    follow(reader, reader.get_by_role("button", name="Cari"))
    assert looks_right(reader)

    follow(reader, reader.get_by_role("link", name="Dandim").first)
    assert looks_right(reader)

    follow(reader, reader.locator("main").get_by_role("link", name="Rapat").first)
    assert "/rapat/" in reader.url or "/arahan/" in reader.url
    assert complaints == []


def test_a_meeting_leads_to_its_neighbours_and_is_copied(reader, demo_site, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.goto(f"{demo_site}/rapat/1/")

    reader.get_by_role("link", name="Salin sebagai teks").click()

    reader.locator("[data-copied]:visible").wait_for()
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert "Rapat Koordinasi" in copied
    assert looks_right(reader)
