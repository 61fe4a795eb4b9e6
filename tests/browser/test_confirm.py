"""A speaker confirms on a phone, without JavaScript, what the secretariat has noted."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.looking import follow, looks_right
from tests.browser.meetings import invite, new_meeting, new_official


def note(page, meeting, name, *lines):
    """Note what a person said, on the workbench."""
    page.goto(f"{meeting}meja/")
    page.get_by_label("Butir, satu baris").fill("\n".join([f"@ {name}", *lines]))
    page.get_by_role("button", name="Simpan butir").click()
    page.get_by_text(f"{len(lines)} butir disimpan").wait_for()


def test_a_speaker_confirms_and_proposes(at_work, office_at_work, browser):
    page, width = at_work, at_work.viewport_size["width"]
    name = f"Zainab Contoh {width}"
    new_official(page, office_at_work, name)
    meeting = new_meeting(page, office_at_work, f"Rapat Konfirmasi {width}")
    invite(page, meeting, name)
    note(page, meeting, name, "Pompa disiagakan.", "Posko dibuka di balai warga.")

    page.goto(f"{meeting}konfirmasi/")
    assert looks_right(page)
    follow(page, page.get_by_role("button", name="Buat tautan"))
    assert looks_right(page)
    text = page.get_by_label("Teks untuk WhatsApp").input_value()
    address = next(line for line in text.splitlines() if "/konfirmasi/" in line)

    # Nobody is signed in on the phone.
    mine = browser.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    phone = mine.new_page()
    phone.set_default_timeout(15_000)
    phone.goto(address)
    first, second = phone.locator(".answer").all()
    second.get_by_text("Usulkan bunyi lain").click()
    second.get_by_label("Isi").fill("Posko dibuka di balai RW 3.")
    follow(phone, second.get_by_role("button", name="Kirim usulan"))
    expect(phone.get_by_text("menunggu putusan sekretariat")).to_be_visible()
    follow(phone, first.get_by_role("button", name="Konfirmasi"))
    expect(first.get_by_text("Anda mengonfirmasi butir ini")).to_be_visible()

    # axe is a script itself, so it looks at the page in a browser that runs scripts.
    looker = browser.new_page(viewport={"width": 390, "height": 844})
    looker.goto(address)
    looker.get_by_text("Usulkan bunyi lain").first.click()
    assert looks_right(looker)
    looker.close()

    page.goto(f"{meeting}konfirmasi/")
    assert looks_right(page)
    follow(page, page.get_by_role("button", name="Terima usulan"))
    page.goto(meeting)
    expect(page.get_by_text("Posko dibuka di balai RW 3.")).to_be_visible()
    expect(page.get_by_text("Telah dikonfirmasi oleh yang")).to_be_visible()

    page.goto(f"{meeting}konfirmasi/")
    follow(page, page.get_by_role("button", name="Cabut"))
    assert phone.goto(address).status == 404
    mine.close()
