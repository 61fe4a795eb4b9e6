"""Files of a meeting: taken in, shown, given out, taken back."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from PIL import Image

from meetings.agenda.models import Attachment
from meetings.uploads import MAX_DOCUMENT_BYTES
from tests import factories as f
from tests.directory.test_check_picture import png_that_claims
from tests.inputs import new_uuid
from tests.trail import last_event, verbs


def office_file(part):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr(part, "x")
    return buffer.getvalue()


PDF = b"%PDF-1.7 isi"
DOCX, XLSX = office_file("word/document.xml"), office_file("xl/workbook.xml")
PLAIN_ZIP = io.BytesIO()
with zipfile.ZipFile(PLAIN_ZIP, "w") as archive:
    archive.writestr("x.exe", "x")


@pytest.fixture
def recorder(client_of, secretariat):
    return client_of(secretariat)


@pytest.fixture
def send(recorder, meeting):
    """``send(("a.pdf", PDF), …)``: upload files of a kind."""

    def send(*files, kind="material", uuid=None, **more):
        uploads = [SimpleUploadedFile(name, content) for name, content in files]
        data = {"kind": kind, "uuid": uuid or new_uuid(), "uploads": uploads} | more
        return recorder.post(reverse("agenda:attach", args=[meeting.pk]), data)

    return send


def to(name, paper):
    return reverse(f"agenda:{name}", args=[paper.pk])


@pytest.mark.parametrize(
    ("name", "content", "ending"),
    [
        ("Bahan Paparan.pdf", PDF, "pdf"),
        ("NOTA.DOCX", DOCX, "wordprocessingml.document"),
        ("data.xlsx", XLSX, "spreadsheetml.sheet"),
        ("foto.jpeg", f.picture(), "jpeg"),
        ("foto.png", f.picture("PNG"), "png"),
    ],
    ids=["pdf", "docx", "xlsx", "jpeg", "png"],
)
def test_a_file_is_kept_with_its_type_by_content(send, name, content, ending):
    send((name, content))

    paper = Attachment.objects.get()
    assert (paper.name, paper.size) == (name, len(content))
    assert paper.media_type.endswith(ending)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"<script>alert(1)</script>"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.pdf", b"MZ not a PDF"),
        ("a.exe", PDF),
        ("a.pdf", DOCX),
        ("a.docx", XLSX),
        ("a.zip", PLAIN_ZIP.getvalue()),
        ("a.pdf", b""),
        ("a", PDF),
        ("a.jpg", f.picture()[:30]),
        ("a.docx", office_file("lain/x.xml")),
        ("a.png", png_that_claims(60_000, 60_000)),
        ("a.png", png_that_claims(9_000, 9_000)),
    ],
    ids="html svg fake suffix docx xlsx zip empty nameless cut odd bomb large".split(),
)
def test_another_file_is_refused_by_its_name(send, name, content):
    page = send((name, content))

    told = f"{name}: " in page.content.decode() or "kosong" in page.content.decode()
    assert (page.status_code, told, Attachment.objects.count()) == (422, True, 0)


def test_one_bad_file_keeps_none(send):
    page = send(("a.pdf", PDF), ("b.html", b"<p>"))

    assert (page.status_code, Attachment.objects.count()) == (422, 0)


def test_a_file_may_have_25_megabytes_and_no_more(send):
    page = send(("a.pdf", PDF + b"0" * MAX_DOCUMENT_BYTES))

    assert (page.status_code, "lebih besar dari 25 MB" in page.content.decode()) == (
        422,
        True,
    )


def test_no_more_than_twenty_at_once(send):
    assert send(*[(f"{n}.pdf", PDF) for n in range(21)]).status_code == 422


def test_no_file_is_an_error(send):
    assert send().status_code == 422


def test_a_retry_keeps_one(send):
    uuid = new_uuid()

    for _ in range(2):
        send(("a.pdf", PDF), uuid=uuid)

    assert (Attachment.objects.count(), verbs()) == (1, ["attachment.added"])


def test_what_is_no_picture_is_no_photo(send):
    send(("a.pdf", PDF), kind="photo")

    assert Attachment.objects.get().kind == "material"


def test_a_preview_tells_nothing_of_the_camera(send):
    exif = Image.Exif()
    exif[0x010F] = "Kamera rahasia"

    send(("foto.jpg", f.picture(size=(2000, 1000), exif=exif)), kind="photo")

    with Image.open(Attachment.objects.get().preview.open()) as small:
        assert (small.size, dict(small.getexif())) == ((960, 480), {})


def test_the_page_lists_them(recorder, meeting):
    f.photo_of(meeting, name="Suasana rapat.jpg")

    url = reverse("agenda:attachments", args=[meeting.pk])

    assert "Suasana rapat" in recorder.get(url).content.decode()


def test_a_file_is_always_saved_and_never_run(recorder, send):
    send(("a.pdf", PDF))

    answer = recorder.get(to("attachment", Attachment.objects.get()))

    assert b"".join(answer) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="a.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_of_a_classified_meeting_leaves_a_trace(client_of, leader, host):
    paper = f.photo_of(f.MeetingFactory(institution=host, classification=2))

    client_of(leader).get(to("attachment", paper))

    assert last_event().verb == "attachment.read"


@pytest.mark.parametrize("name", ["attachment", "preview"])
def test_a_lost_file_is_not_found(recorder, meeting, name):
    paper = f.photo_of(meeting)
    for stored in (paper.file, paper.preview):
        stored.storage.delete(stored.name)

    assert recorder.get(to(name, paper)).status_code == 404


def test_what_is_no_picture_has_no_preview(recorder, send):
    send(("a.pdf", PDF))

    assert recorder.get(to("preview", Attachment.objects.get())).status_code == 404


def test_who_is_merely_addressed_sees_no_files(client_of, host):
    meeting = f.MeetingFactory(institution=host)
    agency = f.InstitutionFactory()
    directive = f.DirectiveFactory(meeting=meeting)
    directive.addressees.create(institution=agency)
    reader = client_of(f.user_with("agency", institution=agency))
    paper = f.photo_of(meeting)

    listed = reader.get(reverse("agenda:attachments", args=[meeting.pk]))

    assert (listed.status_code, list(listed.context["attachments"])) == (200, [])
    assert reader.get(to("attachment", paper)).status_code == 404


def test_it_is_described(recorder, meeting):
    paper = f.photo_of(meeting)
    typed = {"title": "Pembukaan", "kind": "photo", "in_minutes": "on", "version": 1}

    recorder.post(to("edit_attachment", paper), typed)

    paper.refresh_from_db()
    assert (paper.title, paper.in_minutes, paper.version) == ("Pembukaan", True, 2)


def test_photos_are_chosen_for_the_minutes_as_they_are_sent(send):
    files = ("a.pdf", PDF), ("b.jpg", f.picture())

    send(*files, kind="photo", in_minutes="on")

    shown = Attachment.objects.values_list("name", "kind", "in_minutes")
    assert sorted(shown) == [("a.pdf", "material", False), ("b.jpg", "photo", True)]


def test_the_answer_says_what_became_of_other_files(send, recorder):
    answer = send(("a.pdf", PDF), kind="photo")

    told = "1 berkas disimpan. Yang bukan gambar disimpan sebagai bahan rapat."
    assert told in recorder.get(answer.url).content.decode()


def test_only_a_photo_is_shown_in_the_minutes(recorder, meeting):
    paper = f.photo_of(meeting)
    typed = {"title": "A", "kind": "other", "in_minutes": "on", "version": 1}

    assert recorder.post(to("edit_attachment", paper), typed).status_code == 422


def test_the_database_holds_that_too(send):
    send(("a.pdf", PDF))

    with pytest.raises(IntegrityError):
        Attachment.objects.update(in_minutes=True)


def test_a_conflict_saves_nothing(recorder, meeting):
    paper = f.photo_of(meeting)

    typed = {"title": "A", "kind": "photo", "version": 7}

    assert recorder.post(to("edit_attachment", paper), typed).status_code == 409


def test_a_removed_file_is_gone_until_it_is_taken_back(recorder, meeting):
    paper = f.photo_of(meeting)

    recorder.post(to("remove_attachment", paper))
    recorder.post(to("remove_attachment", paper))
    gone = recorder.get(to("attachment", paper)).status_code
    recorder.post(to("restore_attachment", paper))
    recorder.post(to("restore_attachment", paper))

    assert (gone, recorder.get(to("attachment", paper)).status_code) == (404, 200)
    assert verbs()[1:] == ["attachment.removed", "attachment.restored"]


def test_a_document_is_described_and_never_a_photo(recorder, send):
    send(("a.pdf", PDF))
    paper = Attachment.objects.get()

    codes = [
        recorder.post(
            to("edit_attachment", paper), {"title": "A", "kind": kind, "version": 1}
        ).status_code
        for kind in ("photo", "other")
    ]

    assert codes == [422, 302]


def test_without_any_role_no_file_is_seen(meeting):
    f.photo_of(meeting)

    assert list(Attachment.objects.visible_to(f.UserFactory())) == []
