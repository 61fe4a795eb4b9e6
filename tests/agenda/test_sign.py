"""Who has just checked in may draw a signature; the secretariat sees and erases it."""

import datetime as dt
import io

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw

from meetings.agenda import signing
from meetings.agenda.signature_views import SIGNATURES_A_MINUTE
from meetings.models import AuditEvent, CheckIn, Meeting, Signature
from meetings.uploads import MAX_SIGNATURE_BYTES
from tests import factories as f
from tests.trail import last_event, verbs

NOW = dt.datetime(2026, 3, 10, 2, 0, 30, tzinfo=dt.UTC)


def drawing(size=(900, 300), *, kind="PNG", stroke=True):
    """A stroke on a transparent ground, as the page sends it."""
    image = Image.new("RGBA" if kind == "PNG" else "RGB", size)
    if stroke:
        ImageDraw.Draw(image).line([(100, 100), (400, 200)], "black", 6)
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


DRAWN = drawing()


@pytest.fixture(autouse=True)
def _at_ten():
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def session(host):
    return f.MeetingFactory(institution=host, status="in_session")


@pytest.fixture
def opened(session):
    return CheckIn.objects.create(meeting=session, token="pintu")


@pytest.fixture
def budi(session):
    return f.AttendanceFactory(meeting=session, name="Budi", status="invited")


@pytest.fixture
def pad(client, opened, budi):
    """The address to which Budi is led when he has checked in."""
    door = reverse("agenda:attend", args=[opened.token])
    typed = {"q": "budi", "line": budi.pk, "mode": "in_person"}
    return client.post(door, typed).url


@pytest.fixture
def recorder(client_of, secretariat):
    return client_of(secretariat)


@pytest.fixture
def signed(client, pad):
    draw(client, pad)
    return Signature.objects.get()


def draw(client, pad, content=DRAWN, name="tanda-tangan.png"):
    upload = SimpleUploadedFile(name, content)
    return client.post(pad, {"signature": upload}, follow=True)


def count():
    return Signature.objects.count()


def test_one_is_asked_but_need_not_sign(client, pad):
    asked = client.get(pad).content.decode()

    assert "Kehadiran Anda sudah tercatat" in asked
    assert f'href="{reverse("agenda:attend", args=["pintu"])}">Lewati' in asked


def test_what_was_drawn_is_kept_cut_to_its_strokes(client, pad, budi):
    answer = draw(client, pad)

    assert "Tanda tangan Budi tersimpan" in answer.content.decode()
    with Image.open(budi.signature.image.open()) as kept:
        assert (kept.format, kept.mode, kept.size) == ("PNG", "L", (303, 106))


def test_signing_is_audited_without_an_actor(session, budi, signed):
    event = last_event()

    assert (event.verb, event.actor_id, event.details) == (
        "attendance.signed",
        None,
        {"meeting": session.pk, "line": budi.pk},
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "masih kosong"),
        (drawing(stroke=False), "masih kosong"),
        (drawing(kind="JPEG"), "bukan gambar PNG"),
        (b"<svg onload='alert(1)'/>", "bukan gambar PNG"),
        (DRAWN[: len(DRAWN) // 2], "bukan gambar PNG"),
        (DRAWN + bytes(MAX_SIGNATURE_BYTES), "lebih besar dari 256 KB"),
        (drawing((2001, 1000)), "2000 × 1000 piksel"),
    ],
)
def test_another_file_is_refused(client, pad, content, why):
    answer = draw(client, pad, content)

    assert (answer.status_code, count()) == (422, 0)
    assert why in answer.content.decode()


def test_a_picture_that_would_burst_is_refused(client, pad, monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)

    assert "terlalu besar" in draw(client, pad).content.decode()


def test_nothing_sent_is_told(client, pad):
    answer = client.post(pad)

    assert "masih kosong" in answer.content.decode()
    assert answer.status_code == 422


def test_nobody_signs_twice(client, pad, signed):
    answer = draw(client, pad)

    assert "tidak dapat dibubuhkan lagi" in answer.content.decode()
    assert (count(), verbs().count("attendance.signed")) == (1, 1)


@pytest.mark.parametrize("key", ["", "x", "1.2", "1.1:abc:def"])
def test_without_a_key_one_is_sent_back(client, opened, key):
    url = reverse("agenda:sign", args=[opened.token])

    answer = client.get(url, {"kunci": key})

    assert answer.url == reverse("agenda:attend", args=[opened.token])


def test_a_key_dies_after_a_while(client, pad):
    with time_machine.travel(NOW + dt.timedelta(minutes=16), tick=False):
        draw(client, pad)

    assert count() == 0


@pytest.mark.parametrize("mark", ["tidak-hadir", "daring"])
def test_a_corrected_line_is_not_signed_with_the_old_key(
    client, recorder, pad, budi, mark
):
    recorder.post(reverse("agenda:mark", args=[budi.pk]), {"mark": mark})

    draw(client, pad)

    assert count() == 0


def test_the_key_of_another_meeting_opens_nothing(client, pad, opened):
    other = f.MeetingFactory(status="in_session")
    CheckIn.objects.create(meeting=other, token="lain")

    draw(client, pad.replace("pintu", "lain"))

    assert count() == 0


@pytest.mark.parametrize("known", [{"status": "held"}, {"classification": 1}])
def test_the_page_goes_with_the_session(client, pad, session, known):
    Meeting.objects.filter(pk=session.pk).update(**known)

    assert (draw(client, pad).status_code, count()) == (404, 0)


def test_closed_between_the_page_and_the_pen_nothing_is_kept(opened, budi, pad):
    budi.refresh_from_db()
    CheckIn.objects.all().delete()

    with pytest.raises(signing.CannotSign):
        signing.sign(opened, signing.key_of(budi), None)


def test_a_foreign_form_is_refused(pad):
    assert draw(Client(enforce_csrf_checks=True), pad).status_code == 403


def test_too_many_drawings_are_refused_for_a_while(client, pad):
    for _ in range(SIGNATURES_A_MINUTE):
        client.post(pad)

    assert draw(client, pad).status_code == 429


def test_two_at_once_sign_once(opened, session, crowd):
    line = f.AttendanceFactory(meeting=session)
    url = reverse("agenda:sign", args=[opened.token])
    pad = f"{url}?kunci={signing.key_of(line)}"

    crowd(lambda _: draw(Client(), pad).status_code, 6)

    assert AuditEvent.objects.filter(verb="attendance.signed").count() == 1


def test_the_secretariat_sees_it(recorder, session, budi, signed):
    listed = recorder.get(reverse("agenda:attendance", args=[session.pk]))
    edited = recorder.get(reverse("agenda:edit_attendance", args=[budi.pk]))
    url = reverse("agenda:signature", args=[budi.pk])
    image = recorder.get(url)

    assert "Bertanda tangan" in listed.content.decode()
    assert f'src="{url}"' in edited.content.decode()
    assert image.headers["Content-Type"] == "image/png"
    assert image.headers["X-Content-Type-Options"] == "nosniff"


def test_a_line_without_one_has_no_picture(recorder, budi):
    url = reverse("agenda:signature", args=[budi.pk])

    assert recorder.get(url).status_code == 404


def gone(signed):
    return count() == 0 and not default_storage.exists(signed.image.name)


def test_it_is_erased_with_its_file(
    recorder, budi, signed, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        recorder.post(reverse("agenda:erase_signature", args=[budi.pk]))

    budi.refresh_from_db()
    assert (gone(signed), budi.status) == (True, "present")
    assert (last_event().verb, last_event().actor_id is None) == (
        "attendance.signature_erased",
        False,
    )


def test_erasing_twice_leaves_one_event(recorder, budi, signed):
    for _ in range(2):
        recorder.post(reverse("agenda:erase_signature", args=[budi.pk]))

    assert verbs().count("attendance.signature_erased") == 1


def test_it_goes_when_somebody_was_not_there_after_all(recorder, budi, signed):
    recorder.post(reverse("agenda:mark", args=[budi.pk]), {"mark": "tidak-hadir"})

    assert count() == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"name": "Budi", "note": "terlambat"}, 1),
        ({"name": "Badu"}, 0),
        ({"name": "Budi", "status": "invited"}, 0),
    ],
)
def test_it_stays_only_with_the_one_who_signed(recorder, budi, signed, typed, kept):
    budi.refresh_from_db()
    whole = {"role": "participant", "status": "present", "mode": "in_person"}

    url = reverse("agenda:edit_attendance", args=[budi.pk])
    recorder.post(url, {**whole, **typed, "version": budi.version})

    assert count() == kept


def test_it_goes_with_its_line(recorder, budi, signed):
    recorder.post(reverse("agenda:remove_attendance", args=[budi.pk]))

    assert count() == 0


def test_it_is_named_without_its_picture(budi, signed):
    assert str(signed) == f"Tanda tangan {budi.pk}"
