"""What stands in an uploaded file is found, too."""

import io
import uuid

import docx
import pytest
import weasyprint
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.agenda import attaching
from meetings.archive import reading_papers
from meetings.archive.models import PaperText, ThingEntry, Word
from meetings.archive.reading_papers import WORD, read_paper
from tests import factories as f


@pytest.fixture
def upload(meeting, secretariat, django_capture_on_commit_callbacks):
    """``upload(content, media_type)``: attached, and read after the commit."""

    def upload(content, media_type, name="bahan"):
        with django_capture_on_commit_callbacks(execute=True):
            return attaching.attach(
                meeting,
                SimpleUploadedFile(name, content),
                kind="material",
                media_type=media_type,
                uuid=uuid.uuid4(),
                by=secretariat,
            )

    return upload


def word_file():
    document = docx.Document()
    document.add_paragraph("Rencana pengerukan sungai")
    document.add_table(1, 1).cell(0, 0).text = "Anggaran embung"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def text_of(paper):
    return PaperText.objects.get(attachment=paper).text


def words_of(paper):
    kind = ThingEntry.Type.PAPER
    return ThingEntry.objects.get(type=kind, thing=paper.pk).body.split()


def test_paragraphs_and_tables_of_a_docx(upload):
    paper = upload(word_file(), WORD)

    assert text_of(paper) == "Rencana pengerukan sungai\nAnggaran embung"
    assert {"sungai", "embung"} <= set(words_of(paper))


def test_pages_of_a_pdf(upload):
    paper = upload(pdf_file(), "application/pdf")

    assert "Tanggul diperiksa" in text_of(paper)
    assert "tanggul" in words_of(paper)


def pdf_file():
    page = "<html lang=id><title>Bahan</title><p>Tanggul diperiksa.</p>"
    return weasyprint.HTML(string=page).write_pdf()


def test_a_picture_holds_no_text(upload):
    assert text_of(upload(f.picture(), "image/jpeg")) == ""


def test_a_damaged_file_holds_no_text_and_says_so(upload, caplog):
    paper = upload(b"%PDF-1.7 rusak", "application/pdf")

    assert text_of(paper) == ""
    assert f"Attachment {paper.pk} cannot be read" in caplog.text


def test_of_a_long_file_the_beginning_is_kept(upload, monkeypatch):
    monkeypatch.setattr(reading_papers, "MOST_LETTERS", 10)

    assert text_of(upload(word_file(), WORD)) == "Rencana pe"


def test_a_file_is_read_once(upload):
    paper = upload(word_file(), WORD)
    PaperText.objects.update(text="sudah")

    read_paper.enqueue(paper.pk)

    assert text_of(paper) == "sudah"
    assert str(PaperText.objects.get()) == str(paper)


@pytest.mark.django_db
def test_a_file_that_is_gone_is_not_read():
    read_paper.enqueue(987654)

    assert not PaperText.objects.exists()


def test_its_words_can_be_proposed(upload):
    upload(word_file(), WORD)

    assert str(Word.objects.get(pk="pengerukan")) == "pengerukan"
