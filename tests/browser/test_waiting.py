"""What is on its way says so: a form, a piece of a page, a file."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.looking import follow

BAR = "getComputedStyle(document.body, '::before').content"


class Held:
    """An address whose answers wait until they are let go."""

    def __init__(self, page, pattern):
        self.page, self.routes = page, []
        page.route(pattern, self.hold)

    def hold(self, route):
        if route.request.method == "GET":
            route.continue_()
            return
        self.routes.append(route)
        if route.request.is_navigation_request():
            # Playwright looks at no page that waits for the next one: none comes.
            route.fulfill(status=204)

    def arrived(self):
        """How many came, once one has; the browser tells of each a moment later."""
        for _ in range(200):
            if self.routes:
                break
            self.page.wait_for_timeout(100)
        self.page.wait_for_timeout(200)
        return len(self.routes)

    def let_go(self):
        assert self.arrived() == 1
        [only] = self.routes
        only.continue_()


@pytest.fixture
def hold(page, office_at_work, sign_in):
    """``hold(path, pattern)``: the page at the path, and what it posts."""
    sign_in(office_at_work, "sekretariat")

    def hold(path, pattern):
        page.goto(f"{office_at_work}{path}")
        return page, Held(page, pattern)

    return hold


def test_a_form_shows_it_and_is_not_sent_twice(hold):
    page, held = hold("/direktori/pejabat/tambah/", "**/pejabat/tambah/")
    button = page.get_by_role("button", name="Simpan", exact=True)

    button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    assert page.evaluate(BAR) == '""'
    button.click()

    assert held.arrived() == 1


def test_a_mark_on_its_way_shows_it(hold):
    page, held = hold("/rapat/9/daftar-hadir/", "**/tandai/")
    line = page.locator("[data-line]").first

    line.get_by_role("button", name="Izin").click()

    expect(page.locator(".marks.htmx-request")).to_have_count(1)
    assert page.evaluate(BAR) == '""'
    held.let_go()
    expect(page.locator(".htmx-request")).to_have_count(0)
    assert page.evaluate(BAR) == "none"


def test_an_import_shows_how_far_it_is(hold):
    page, held = hold("/direktori/impor/", "**/direktori/impor/")
    file = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"Nama instansi\nX\n"}
    page.get_by_label("Berkas").set_input_files(file)
    button = page.get_by_role("button", name="Periksa dahulu")

    button.click()

    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.locator("[data-upload-state]")).to_contain_text("Mengunggah")
    expect(button).to_be_disabled()
    with page.expect_navigation():
        held.let_go()
    page.get_by_text("Instansi, baris 2: X").wait_for()


def test_a_lost_upload_can_be_tried_again(hold):
    page, _ = hold("/direktori/impor/", "**/nothing/")
    file = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"Nama instansi\nX\n"}
    page.get_by_label("Berkas").set_input_files(file)
    page.context.set_offline(True)
    page.get_by_role("button", name="Periksa dahulu").click()
    page.get_by_text("Sambungan terputus").wait_for()
    expect(page.get_by_role("progressbar")).to_be_hidden()
    page.context.set_offline(False)

    follow(page, page.get_by_role("button", name="Periksa dahulu"))

    page.get_by_text("Instansi, baris 2: X").wait_for()
