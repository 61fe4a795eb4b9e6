"""The photo pages of the notula."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from meetings.agenda.models import Attachment
from tests import factories as f


@pytest.fixture
def photographed(meeting):
    f.AttendanceFactory(meeting=meeting, role="chair", name="Sari", office="Camat")
    f.DirectiveFactory(meeting=meeting, text="Pompa disiagakan.")
    paper = f.photo_of(meeting, name="Suasana rapat.jpg")
    Attachment.objects.update(in_minutes=True)
    return paper


def words_of(client, meeting):
    pdf = client.get(reverse("documents:notula", args=[meeting.pk])).content
    pages = PdfReader(io.BytesIO(pdf)).pages
    # Every page names the pictures of the whole document.
    pictures = {image.data for page in pages for image in page.images}
    return " ".join(page.extract_text() for page in pages), pictures


def test_a_chosen_photo_is_printed_with_its_title(
    client_of, secretariat, meeting, photographed
):
    words, images = words_of(client_of(secretariat), meeting)

    assert ("DOKUMENTASI FOTO" in words, "Suasana rapat" in words, len(images)) == (
        True,
        True,
        1,
    )


def test_without_one_there_is_no_such_page(
    client_of, secretariat, meeting, photographed
):
    Attachment.objects.update(in_minutes=False)

    assert "DOKUMENTASI" not in words_of(client_of(secretariat), meeting)[0]


def test_a_lost_photo_is_left_out(client_of, secretariat, meeting, photographed):
    photographed.preview.storage.delete(photographed.preview.name)

    assert "DOKUMENTASI" not in words_of(client_of(secretariat), meeting)[0]


def test_page_and_preview_show_it_by_its_guarded_address(
    client_of, secretariat, meeting, photographed
):
    client = client_of(secretariat)
    address = reverse("agenda:preview", args=[photographed.pk])

    pages = [
        client.get(reverse(name, args=[meeting.pk])).content.decode()
        for name in ("minutes:meeting", "documents:notula_preview")
    ]

    assert [address in page for page in pages] == [True, True]
