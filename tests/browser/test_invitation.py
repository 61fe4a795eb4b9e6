"""The invitation in a browser: written, then sent by e-mail with its results."""

from __future__ import annotations

from tests.browser.looking import follow, looks_right
from tests.browser.meetings import invite, new_meeting, new_official


def test_an_invitation_goes_by_mail_and_tells_how(
    at_work, office_at_work, post, complaints
):
    page, width = at_work, at_work.viewport_size["width"]
    names = {f"terima{width}@contoh.id": "Tresna", f"tolak{width}@contoh.id": "Wira"}
    for mail, name in names.items():
        new_official(page, office_at_work, f"{name} Contoh {width}", mail)
    meeting = new_meeting(page, office_at_work, f"Rapat Undangan {width}")
    for name in names.values():
        invite(page, meeting, f"{name} Contoh {width}")
    page.goto(meeting)
    follow(page, page.get_by_role("link", name="Undangan", exact=True))
    assert looks_right(page)
    follow(page, page.get_by_role("link", name="Kirim lewat pos-el"))
    assert looks_right(page)

    follow(page, page.get_by_role("button", name="Kirim kepada yang dicentang"))

    page.get_by_text("Alamat ditolak oleh server pos-el.").wait_for()
    assert page.get_by_text("Terkirim").count() == 1
    assert looks_right(page)
    boxes = page.locator("#penerima input[type=checkbox]")
    assert sorted(box.is_checked() for box in boxes.all()) == [False, True]
    assert f"terima{width}@contoh.id" in post[0].recipients
    assert complaints == []


def test_nobody_ticked_is_refused_in_place(at_work, office_at_work):
    page, width = at_work, at_work.viewport_size["width"]
    new_official(page, office_at_work, f"Yani Contoh {width}", "yani@contoh.id")
    meeting = new_meeting(page, office_at_work, f"Rapat Tanpa Penerima {width}")
    invite(page, meeting, f"Yani Contoh {width}")
    page.goto(f"{meeting}undangan/pos-el/")
    page.locator("#penerima input[type=checkbox]").uncheck()

    follow(page, page.get_by_role("button", name="Kirim kepada yang dicentang"))

    page.get_by_text("Pilih paling sedikit satu penerima.").first.wait_for()
    assert looks_right(page)
