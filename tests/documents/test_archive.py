"""PDF/A-3a and PDF/UA-1 by structure: what a validator would look for."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from pypdf import PdfReader

from meetings.documents.finishing import SIGNATURE_FIELD
from meetings.documents.invitation import Letter, Signatory, invitation_pdf
from meetings.documents.notula import notula_attachments, notula_pdf
from meetings.minutes.record import Photo
from tests.documents import samples as s
from tests.documents.test_pdf import opened, pages, printed, things

PAINTS = {"Tj", "TJ", "'", '"', "Do", "sh", "BI", "f", "f*", "S", "s", "B", "B*", "b"}


def below(element):
    """An element of the structure tree and those under it, in reading order."""
    yield element
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from below(kid)


def structure(pdf):
    return list(below(pdf.Root.StructTreeRoot.K[0]))


def roles(pdf):
    return [str(element.S) for element in structure(pdf)]


def test_it_claims_pdf_a_3a_and_pdf_ua_1():
    metadata = opened(s.SEED).open_metadata()

    assert (metadata.pdfa_status, metadata["pdfuaid:part"]) == ("3A", "1")


def test_the_metadata_describe_what_pdf_a_does_not_know():
    pdf = opened(s.SEED)

    text = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in text
    assert "/Filter" not in pdf.Root.Metadata


def test_it_says_language_title_author_and_colours():
    pdf = opened(s.SEED)
    metadata, [intent] = pdf.open_metadata(), pdf.Root.OutputIntents

    assert metadata["dc:title"].startswith("Notula Rapat Koordinasi Tim Terpadu")
    assert metadata["dc:creator"] == ["Pemerintah Kota Probolinggo"]
    assert (str(pdf.Root.Lang), pdf.Root.ViewerPreferences.DisplayDocTitle) == (
        "id",
        True,
    )
    assert (intent.S, intent.DestOutputProfile.N) == ("/GTS_PDFA1", 3)


def test_the_classification_is_told_in_words_that_are_read_aloud():
    subject = opened(s.CLASSIFIED).open_metadata()["dc:description"]

    assert subject == "Senin, 6 Januari 2025; Rahasia"


def test_headings_go_down_one_step_at_a_time():
    levels = [int(role[2]) for role in roles(opened(s.SEED)) if role[1] == "H"]

    assert levels == [1, 2, 3, 3, 4, 4, 2]


def test_everything_painted_is_tagged_or_an_artifact():
    pdf = opened(s.crowd(20))
    tagged = {kid for each in structure(pdf) for kid in marks(each)}

    for number, page in enumerate(pdf.pages):
        for owner in owners(page):
            assert owner == "artifact" or (number, owner) in tagged


def marks(element):
    """Page and number of each piece of marked content that an element owns."""
    page = element.get("/Pg")
    kids = [kid for kid in element.get("/K", []) if isinstance(kid, int)]
    return [(page_number(page), kid) for kid in kids]


def page_number(page):
    return pikepdf.Page(page).index


def owners(page):
    """Of each painting operator: the mark that it stands under, or "artifact"."""
    stack = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BMC" | "BDC":
                artifact = operands[0] == "/Artifact"
                stack.append("artifact" if artifact else operands[1].MCID)
            case "EMC":
                stack.pop()
            case paint if paint in PAINTS:
                yield stack[-1] if stack else None


def test_page_numbers_belong_to_the_paper():
    counts = [
        sum(
            operands[0] == "/Artifact"
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC"
        )
        for page in opened(s.SEED).pages
    ]

    assert counts == [0, 1, 1]


def test_the_parent_tree_leads_back_to_each_mark():
    pdf = opened(s.SEED)
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    by_page = dict(zip(numbers[::2], numbers[1::2], strict=True))

    for element in structure(pdf):
        for number, mark in marks(element):
            assert by_page[number][mark].objgen == element.objgen


def test_headings_of_tables_say_what_they_head():
    pdf = opened(s.SEED)

    scopes = {
        (str(element.P.P.S), str(element.A.Scope))
        for element in structure(pdf)
        if element.S == "/TH"
    }

    assert scopes == {("/THead", "/Column"), ("/TBody", "/Row")}


def test_lists_say_how_they_are_numbered():
    pdf = opened(s.SEED)

    lists = [each for each in structure(pdf) if each.S == "/L"]
    assert {str(each.A.ListNumbering) for each in lists} == {
        "/Decimal",
        "/LowerAlpha",
        "/None",
    }


def picture(name):
    content = io.BytesIO()
    Image.new("RGB", (60, 60), "navy").save(content, "PNG")
    return default_storage.save(name, ContentFile(content.getvalue()))


def test_every_picture_is_described_where_it_stands():
    letterhead = replace(s.AGENCY, logo=picture("pictures/a.png"))
    photo = Photo(id=1, title="Suasana rapat", picture=picture("pictures/b.png"))
    record = replace(s.BARE, letterhead=letterhead, photos=(photo,))

    pdf = pikepdf.open(io.BytesIO(notula_pdf(record)))

    figures = [each for each in structure(pdf) if each.S == "/Figure"]
    assert [str(each.Alt) for each in figures] == [
        "Lambang Badan Kesatuan Bangsa dan Politik",
        "Suasana rapat",
    ]
    bottoms = [float(each.A.BBox[1]) for each in figures]
    assert [bottom > 600 for bottom in bottoms] == [True, True]


def test_both_records_are_associated_with_the_document():
    pdf = opened(s.SEED)

    told = [
        (str(each.F), str(each.AFRelationship), str(each.EF.F.Subtype))
        for each in pdf.Root.AF
    ]

    assert told == [
        ("notula.akn.xml", "/Data", "/application/akn+xml"),
        ("notula.json", "/Data", "/application/json"),
    ]
    assert all(each.UF == each.F and each.Desc for each in pdf.Root.AF)


def test_what_is_embedded_is_the_record():
    pdf = opened(s.SEED)  # must outlive its attachments

    found = {name: f.get_file().read_bytes() for name, f in pdf.attachments.items()}
    assert found == {each.name: each.content for each in notula_attachments(s.SEED)}


def test_an_empty_field_waits_for_the_signature_of_the_chair():
    pdf = opened(s.SEED)
    [field] = pdf.Root.AcroForm.Fields
    x1, y1, x2, y2 = (float(each) for each in field.Rect)

    assert (field.FT, str(field.T), "/V" in field) == ("/Sig", SIGNATURE_FIELD, False)
    assert field.F == 4 + 128
    assert (round(x2 - x1), round(y2 - y1)) == (253, 62)  # 22 mm high
    assert field.P.objgen == pdf.pages[1].objgen
    assert float(field.AP.N.BBox[2]) == pytest.approx(x2 - x1, abs=0.01)


def test_the_field_is_tagged_where_it_stands():
    pdf = opened(s.SEED)
    [field] = pdf.Root.AcroForm.Fields
    [form] = [each for each in structure(pdf) if each.S == "/Form"]
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums

    assert form.K[0].Obj.objgen == field.objgen
    assert str(field.TU) == "Tanda tangan elektronik"
    assert numbers[-2] == field.StructParent
    assert numbers[-1].objgen == form.objgen


@pytest.mark.parametrize("recorder", [False, True])
def test_only_the_first_block_of_the_chair_has_a_field(recorder):
    record = replace(s.crowd(3), letterhead=replace(s.CITY, recorder_signs=recorder))

    assert len(opened(record).Root.AcroForm.Fields) == 1


def test_what_is_signed_electronically_says_so_on_each_page():
    pdf = notula_pdf(s.SEED, electronic=True)

    told = [
        "ditandatangani secara elektronik" in page.extract_text()
        for page in PdfReader(io.BytesIO(pdf)).pages
    ]
    assert told == [True, True, True]
    assert "elektronik" not in " ".join(pages(s.SEED))


LETTER = Letter(
    **{
        **s.unknown(Letter),
        "meeting_id": 7,
        "title": "Rapat Koordinasi Kecamatan",
        "letterhead": s.CITY,
        "classification": 0,
        "letter_date": "",
        "place_and_date": "Probolinggo, 2 Januari 2025",
        "number": "005/1/2025",
        "recipients": ("Lurah Kanigaran",),
        "date": "Senin, 6 Januari 2025",
        "agenda": ("Banjir",),
        "signatory": Signatory("Camat Kanigaran", "Sari", "", "", ""),
        "copies_to": (),
    }
)


def test_a_letter_keeps_the_same_rules_and_embeds_nothing():
    with pikepdf.open(io.BytesIO(invitation_pdf(LETTER))) as pdf:
        assert pdf.open_metadata().pdfa_status == "3A"
        assert len(pdf.Root.AcroForm.Fields) == 1
        assert "/AF" not in pdf.Root


def test_the_file_has_no_syntax_that_others_stumble_over():
    pdf = opened(s.SEED)

    assert pdf.check_pdf_syntax() == []
    assert len(things(pdf, "/Filespec")) == 2
    assert printed(s.SEED)[:8] == b"%PDF-1.7"
