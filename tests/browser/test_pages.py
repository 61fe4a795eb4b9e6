"""Every page, desktop and phone: accessible, quiet, at home, and no wider than its
screen."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from tests.browser.conftest import WIDTHS
from tests.browser.looking import (
    bearings,
    follow,
    jumps,
    looks_right,
    lost_focus,
    overflow,
    violations,
)

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
    "/rapat/1/pemeriksaan/",
    "/rapat/10/pemeriksaan/",
    "/rapat/1/konfirmasi/",
    "/rapat/1/tinjauan/",
    "/rapat/1/edisi/",
    "/rapat/1/ralat/",
    "/kehadiran/1/konfirmasi/",
    "/rapat/1/notula/ubah/",
    "/rapat/1/klasifikasi/",
    "/rapat/1/lampiran/",
    "/arahan/1/",
    "/arahan/1/tindak-lanjut/",
    "/arahan/1/tindak-lanjut/tambah/",
    "/rapat/1/tindak-lanjut/",
    "/rapat/1/tindak-lanjut-lalu/",
    "/rapat/13/tindak-lanjut-lalu/",
    "/tindak-lanjut/",
    "/tindak-lanjut/?tampil=terlambat",
    "/tindak-lanjut/ikhtisar/",
    "/tindak-lanjut/tugas/",
    "/tindak-lanjut/menunggu/",
    "/tindak-lanjut/kalender/",
    "/pemberitahuan/",
    "/laporan/tindak-lanjut/",
    "/rencana-aksi/",
    "/rencana-aksi/susun/",
    "/rencana-aksi/1/",
    "/rencana-aksi/1/ubah/",
    "/rencana-aksi/1/butir/tambah/",
    "/rencana-aksi/butir/1/ubah/",
    "/rencana-aksi/butir/1/hapus/",
    "/rencana-aksi/butir/1/capaian/b04/",
    "/rencana-aksi/1/laporan/b04/",
    "/rencana-aksi/1/laporan/b04/terbitkan/",
    "/siapa/",
    "/siapa/?q=tidakadayangbegini",
    "/jabatan/1/",
    "/pejabat/1/",
    "/instansi/1/",
    "/pokok-bahasan/1/",
    "/arsip/",
    "/arsip/?lengkap=ya",
    "/arsip/instansi/",
    "/arsip/kalender/?bulan=2024-11",
    "/cari/?oleh=1&sejak=2024-01-01",
    "/cari/?q=banjir&tahun=salah&semua=oleh",
    "/cari/?q=banjir&jenis=appeal&bagian=item",
    "/arsip/kalender/?bulan=1999-01",
    "/arsip/arus/",
    "/arsip/arus/?q=tidakadayangbegini",
    "/arsip/pokok-bahasan/1/",
    "/arsip/butir/1/terkait/",
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
PUBLIC = ["/masuk/", "/verifikasi/"]
# Of those above: not in the look of the app, because there is no such page.
LOST = ["/tidak-ada/", "/pengaturan/"]
FIRST_DAY = ["/", "/rapat/", "/siapa/", "/direktori/", "/direktori/pejabat/"]
FIRST_DAY += ["/direktori/ganda/"]
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


def test_signed_in_pages(sized, demo_site, sign_in, complaints):
    sign_in(demo_site, "sekretariat")
    found = {}

    for path in PAGES:
        sized.goto(demo_site + path)
        found[path] = [*violations(sized), *jumps(sized)]
        if path.endswith("/notula/"):  # a sheet of paper: as wide as it is, and alone
            continue
        if wide := overflow(sized):
            found[path].append(f"{wide} px too wide")
        if path not in LOST:
            found[path] += bearings(sized)
        found[path] += lost_focus(sized)

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

    assert looks_right(sized)
    assert lost_focus(sized) == []
    assert complaints == []


READ = ["/rapat/1/", "/arahan/1/", "/jabatan/1/", "/pejabat/1/", "/instansi/1/"]
READ += ["/pokok-bahasan/1/", "/rapat/", "/perlu-dilengkapi/"]
# What paper has no use for.
TOOLS = ".masthead, .skip, .breadcrumbs, .colophon, button, input, select, .btn, .edit"


def test_what_is_read_is_ink_on_white_in_print(page, demo_site, sign_in):
    sign_in(demo_site, "sekretariat")
    page.emulate_media(media="print", color_scheme="dark")
    found = {}

    for path in READ:
        page.goto(demo_site + path)
        ink = page.locator("h1").first.evaluate("head => getComputedStyle(head).color")
        tools = page.locator(TOOLS).locator("visible=true").all()
        found[path] = (ink, [tool.inner_text() for tool in tools])

    assert found == dict.fromkeys(READ, ("rgb(28, 37, 46)", []))


@pytest.mark.parametrize("code", [400, 403, "403_csrf", 404, 500, 503])
def test_errors_are_in_the_same_look(page, demo_site, complaints, code):
    body = render_to_string(f"{code}.html")
    page.set_viewport_size(WIDTHS["phone"])
    page.route("**/galat/", lambda route: route.fulfill(body=body, status=200))

    page.goto(f"{demo_site}/galat/")

    assert looks_right(page)
    assert (page.locator("h1").count(), bool(page.title())) == (1, True)
    expect(page.get_by_role("link").last).to_be_visible()
    assert complaints == []


def test_the_first_day_says_what_to_do(page, empty_office, sign_in, complaints):
    admin = {"RAKOR_ADMIN_PASSWORD": "kata-sandi-panjang"}
    empty_office.manage("create_admin", "petugas", "--name", "Petugas", **admin)
    found = {}

    with empty_office.open() as address:
        sign_in(address, "petugas", admin["RAKOR_ADMIN_PASSWORD"])
        for path in FIRST_DAY:
            page.goto(address + path)
            page.locator(".empty, .home-empty").first.wait_for()
            found[path] = [*violations(page), *bearings(page)]

    assert {path: problems for path, problems in found.items() if problems} == {}
    assert complaints == []


def test_refused_forms(sized, demo_site, sign_in, complaints):
    sign_in(demo_site, "sekretariat")
    found = {}

    for path in REFUSED:
        sized.goto(demo_site + path)
        follow(sized, sized.locator("main form button[type=submit]").first)
        expect(sized.get_by_role("alert").first).to_be_visible()
        found[path] = violations(sized)

    assert found == {path: [] for path in REFUSED}
    assert complaints == []


def test_the_menu_opens_by_keyboard(page, demo_site, sign_in, complaints):
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(demo_site, "sekretariat")

    page.locator(".masthead summary").first.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="Keluar")).to_be_visible()
    assert violations(page) == []


def test_policy_forbids_foreign_and_inline_code(page, demo_site):
    answer = page.goto(f"{demo_site}/masuk/")

    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
