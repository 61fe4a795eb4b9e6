"""Every page, desktop and phone: accessible, quiet, at home, and no wider than its
screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import WIDTHS

# Of the demo: meeting 1 is the real rakor, its first directive and lines have id 1.
PAGES = [
    "/",
    "/perlu-dilengkapi/",
    "/rapat/",
    "/rapat/?q=tidakadayangbegini",
    "/rapat/?year=salah",
    "/rapat/1/",
    "/rapat/13/",
    "/rapat/1/notula/",
    "/rapat/1/dokumen/",
    "/forum/1/bundel/",
    "/rapat/baru/",
    "/rapat/baru/?forum=1",
    "/rapat/1/ubah/",
    "/rapat/1/undangan/",
    "/rapat/1/undangan/pos-el/",
    "/rapat/1/acara/",
    "/rapat/13/acara/",
    "/acara/1/ubah/",
    "/acara/1/hapus/",
    "/rapat/1/daftar-hadir/",
    "/rapat/1/daftar-hadir/?susun=1",
    "/rapat/1/daftar-hadir/?q=dinas",
    "/rapat/9/daftar-hadir/",
    "/rapat/9/daftar-hadir/semua-hadir/",
    "/rapat/9/presensi/",
    "/kehadiran/2/diwakili/?q=sekretaris",
    "/rapat/1/daftar-hadir/tambah/official/",
    "/rapat/1/daftar-hadir/tambah/office/",
    "/rapat/1/daftar-hadir/tambah/group/",
    "/rapat/1/daftar-hadir/tambah/walk_in/",
    "/kehadiran/1/ubah/",
    "/kehadiran/1/hapus/",
    "/rapat/1/notula/ubah/",
    "/rapat/1/klasifikasi/",
    "/rapat/1/lampiran/",
    "/arahan/1/",
    "/siapa/",
    "/siapa/?q=tidakadayangbegini",
    "/jabatan/1/",
    "/pejabat/1/",
    "/instansi/1/",
    "/pokok-bahasan/1/",
    "/rapat/1/meja/",
    "/rapat/13/meja/",
    "/rapat/1/butir/tambah/",
    "/arahan/1/ubah/",
    "/arahan/1/hapus/",
    "/arahan/1/riwayat/",
    "/direktori/",
    "/direktori/instansi/1/",
    "/direktori/instansi/tambah/",
    "/direktori/instansi/1/ubah/",
    "/direktori/instansi/1/jabatan/tambah/",
    "/direktori/jabatan/1/ubah/",
    "/direktori/jabatan/1/pergantian/",
    "/direktori/impor/",
    "/direktori/ganda/",
    "/direktori/pejabat/1/gabung/",
    "/direktori/pejabat/1/gabung/?ganda=2",
    "/direktori/pejabat/",
    "/direktori/pejabat/tambah/",
    "/direktori/pejabat/1/ubah/",
    "/kata-sandi/",
    "/kata-sandi/selesai/",
    "/tidak-ada/",
    "/pengaturan/",
]
PUBLIC = ["/masuk/"]
# Refused on purpose: path of the form, and the button that sends it empty.
REFUSED = ["/rapat/baru/", "/rapat/1/daftar-hadir/tambah/official/"]
REFUSED += ["/rapat/1/butir/tambah/", "/kata-sandi/"]


@pytest.fixture(params=[("desktop", "light"), ("phone", "dark")], ids="-".join)
def sized(request, page):
    """Both widths and both colour schemes; no rule of the one depends on the other."""
    width, scheme = request.param
    page.set_viewport_size(WIDTHS[width])
    page.emulate_media(color_scheme=scheme)
    return page


def violations(page):
    """What axe finds, a line each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def overflow(page):
    """By how many pixels the page is wider than its screen."""
    script = (
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return page.evaluate(script)


def looks_right(page):
    """Whether axe finds nothing and the page is no wider than its screen."""
    return (violations(page), max(0, overflow(page))) == ([], 0)


def test_signed_in_pages(sized, demo_site, sign_in, complaints):
    sign_in(demo_site, "sekretariat")
    found = {}

    for path in PAGES:
        sized.goto(demo_site + path)
        # A sheet of paper is as wide as it is.
        wide = 0 if path.endswith("/notula/") else overflow(sized)
        found[path] = [
            *violations(sized),
            *([f"{wide} px too wide"] if wide > 0 else []),
        ]

    assert {path: problems for path, problems in found.items() if problems} == {}
    assert complaints == []


@pytest.mark.parametrize("username", ["pimpinan", "pejabat", "opd", "admin"])
def test_the_home_of_each_role(sized, demo_site, sign_in, complaints, username):
    sign_in(demo_site, username)

    assert looks_right(sized)
    assert complaints == []


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages(sized, demo_site, complaints, path):
    sized.goto(demo_site + path)

    assert violations(sized) == []
    assert complaints == []


def test_refused_forms(sized, demo_site, sign_in, complaints):
    sign_in(demo_site, "sekretariat")
    found = {}

    for path in REFUSED:
        sized.goto(demo_site + path)
        sized.locator("main form button[type=submit]").first.click()
        assert sized.get_by_role("alert").first.is_visible()
        found[path] = violations(sized)

    assert found == {path: [] for path in REFUSED}
    assert complaints == []


def test_the_menu_opens_by_keyboard(page, demo_site, sign_in, complaints):
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(demo_site, "sekretariat")

    page.locator(".masthead summary").first.focus()
    page.keyboard.press("Enter")

    assert page.get_by_role("button", name="Keluar").is_visible()
    assert violations(page) == []


def test_policy_forbids_foreign_and_inline_code(page, demo_site):
    answer = page.goto(f"{demo_site}/masuk/")

    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
