"""The check-in in the room: opened, used on a stranger's phone, closed."""

from __future__ import annotations

from tests.browser.looking import follow, looks_right
from tests.browser.meetings import invite, new_meeting, new_official


def test_an_invited_person_confirms_by_name(at_work, office_at_work, browser):
    page, width = at_work, at_work.viewport_size["width"]
    name = f"Zubaidah Contoh {width}"
    new_official(page, office_at_work, name)
    meeting = new_meeting(page, office_at_work, f"Rapat Presensi {width}")
    invite(page, meeting, name)
    page.goto(meeting)
    follow(page, page.get_by_role("button", name="Mulai rapat"))
    page.goto(f"{meeting}presensi/")
    assert looks_right(page)
    follow(page, page.get_by_role("button", name="Buka presensi"))
    address = page.locator(".address").inner_text()
    assert looks_right(page)

    # Nobody is signed in on the phone.
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(address)
    assert looks_right(phone)
    phone.get_by_label("Nama Anda").fill("Zubaidah")
    follow(phone, phone.get_by_role("button", name="Cari"))
    own = phone.get_by_role("form", name=name)
    assert looks_right(phone)
    follow(phone, own.get_by_role("button", name="Saya hadir di tempat"))
    phone.wait_for_url("**/tanda-tangan/**")
    assert looks_right(phone)
    follow(phone, phone.get_by_role("button", name="Simpan tanda tangan"))
    phone.get_by_role("alert").get_by_text("masih kosong").wait_for()
    assert looks_right(phone)
    scribble(phone)
    follow(phone, phone.get_by_role("button", name="Simpan tanda tangan"))
    phone.get_by_text("tersimpan").wait_for()
    assert looks_right(phone)

    page.get_by_text("1 hadir").wait_for(timeout=15_000)
    page.goto(f"{meeting}daftar-hadir/")
    follow(page, page.get_by_role("link", name="Bertanda tangan"))
    drawn = page.get_by_role("img", name="Tanda tangan")
    assert drawn.evaluate("image => image.decode().then(() => image.naturalWidth)") > 99
    assert looks_right(page)
    page.goto(f"{meeting}presensi/")
    follow(page, page.get_by_role("button", name="Tutup presensi"))
    page.get_by_role("button", name="Buka presensi").wait_for()
    closed = phone.goto(address)
    assert closed.status in {404, 410}
    assert looks_right(phone)
    phone.close()


def scribble(phone):
    """A stroke over the field, as a finger would draw it."""
    field = phone.locator("canvas").bounding_box()
    left, top = field["x"] + field["width"] / 4, field["y"] + field["height"] / 2
    phone.mouse.move(left, top)
    phone.mouse.down()
    phone.mouse.move(left + 120, top + 20, steps=5)
    phone.mouse.up()
