"""Each kind of paper, opened: its sheet, its fonts, its tags, no placeholder."""

from __future__ import annotations

import io
import re
from functools import cache

import docx
import pikepdf
import pytest
from pypdf import PdfReader

from meetings.documents.bundle import Bundle
from meetings.documents.extract import for_institution
from meetings.documents.invitation import Letter, Signatory
from meetings.documents.kinds import KINDS, Source
from tests.documents import samples as s
from tests.documents.assembly import SERVICE, assembly

PDFS = [slug for slug, kind in KINDS.items() if kind.suffix == "pdf"]
SIZES = {None: (595, 842), "f4": (609, 935)}
PLACEHOLDER = re.compile(r"\bNone\b|\{\{|\{%|: ?:|\(\)|\bbelum (?:di|ber|ada)")


def sources() -> dict[Source, object]:
    record = assembly()
    letter = Letter(
        meeting_id=7,
        title=record.title,
        letterhead=s.AGENCY,
        classification=0,
        classification_label="Biasa",
        letter_date="",
        place_and_date="Tirta Kencana, 2 Januari 2025",
        number="005/12/2025",
        urgency="Segera",
        recipients=("Camat Kanigaran", "Camat Mayangan"),
        opening="Dengan hormat kami mengharapkan kehadiran Saudara pada:",
        date=record.date,
        time=record.time,
        venue=record.place,
        link="",
        agenda=("Kesiapan sarana",),
        signatory=Signatory("Kepala Badan", "Budi", "Pembina (IV/a)", "NIP", "19"),
        copies_to=("Wali Kota",),
    )
    return {
        Source.RECORD: record,
        Source.EXTRACT: for_institution(record, SERVICE.id),
        Source.LETTER: letter,
        Source.BUNDLE: Bundle("Forum", "", s.AGENCY, (s.SEED, record)),
    }


@cache
def made(slug: str, paper: str | None = None) -> bytes:
    kind = KINDS[slug]
    return kind.build(sources()[kind.source], paper=paper)


def fonts_of(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    dictionaries = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
    return [each for each in dictionaries if each.get("/Type") == "/FontDescriptor"]


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("slug", PDFS)
def test_paper_has_its_size_and_lies_as_it_should(slug, paper):
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(made(slug, paper))).pages]

    size = SIZES[paper][::-1] if slug == "matriks" else SIZES[paper]
    assert {(round(box.width), round(box.height)) for box in boxes} == {size}


@pytest.mark.parametrize("slug", PDFS)
def test_it_is_tagged_in_indonesian_with_a_title_and_all_fonts(slug):
    pdf = pikepdf.open(io.BytesIO(made(slug)))
    title = str(pdf.docinfo.Title)

    assert pdf.Root.StructTreeRoot.K[0].S == "/Document"
    assert (str(pdf.Root.Lang), bool(title)) == ("id", True)
    assert all("/FontFile2" in font for font in fonts_of(pdf))


@pytest.mark.parametrize("slug", PDFS)
def test_nothing_unknown_is_printed(slug):
    pages = PdfReader(io.BytesIO(made(slug))).pages
    text = "\n".join(page.extract_text() for page in pages)

    assert not PLACEHOLDER.search(text)


@pytest.mark.parametrize("paper", [None, "f4"])
def test_the_draft_has_its_sheet_and_its_language(paper):
    draft = docx.Document(io.BytesIO(made("konsep-notula", paper)))
    section = draft.sections[0]
    sheet = (section.page_width.mm, section.page_height.mm, section.left_margin.mm)

    assert [round(each) for each in sheet] == [
        *((215, 330) if paper else (210, 297)),
        30,
    ]
    assert 'w:val="id-ID"' in draft.styles.element.xml
    assert draft.core_properties.title == (
        "Notula Rapat Koordinasi Kesiapsiagaan Banjir"
    )


@pytest.mark.parametrize("slug", KINDS)
def test_the_same_source_gives_the_same_bytes(slug):
    kind = KINDS[slug]

    assert kind.build(sources()[kind.source]) == made(slug)


def test_kinds_are_called_by_their_slug_and_files_by_it_too():
    names = {slug: kind.file_name("Rapat A & B", None) for slug, kind in KINDS.items()}

    assert names == {
        slug: f"{kind.slug}-rapat-a-b.{kind.suffix}" for slug, kind in KINDS.items()
    }
