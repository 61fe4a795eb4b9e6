"""Minutes are reviewed, issued, verified by a stranger, and corrected."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PASSWORD
from tests.browser.looking import follow, looks_right

# Of the demo: held, not issued, and nothing blocks its minutes. One for each width.
MEETINGS = {1280: "/rapat/5/", 390: "/rapat/3/"}


@pytest.fixture
def leader(browser, at_work, office_at_work):
    """The leadership's own browser, at the same width."""
    context = browser.new_context(
        viewport=at_work.viewport_size, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{office_at_work}/masuk/")
    page.get_by_label("Nama pengguna").fill("pimpinan")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    follow(page, page.get_by_role("button", name="Masuk"))
    yield page
    context.close()


def approve(leader, meeting):
    leader.goto(f"{meeting}tinjauan/")
    leader.locator(".remark-form summary").first.click()
    assert looks_right(leader)
    leader.get_by_label("Catatan").first.fill("Sudah sesuai.")
    follow(leader, leader.get_by_role("button", name="Simpan catatan").first)
    expect(leader.locator(".remark-text").first).to_be_visible()
    follow(leader, leader.get_by_role("button", name="Setujui notula"))
    expect(leader.locator(".is-invalid").first).to_be_visible()
    assert looks_right(leader)
    leader.get_by_label("Sebagai").fill("Wali Kota Arunika")
    follow(leader, leader.get_by_role("button", name="Setujui notula"))
    expect(leader.get_by_text("Notula disetujui.")).to_be_visible()
    assert looks_right(leader)


def judge(page, name, content):
    """What the verification page says of a file; nothing of it is sent."""
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    file = {"name": name, "mimeType": "application/pdf", "buffer": content}
    page.get_by_label("Berkas PDF").set_input_files(file)
    answer = page.locator("[data-answer]")
    expect(answer).to_contain_text(name)
    expect(answer).not_to_contain_text("Memeriksa")
    assert sent == []
    return answer.inner_text()


def test_from_the_review_to_the_erratum(at_work, leader, office_at_work, complaints):
    page = at_work
    meeting = office_at_work + MEETINGS[page.viewport_size["width"]]
    page.goto(meeting)
    follow(page, page.get_by_role("link", name="Tinjauan dan penerbitan"))
    assert looks_right(page)
    follow(page, page.get_by_role("button", name="Ajukan untuk ditinjau"))
    assert looks_right(page)
    approve(leader, meeting)

    page.reload()
    follow(page, page.get_by_role("button", name="Terbitkan notula"))
    expect(page.get_by_text("Notula terbit. Isinya")).to_be_visible()
    assert looks_right(page)
    # Of the copies the whole one stands first.
    link = page.get_by_role("link", name="Buka PDF").first.get_attribute("href")
    content = page.request.get(office_at_work + link).body()

    # A stranger has the paper, whole and with one byte changed.
    follow(page, page.get_by_role("link", name="Halaman verifikasi").first)
    page.context.clear_cookies()
    page.reload()
    assert looks_right(page)
    assert judge(page, "notula.pdf", content).startswith("Cocok")
    middle = len(content) // 2
    changed = bytes([content[middle] ^ 1])
    changed = content[:middle] + changed + content[middle + 1 :]
    assert judge(page, "diubah.pdf", changed).startswith("Tidak cocok")
    assert "ditambahi" in judge(page, "ditambah.pdf", content + b"x")
    assert looks_right(page)
    page.goto(f"{office_at_work}/verifikasi/")
    page.get_by_label("Kode verifikasi").fill("12")
    follow(page, page.get_by_role("button", name="Periksa"))
    assert looks_right(page)

    correct(leader, office_at_work, meeting)
    assert [each for each in complaints if "422" not in each] == []


def correct(leader, address, meeting):
    """Propose as the secretariat, in the same browser, and issue as the leadership."""
    desk = leader.context.browser.new_context(viewport=leader.viewport_size)
    page = desk.new_page()
    page.goto(f"{address}/masuk/")
    page.get_by_label("Nama pengguna").fill("sekretariat")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    follow(page, page.get_by_role("button", name="Masuk"))
    page.goto(f"{meeting}ralat/")
    assert looks_right(page)
    follow(page, page.get_by_role("link", name="Usulkan ralat"))
    page.get_by_label("Paragraf yang diralat").select_option(index=1)
    page.get_by_label("Menjadi").fill("Balai Kota Arunika, Ruang Rapat Besar")
    follow(page, page.get_by_role("button", name="Usulkan ralat"))
    assert looks_right(page)
    page.get_by_label("Alasan").fill("Salah tulis")
    follow(page, page.get_by_role("button", name="Usulkan ralat"))
    desk.close()

    leader.goto(f"{meeting}ralat/")
    assert looks_right(leader)
    leader.get_by_label("Sebagai").fill("Wali Kota Arunika")
    follow(leader, leader.get_by_role("button", name="Setujui yang dicentang"))
    expect(leader.get_by_text("Edisi ralat terbit")).to_be_visible()
    follow(leader, leader.get_by_role("button", name="Bandingkan"))
    expect(leader.locator("ins").first).to_be_visible()
    assert looks_right(leader)
    follow(leader, leader.get_by_role("link", name="Cabut notula"))
    assert looks_right(leader)
