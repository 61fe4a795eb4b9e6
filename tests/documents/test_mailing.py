"""Invitations by e-mail: each recipient with a result, to be tried again."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from meetings import outbox
from meetings.documents import mailing
from meetings.models import InvitationMail
from tests import factories as f
from tests.documents.mail_server import free_port, served
from tests.house.test_queries import MOST, queries
from tests.trail import last_event, verbs


@pytest.fixture
def inbox(settings):
    yield from served(settings)


@pytest.fixture
def planned(host, db):
    return f.MeetingFactory(institution=host, status="planned", title="Rapat Banjir")


def invited(meeting, *addresses):
    return [
        f.AttendanceFactory(
            meeting=meeting,
            kind="official",
            official=f.OfficialFactory(email=address),
            status="invited",
        )
        for address in addresses
    ]


@pytest.fixture
def send(planned, secretariat, client_of, django_capture_on_commit_callbacks):
    """Hand the form in; the mail goes out once the request is done."""

    def handed_in(*lines, **typed):
        typed = {"lines": [each.pk for each in lines], "batch": uuid.uuid4(), **typed}
        url = reverse("documents:mail_invitation", args=[planned.pk])
        with django_capture_on_commit_callbacks(execute=True):
            return client_of(secretariat).post(url, typed)

    return handed_in


def states():
    return dict(InvitationMail.objects.values_list("address", "state"))


def parts(mail):
    return [each.get_filename() for each in mail.iter_attachments()]


def test_each_gets_a_mail_of_their_own(inbox, planned, send):
    lines = invited(planned, "a@contoh.id", "b@contoh.id")

    response = send(*lines)

    assert response.status_code == 302
    assert inbox.recipients == ["a@contoh.id", "b@contoh.id"]
    assert states() == {"a@contoh.id": "sent", "b@contoh.id": "sent"}
    assert [str(mail) for mail in InvitationMail.objects.all()] == [
        line.label for line in lines
    ]


def test_the_mail_says_what_and_when_and_brings_a_calendar_entry(inbox, planned, send):
    send(*invited(planned, "a@contoh.id"))

    [mail] = inbox.mails
    text = mail.get_body().get_content()
    assert mail["Subject"] == "Undangan: Rapat Banjir"
    assert "UNDANGAN RAPAT" in text
    assert "*" not in text
    assert f"/rapat/{planned.pk}/" in text
    assert parts(mail) == ["rapat.ics"]


def test_a_complete_letter_goes_along(inbox, planned, send):
    planned.invitation_number, planned.invitation_date = "005/1/2026", planned.date
    planned.start_time = dt.time(9)
    planned.save()
    [line] = invited(planned, "a@contoh.id")
    f.AttendanceFactory(
        meeting=planned, kind="official", official=f.OfficialFactory(), role="chair",
        name="Ketua", office="Wali Kota",
    )  # fmt: skip

    send(line)

    [mail] = inbox.mails
    assert parts(mail) == ["rapat.ics", "undangan.pdf"]


def test_it_is_audited_without_addresses(inbox, planned, send):
    send(*invited(planned, "a@contoh.id"))

    assert verbs() == ["invitation.mailed"]
    assert last_event().details == {"recipients": 1}


def test_a_refused_address_does_not_hold_up_the_others(inbox, planned, send):
    send(*invited(planned, "tolak@contoh.id", "penuh@contoh.id", "b@contoh.id"))

    reasons = dict(InvitationMail.objects.values_list("address", "reason"))
    assert reasons == {
        "tolak@contoh.id": outbox.REFUSED,
        "penuh@contoh.id": "Server pos-el menolak (kode 452).",
        "b@contoh.id": "",
    }


def test_without_a_server_all_fail_and_are_ticked_to_be_tried_again(
    settings, planned, send, client_of, secretariat
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    lines = invited(planned, "a@contoh.id", "b@contoh.id")

    send(*lines)

    reasons = InvitationMail.objects.values_list("reason", flat=True)
    assert list(reasons) == [mailing.UNREACHABLE] * 2
    url = reverse("documents:mail_invitation", args=[planned.pk])
    rows = client_of(secretariat).get(url).context["rows"]
    assert [ticked for *_, ticked in rows] == [True, True]


def test_a_second_try_reaches_who_was_missed(inbox, planned, send):
    lines = invited(planned, "a@contoh.id")
    person = lines[0].official
    person.email = "tolak@contoh.id"
    person.save()
    send(*lines)
    person.email = "a@contoh.id"
    person.save()

    send(*lines)

    assert states() == {"tolak@contoh.id": "failed", "a@contoh.id": "sent"}


def test_a_second_click_sends_nothing(inbox, planned, send):
    lines, batch = invited(planned, "a@contoh.id"), uuid.uuid4()

    codes = [send(*lines, batch=batch).status_code for _ in range(2)]

    assert (codes, len(inbox.mails)) == ([302, 302], 1)


def test_who_waits_is_not_queued_again_until_patience_ends(inbox, planned, secretariat):
    lines = invited(planned, "a@contoh.id")

    def queue():
        batch = uuid.uuid4()
        return mailing.send(planned, lines, url="/", batch=batch, by=secretariat)

    assert [len(queue()), len(queue())] == [1, 0]
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=11)):
        assert len(queue()) == 1
    assert list(InvitationMail.objects.values_list("state", flat=True)) == [
        "failed",
        "queued",
    ]


def test_a_mail_that_was_replaced_is_not_sent(inbox, planned, secretariat):
    [line] = invited(planned, "a@contoh.id")
    [mail] = mailing.send(planned, [line], url="/", batch=uuid.uuid4(), by=secretariat)
    InvitationMail.objects.update(state="failed", finished_at=timezone.now())

    mailing.deliver.call(planned.pk, [mail.pk], "/")

    assert inbox.mails == []


def test_the_worker_sends_what_is_queued(crowd, inbox, settings, planned, secretariat):
    """The crowd's database is one that the worker may close and open again."""
    backend = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = {"default": backend}
    lines = invited(planned, "a@contoh.id")
    mailing.send(planned, lines, url="/", batch=uuid.uuid4(), by=secretariat)
    assert states() == {"a@contoh.id": "queued"}

    call_command("db_worker", "--batch", "--no-reload", verbosity=0)

    assert states() == {"a@contoh.id": "sent"}


def test_a_cancelled_meeting_is_called_off(inbox, planned, send):
    planned.status = "cancelled"
    planned.save()

    send(*invited(planned, "a@contoh.id"))

    [mail] = inbox.mails
    assert mail["Subject"] == "Pembatalan: Rapat Banjir"
    assert "Rapat ini dibatalkan" in mail.get_body().get_content()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"classification": 1}, "berklasifikasi"),
        ({"status": "held"}, "sudah selesai"),
        ({"date": None}, "Tanggal rapat"),
    ],
)
def test_what_may_not_go_by_mail_is_refused(inbox, planned, send, values, told):
    for name, value in values.items():
        setattr(planned, name, value)
    planned.save()

    response = send(*invited(planned, "a@contoh.id"))

    assert response.status_code == 409
    assert told in response.content.decode()
    assert inbox.mails == []


def test_without_settings_the_page_says_so(settings, planned, send):
    settings.EMAIL_HOST = ""

    response = send(*invited(planned, "a@contoh.id"))

    assert response.status_code == 409
    assert "belum diatur" in response.content.decode()


def test_nobody_chosen_and_foreign_lines_are_refused(inbox, planned, send):
    foreign = invited(f.MeetingFactory(), "x@contoh.id")
    nowhere = invited(planned, "")

    codes = [send(*lines).status_code for lines in ([], foreign, nowhere)]

    assert codes == [422, 422, 422]
    assert inbox.mails == []


def test_the_list_asks_again_while_something_waits(
    inbox, planned, client_of, secretariat
):
    [line] = invited(planned, "a@contoh.id")
    url = reverse("documents:mail_invitation", args=[planned.pk])
    client = client_of(secretariat)
    assert "hx-trigger" not in client.get(url).content.decode()
    mailing.send(planned, [line], url="/", batch=uuid.uuid4(), by=secretariat)

    piece = client.get(url, {"lines": line.pk}, headers={"HX-Request": "true"})

    assert "hx-trigger" in piece.content.decode()
    assert "<html" not in piece.content.decode()
    assert [ticked for *_, ticked in piece.context["rows"]] == [True]


def test_no_query_count_grows(inbox, planned, client_of, secretariat):
    url = reverse("documents:mail_invitation", args=[planned.pk])
    counts = []
    for size in (2, 30):
        lines = invited(planned, *[f"{size}.{n}@contoh.id" for n in range(size)])
        invited(planned, *[""] * size)
        mailing.send(planned, lines, url="/", batch=uuid.uuid4(), by=secretariat)
        counts.append(queries(client_of(secretariat), url))

    assert counts[0] == counts[1] <= MOST
