"""Copies for a reader of "biasa": nothing of a higher class, nor that it was there."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import pikepdf
import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from meetings.agenda.models import Attachment
from meetings.documents.publishing import Approval, publish
from meetings.minutes.models import Addressee, Directive
from meetings.minutes.reading import read_all
from meetings.minutes.snapshot import at_level
from meetings.models import Meeting, Minutes
from tests import factories as f
from tests.issued import address

PLANTED = "zebrakuning"
FILES = {
    "notula": ("documents:notula", ""),
    "draft": ("documents:draft", ""),
    "filled list": ("documents:attendance_list", ""),
    "extract of a speaker": ("documents:extract", "?pembicara={speaker}"),
    "extract for an institution": ("documents:extract", "?instansi={institution}"),
    "matrix": ("documents:matrix", ""),
    "letter": ("documents:invitation", ""),
    "bundle": ("documents:bundle", "?rapat={meeting}"),
}
PAGES = {
    "preview": ("documents:notula_preview", ""),
    "overview": ("documents:overview", ""),
    "choice of a bundle": ("documents:choose_bundle", ""),
}
# What tells a cleared reader of it: the search must find it there.
TELLING = (
    "notula",
    "draft",
    "extract of a speaker",
    "matrix",
    "bundle",
    "preview",
    "overview",
    "choice of a bundle",
)
TOKEN = re.compile(rb'"[A-Za-z0-9]{64}"|nonce-[^"]+')


@pytest.fixture
def kept(meeting, host):
    """A meeting with open and secret points, beside a secret meeting of its forum."""
    meeting.series = f.SeriesFactory(institution=host)
    meeting.invitation_number = "005/12/2026"
    meeting.invitation_date = dt.date(2026, 3, 5)
    meeting.save()
    hidden = {"classification": 2, "title": f"Rapat {PLANTED}"}
    f.MeetingFactory(institution=host, series=meeting.series, **hidden)
    chair = f.AttendanceFactory(meeting=meeting, role="chair", name="Sari")
    guest = f.AttendanceFactory(meeting=meeting, name="Budi", office="Lurah")
    items = f.AgendaItemFactory.create_batch(2, meeting=meeting)
    Minutes.objects.create(meeting=meeting, opening="Dibuka.", closing="Ditutup.")
    f.photo_of(meeting)
    Attachment.objects.update(in_minutes=True)

    service = f.InstitutionFactory(name="Dinas Sosial")
    secret = f.InstitutionFactory(name=f"Dinas {PLANTED}")
    for speaker, item, addressed in (
        (chair, items[0], service),
        (guest, items[0], service),
        (chair, items[0], None),
        (guest, items[1], None),
        (chair, None, service),
        (None, None, service),
    ):
        known = {"meeting": meeting, "agenda_item": item, "speaker": speaker}
        for classification, body in ((0, addressed), (2, secret), (1, None)):
            words = {"text": "Pompa disiagakan."}
            if classification:
                words = {"text": f"{PLANTED}. " * 60, "quote": f"Kata {PLANTED}"}
            kind = "directive" if speaker else "decision"
            said = f.DirectiveFactory(
                classification=classification, kind=kind, **known, **words
            )
            if body:
                Addressee.objects.create(directive=said, institution=body)
            if classification:
                Addressee.objects.create(directive=said, group=f"RT {PLANTED}")
    quiet = f.AttendanceFactory(meeting=meeting, name="Wulan")
    f.DirectiveFactory(meeting=meeting, speaker=quiet, classification=1, text=PLANTED)
    return meeting


@pytest.fixture
def get(kept, client_of):
    """``get(user, name)``: what that user is handed out under that name."""
    said = Directive.objects.filter(classification=0, speaker__isnull=False)
    first = said.select_related("speaker").order_by("pk")[0]
    keys = {
        "meeting": kept.pk,
        "speaker": first.speaker_id,
        "institution": first.addressees.get().institution_id,
    }

    def handed_out(user, name):
        address, query = {**FILES, **PAGES}[name]
        key = kept.series_id if "bundle" in address else kept.pk
        url = reverse(address, args=[key]) + query.format(**keys)
        response = client_of(user).get(url)
        assert response.status_code == 200, response.content
        return response.content

    return handed_out


def searched(content: bytes) -> str:
    """All that is in a file, text, metadata and attachments, without its spaces."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = [*archive.namelist(), *map(archive.read, archive.namelist())]
    elif content.startswith(b"%PDF"):
        found = in_pdf(content)
    else:
        found = [content]
    texts = [part if isinstance(part, str) else part.decode("latin1") for part in found]
    # Both halves of UTF-16, too.
    joined = "".join(texts).replace("\x00", "").casefold()
    return "".join(joined.replace("\u00ad", "").replace("-", "").split())


def in_pdf(content: bytes) -> list[str | bytes]:
    pdf = pikepdf.open(io.BytesIO(content))
    streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    pictures = [each for each in streams if each.get("/Subtype") == "/Image"]
    plain = io.BytesIO()
    pdf.save(
        plain,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    reader = PdfReader(io.BytesIO(content))
    read = [page.extract_text() for page in reader.pages]
    read += [str(each) for each in (reader.metadata, reader.outline)]
    return [*read, plain.getvalue(), *(each.read_raw_bytes() for each in pictures)]


def count_of_pages(content: bytes) -> int:
    return len(PdfReader(io.BytesIO(content)).pages)


@pytest.mark.parametrize("name", [*FILES, *PAGES])
def test_nothing_planted_comes_out(get, official, name):
    assert PLANTED not in searched(get(official, name))


@pytest.mark.parametrize("name", TELLING)
def test_the_search_finds_it_in_the_copy_of_the_cleared(get, secretariat, name):
    assert PLANTED in searched(get(secretariat, name))


@pytest.mark.parametrize("name", [*FILES, *PAGES])
def test_the_copy_is_that_of_a_record_without_the_higher_parts(get, official, name):
    of_the_kept = get(official, name)

    Directive.objects.filter(classification__gt=0).delete()
    Meeting.objects.filter(classification__gt=0).delete()

    assert TOKEN.sub(b"", get(official, name)) == TOKEN.sub(b"", of_the_kept)


def test_the_stored_copy_of_an_edition_holds_nothing_above_its_class(kept):
    approval = Approval("Sari", "Wali Kota", timezone.now())
    edition = publish(
        kept, read_all(kept), approval, address=address, by=f.UserFactory()
    )

    copies = {paper.classification: paper for paper in edition.documents.all()}
    found = {level: PLANTED in searched(bytes(p.pdf)) for level, p in copies.items()}
    assert found == {0: False, 1: True, 2: True}


def test_a_lower_copy_is_made_as_if_the_rest_had_never_been_said(kept):
    copy = at_level(read_all(kept), 0)

    Directive.objects.filter(classification__gt=0).delete()

    assert copy == at_level(read_all(Meeting.objects.get(pk=kept.pk)), 0)


def test_the_higher_parts_would_have_filled_pages(get, official, secretariat):
    whole, copy = get(secretariat, "notula"), get(official, "notula")

    assert count_of_pages(whole) > count_of_pages(copy) + 1


def test_rows_of_the_copy_are_numbered_without_a_gap(get, official):
    pages = PdfReader(io.BytesIO(get(official, "matrix"))).pages
    text = "\n".join(page.extract_text() for page in pages)

    numbers = [line.split()[0] for line in text.splitlines() if "Pompa" in line]
    assert numbers == [f"{number}." for number in range(1, 7)]


def test_an_extract_of_secrets_alone_does_not_exist(kept, official, client_of):
    secret = Addressee.objects.filter(institution__name__contains=PLANTED)
    url = reverse("documents:extract", args=[kept.pk])
    keys = (secret[0].institution_id, 987654)

    told = [client_of(official).get(url, {"instansi": key}) for key in keys]

    assert [each.status_code for each in told] == [404, 404]


def test_a_secret_meeting_is_bound_for_nobody_who_may_not_see_it(
    kept, official, client_of
):
    keys = [each.pk for each in kept.series.meetings.all()]
    url = reverse("documents:bundle", args=[kept.series_id])

    assert client_of(official).get(url, {"rapat": keys}).status_code == 404
