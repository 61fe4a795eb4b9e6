"""The notula on paper: pages, tags, fonts, identity. Few of these, for they render."""

import gc
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from pypdf import PdfReader

from meetings.documents.notula import (
    IncompleteRecord,
    notula_attachments,
    notula_html,
    notula_pdf,
)
from meetings.documents.pdf import ResourceRefused, Sheet, read_resource, render
from meetings.minutes.record import Record
from tests.documents import samples as s

F4 = Sheet(paper="f4", top=25, right=20, bottom=25, left=30)
FINGERPRINT = """
import django, hashlib
django.setup()
from meetings.documents.notula import notula_pdf
from tests.documents import samples
print(hashlib.sha256(notula_pdf(samples.crowd(20))).hexdigest())
"""


@cache
def printed(record: Record, paper: str | None = None) -> bytes:
    return notula_pdf(record, paper=paper)


def pages(record: Record) -> list[str]:
    """Text of each page, with single spaces."""
    reader = PdfReader(io.BytesIO(printed(record)))
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]


def opened(record: Record) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(printed(record)))


def things(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    """Objects of one ``/Type``."""
    dictionaries = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
    return [thing for thing in dictionaries if thing.get("/Type") == kind]


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("f4", (609, 935))])
def test_paper_has_its_size(paper, size):
    reader = PdfReader(io.BytesIO(printed(s.BARE, paper)))

    assert {
        (round(page.mediabox.width), round(page.mediabox.height))
        for page in reader.pages
    } == {size}


def test_margins_are_those_of_the_institution():
    wide = replace(s.BARE, letterhead=replace(s.BARE.letterhead, margin_left=80))

    lefts = []
    PdfReader(io.BytesIO(printed(wide))).pages[0].extract_text(
        visitor_text=lambda text, cm, tm, *_: lefts.append(cm[4] + tm[4] * cm[0])
    )

    assert round(min(left for left in lefts if left) / 72 * 25.4) == 80


def test_every_font_is_liberation_and_embedded():
    pdf = opened(s.SEED)

    fonts = things(pdf, "/FontDescriptor")

    assert {str(font.FontName).partition("+")[2] for font in fonts} == {
        "Liberation-Sans",
        "Liberation-Sans-Bold",
        "Liberation-Sans-Italic",
    }
    assert all("/FontFile2" in font for font in fonts)


def test_no_time_of_day_is_written():
    info = PdfReader(io.BytesIO(printed(s.SEED))).metadata

    assert not {"/CreationDate", "/ModDate"} & set(info)


def test_the_same_record_gives_the_same_bytes_in_another_process():
    digests = [
        subprocess.check_output(
            [sys.executable, "-c", FINGERPRINT],
            env={
                **os.environ,
                "DEBUG": "1",
                "DJANGO_SETTINGS_MODULE": "rakor.settings",
                "PYTHONHASHSEED": seed,
            },
        )
        for seed in ("1", "2")
    ]

    assert digests[0] == digests[1]


def test_letterhead_stands_on_the_first_page_only():
    found = ["BADAN KESATUAN BANGSA" in page for page in pages(s.crowd(60))]

    assert found == [True] + [False] * (len(found) - 1)


def test_pages_are_numbered_from_the_second():
    labels = [re.findall(r"Halaman \d+ dari \d+", page) for page in pages(s.SEED)]

    assert labels == [[], ["Halaman 2 dari 3"], ["Halaman 3 dari 3"]]


def test_classification_stands_on_every_page():
    assert [page.count("RAHASIA") for page in pages(s.CLASSIFIED)] == [1, 1]


def test_head_of_the_attendance_list_repeats_on_each_of_its_pages():
    listed = [page for page in pages(s.crowd(60)) if "Peserta Nomor" in page]
    tables = [page for page in listed if "Lurah Wilayah" in page and "NIP" in page]

    heads = ["Nama NIP Jabatan/Instansi Keterangan" in page for page in tables[-4:]]
    assert heads == [True] * 4


@pytest.mark.parametrize("filling", range(1, 13))
def test_signatures_never_stand_alone(filling):
    record = s.record(closing="\n\n".join(["Demikian. " * 30] * filling))
    before = [page for page in pages(record) if "DAFTAR HADIR" not in page]

    signed = re.search(r"(Demikian\. ){2,}.*Pimpinan Sidang/Rapat, Camat", before[-1])
    assert signed


def test_logo_is_drawn_from_the_uploads():
    picture = io.BytesIO()
    Image.new("RGBA", (60, 60), "navy").save(picture, "PNG")
    name = default_storage.save("pictures/a.png", ContentFile(picture.getvalue()))
    record = replace(s.BARE, letterhead=replace(s.AGENCY, logo=name))

    reader = PdfReader(io.BytesIO(notula_pdf(record)))

    assert reader.pages[0].images[0].image.size == (60, 60)


def test_a_lost_logo_is_left_out():
    record = replace(s.BARE, letterhead=replace(s.CITY, logo="pictures/lost.png"))

    plain = replace(record, letterhead=s.CITY)
    assert printed(record) == printed(plain)


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data/",
        "https://example.com/x.png",
        "https://rakor.invalid/rapat/1/",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "https://rakor.invalid/static/../../../../etc/passwd",
        "https://rakor.invalid/static/%2e%2e/%2e%2e/rakor/settings.py",
        "https://rakor.invalid/static/css/absent.css",
        "upload:../../etc/passwd.png",
        "upload:/etc/passwd.png",
        "upload:rakor.sqlite3",
        "upload:pictures/drawing.svg",
        "upload:pictures/absent.png",
    ],
)
def test_a_resource_that_is_not_ours_is_refused(url):
    with pytest.raises(ResourceRefused):
        read_resource(url)


@pytest.mark.parametrize(
    "source",
    [
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="https://a.example/" alt="x">',
    ],
)
def test_a_page_that_asks_for_it_is_not_printed(source):
    with pytest.raises(ResourceRefused):
        render(f'<html lang="id"><body>{source}</body></html>', sheet=F4)


def test_our_own_stylesheet_is_served():
    content, media_type = read_resource("https://rakor.invalid/static/css/print.css")

    assert media_type == "text/css"
    assert b"@page" in content


def test_a_static_file_is_served_as_it_was_collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "seal.1a2b.css").write_text("p {}")

    content, _ = read_resource("https://rakor.invalid/static/seal.1a2b.css")

    assert content == b"p {}"


def test_the_collector_stays_off_where_it_was_off():
    gc.disable()
    try:
        render('<html lang="id"><title>x</title><body>x</body></html>', sheet=F4)
        off = not gc.isenabled()
    finally:
        gc.enable()

    assert off


def test_an_incomplete_record_renders_nothing():
    with pytest.raises(IncompleteRecord):
        notula_pdf(s.record(chair=None))


def test_the_page_prints_as_it_reads():
    html = notula_html(s.SEED)

    files = notula_attachments(s.SEED)
    assert render(html, sheet=F4, attachments=files) == printed(s.SEED)
