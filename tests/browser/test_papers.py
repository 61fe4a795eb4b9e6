"""Attachments of a meeting in a browser: uploaded, previewed, taken away and back."""

from __future__ import annotations

import io

from PIL import Image
from playwright.sync_api import expect

from tests.browser.looking import follow, looks_right
from tests.browser.meetings import new_meeting


def picture():
    content = io.BytesIO()
    Image.new("RGB", (400, 300), "seagreen").save(content, "PNG")
    return content.getvalue()


def upload(page, name, kind, content):
    page.get_by_label("Jenis").select_option(kind)
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)
    return page.get_by_role("button", name="Unggah")


def test_a_photo_is_uploaded_and_comes_back_after_removal(
    at_work, office_at_work, complaints
):
    page, width = at_work, at_work.viewport_size["width"]
    meeting = new_meeting(page, office_at_work, f"Rapat Lampiran {width}")
    follow(page, page.get_by_role("link", name="Lampiran").first)
    assert looks_right(page)

    follow(page, upload(page, "foto.png", "Foto", picture()))
    page.get_by_text("1 berkas disimpan.").wait_for()
    page.locator(".paper-preview").scroll_into_view_if_needed()
    page.locator(".paper-preview").evaluate("image => image.decode()")
    assert looks_right(page)

    follow(page, page.get_by_role("button", name="Hapus"))
    page.get_by_text("Lampiran yang dihapus (1)").click()
    assert looks_right(page)
    follow(page, page.get_by_role("button", name="Pulihkan"))
    page.locator(".paper-preview").wait_for()
    assert page.url.startswith(f"{meeting}lampiran/")
    assert complaints == []


def test_files_are_dropped_anywhere_on_the_page(at_work, office_at_work, complaints):
    page, width = at_work, at_work.viewport_size["width"]
    meeting = new_meeting(page, office_at_work, f"Rapat Seret {width}")
    page.goto(f"{meeting}lampiran/")
    files = page.evaluate_handle(
        """() => {
          const held = new DataTransfer();
          held.items.add(new File(["%PDF-1.7 isi"], "bahan.pdf"));
          return held;
        }"""
    )

    page.dispatch_event("h1", "dragover", {"dataTransfer": files})
    assert page.locator(".slip.is-target").count() == 1
    page.dispatch_event("h1", "drop", {"dataTransfer": files})
    page.get_by_text("bahan.pdf siap diunggah.").wait_for()
    follow(page, page.get_by_role("button", name="Unggah"))

    page.locator(".papers li").wait_for()
    assert looks_right(page)
    assert complaints == []


def test_what_is_not_what_it_says_is_refused_in_place(at_work, office_at_work):
    page, width = at_work, at_work.viewport_size["width"]
    meeting = new_meeting(page, office_at_work, f"Rapat Berkas {width}")
    page.goto(f"{meeting}lampiran/")

    upload(page, "foto.png", "Foto", b"bukan gambar").click()

    page.get_by_role("alert").first.wait_for()
    assert looks_right(page)
    expect(page.locator(".papers li")).to_have_count(0)
