"""Attachments of a meeting in a browser: uploaded, previewed, taken away and back."""

from __future__ import annotations

import io

from PIL import Image

from tests.browser.meetings import new_meeting
from tests.browser.test_pages import looks_right


def picture():
    content = io.BytesIO()
    Image.new("RGB", (400, 300), "seagreen").save(content, "PNG")
    return content.getvalue()


def upload(page, name, kind, content):
    page.get_by_label("Jenis").select_option(kind)
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Unggah").click()


def test_a_photo_is_uploaded_and_comes_back_after_removal(
    at_work, office_at_work, complaints
):
    page, width = at_work, at_work.viewport_size["width"]
    meeting = new_meeting(page, office_at_work, f"Rapat Lampiran {width}")
    page.get_by_role("link", name="Lampiran").first.click()
    assert looks_right(page)

    upload(page, "foto.png", "Foto", picture())
    page.locator(".paper-preview").scroll_into_view_if_needed()
    loaded = "document.querySelector('.paper-preview')?.naturalWidth > 0"
    page.wait_for_function(loaded)
    assert looks_right(page)

    page.get_by_role("button", name="Hapus").click()
    page.get_by_text("Lampiran yang dihapus (1)").click()
    assert looks_right(page)
    page.get_by_role("button", name="Pulihkan").click()
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
    page.get_by_role("button", name="Unggah").click()

    page.locator(".papers li").wait_for()
    assert looks_right(page)
    assert complaints == []


def test_what_is_not_what_it_says_is_refused_in_place(at_work, office_at_work):
    page, width = at_work, at_work.viewport_size["width"]
    meeting = new_meeting(page, office_at_work, f"Rapat Berkas {width}")
    page.goto(f"{meeting}lampiran/")

    upload(page, "foto.png", "Foto", b"bukan gambar")

    page.get_by_role("alert").first.wait_for()
    assert looks_right(page)
    assert page.locator(".papers li").count() == 0
