"""A digest tells what is new by e-mail: once, and nothing classified."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command

from meetings.archive import digest, saving
from meetings.archive.digest_text import COUNTED, Part, subject, text
from meetings.minutes import actions
from meetings.models import DigestMail, SavedSearch, User
from meetings.outbox import REFUSED, UNREACHABLE
from tests import factories as f
from tests.archive.saved import count_of, save, say
from tests.documents.mail_server import free_port, served
from tests.trail import last_event, verbs

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 3, 10, 5, tzinfo=dt.UTC)


@pytest.fixture
def inbox(settings):
    settings.SITE_ADDRESS = "https://rakor.example"
    yield from served(settings)


@pytest.fixture
def reader(leader):
    leader.email = "pimpinan@contoh.id"
    leader.save()
    return leader


@pytest.fixture
def daily(reader):
    return save(reader, digest="daily")


def send(days=0):
    with time_machine.travel(NOON + dt.timedelta(days=days), tick=False):
        call_command("send_digests", verbosity=0)


def body(mail):
    return mail.get_body().get_content().replace("\r\n", "\n")


def test_what_is_new_is_told_with_its_links(inbox, daily, meeting):
    speaker = f.AttendanceFactory(meeting=meeting, name="Siti Contoh")
    said = say("Siapkan pompa\nbanjir.", meeting=meeting, speaker=speaker)

    send()

    [mail] = inbox.mails
    assert (mail["To"], mail["Subject"]) == (
        "pimpinan@contoh.id",
        "Banjir: 1 butir baru",
    )
    assert body(mail) == (
        f"Yth. {daily.user}\n\n"
        "Ada butir baru yang cocok dengan pencarian tersimpan Anda.\n\n\n"
        "Banjir – 1 butir baru\n=====================\n\n"
        "Arahan: Siapkan pompa banjir.\n"
        f"Siti Contoh · {meeting.title}, Selasa, 10 Maret 2026\n"
        f"https://rakor.example/arahan/{said.pk}/\n\n\n"
        "Semua pencarian tersimpan, juga untuk berhenti menerima pesan ini:\n"
        "https://rakor.example/cari/tersimpan/\n"
    )


def test_it_is_written_down_and_audited(inbox, daily):
    said = say()

    send()

    mail = DigestMail.objects.get()
    assert (mail.state, mail.address, mail.directives, mail.marks) == (
        "sent",
        "pimpinan@contoh.id",
        1,
        {str(daily.pk): [0, said.pk]},
    )
    event = last_event()
    assert (event.verb, event.target_label) == ("digest.sent", f"Ringkasan {mail.pk}")


def test_nothing_new_sends_nothing(inbox, daily):
    say("Bersihkan saluran.")

    send()

    assert (inbox.mails, DigestMail.objects.count()) == ([], 0)


def test_nobody_is_told_twice(inbox, daily):
    say()

    for days in (0, 0, 1, 2):
        send(days)

    assert len(inbox.mails) == 1
    assert count_of(daily) == 1  # on the screen it is new until it is looked at


def test_what_was_looked_at_is_not_mailed(inbox, daily, reader):
    say()
    saving.open_search(daily, by=reader)

    send()

    assert inbox.mails == []


@pytest.mark.parametrize(("often", "mails"), [("daily", 3), ("weekly", 2)])
def test_it_comes_at_most_so_often(inbox, reader, often, mails):
    save(reader, digest=often)

    for days in (0, 0, 1, 7):
        say()
        send(days)

    assert len(inbox.mails) == mails


def test_who_asked_for_none_gets_none(inbox, reader):
    save(reader)
    say()

    send()

    assert inbox.mails == []


def test_several_searches_are_one_mail(inbox, daily, reader):
    save(reader, "q=sampah", name="Sampah", digest="weekly")
    save(reader, "q=pilkada", name="Pilkada", digest="daily")
    say()
    say("Angkut sampah.")

    send()

    [mail] = inbox.mails
    assert mail["Subject"] == "Ada yang baru pada 2 pencarian Anda"
    assert "Banjir – 1 butir baru" in body(mail)
    assert "Sampah – 1 butir baru" in body(mail)
    assert "Pilkada" not in body(mail)


def test_what_is_classified_is_only_counted(inbox, daily):
    secret = f.MeetingFactory(title="Rapat Tertutup", classification=2)
    say("Operasi banjir.", meeting=secret)
    say("Terbatas banjir.", classification=1)

    send()

    text = body(inbox.mails[0])
    assert "2 butir berklasifikasi; isinya hanya dapat dibaca di Rakor." in text
    assert [word for word in ("Operasi", "Tertutup", "Terbatas") if word in text] == []


def test_many_are_counted_after_the_first(inbox, daily):
    for _ in range(8):
        say()

    send()

    text = body(inbox.mails[0])
    assert text.count("/arahan/") == 5
    assert "dan 3 butir lain" in text


def test_a_lowered_clearance_counts_at_once(inbox, daily, reader):
    say(meeting=f.MeetingFactory(classification=2))
    User.objects.filter(pk=reader.pk).update(clearance=1)

    send()

    assert inbox.mails == []


def test_what_was_removed_since_is_not_told(inbox, daily, reader):
    actions.remove_directive(say(), by=reader)

    send()

    assert inbox.mails == []


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}])
def test_who_cannot_get_it_is_not_written_to(inbox, daily, reader, change):
    say()
    User.objects.filter(pk=reader.pk).update(**change)

    send()
    digest.send_digest.call(reader.pk)  # queued before the change

    assert (inbox.mails, DigestMail.objects.count()) == ([], 0)


def test_without_a_mail_server_nothing_moves(settings, daily, reader, capsys):
    settings.EMAIL_HOST = ""
    say()

    send()
    digest.send_digest.call(reader.pk)

    assert "belum diatur" in capsys.readouterr().out
    assert digest.readers() == []
    assert DigestMail.objects.count() == 0


def test_the_command_says_how_many_it_looked_at(inbox, daily, capsys):
    call_command("send_digests")

    assert capsys.readouterr().out == "1 penerima ringkasan diperiksa.\n"


def test_a_refused_mail_is_tried_again(inbox, daily, reader):
    User.objects.filter(pk=reader.pk).update(email="tolak@contoh.id")
    say()
    send()
    failed = DigestMail.objects.get()
    assert (failed.state, failed.reason) == ("failed", REFUSED)

    User.objects.filter(pk=reader.pk).update(email="pimpinan@contoh.id")
    send()

    assert inbox.recipients == ["pimpinan@contoh.id"]


def test_a_server_that_is_not_there_is_tried_again(settings, inbox, daily):
    there = settings.EMAIL_PORT
    say()
    settings.EMAIL_PORT = free_port()
    send()
    assert DigestMail.objects.get().reason == UNREACHABLE

    settings.EMAIL_PORT = there
    send()

    assert len(inbox.mails) == 1


def test_when_it_may_have_arrived_it_is_not_sent_again(inbox, daily):
    """The connection broke, and nobody knows after which word."""
    say()
    with time_machine.travel(NOON, tick=False):
        mail, _ = digest.take(daily.user_id)
        digest.finish(mail, UNREACHABLE, give_back=False)

    send(1)

    assert (inbox.mails, DigestMail.objects.get().state) == ([], "failed")


def test_a_worker_that_dies_while_sending_sends_nothing_twice(inbox, daily):
    say()
    with time_machine.travel(NOON, tick=False):
        digest.take(daily.user_id)

    send(1)

    assert (inbox.mails, DigestMail.objects.get().state) == ([], "sending")


def test_a_mark_that_moved_on_is_not_taken_back(inbox, daily):
    say()
    mail, _ = digest.take(daily.user_id)
    SavedSearch.objects.filter(pk=daily.pk).update(mailed=10**6)

    digest.finish(mail, REFUSED, give_back=True)

    daily.refresh_from_db()
    assert daily.mailed == 10**6


def test_the_worker_sends_what_is_queued(crowd, inbox, settings, db):
    """The crowd's database is one that the worker may close and open again."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    user = f.user_with("leadership", clearance=3)
    User.objects.filter(pk=user.pk).update(email="a@contoh.id")
    save(user, digest="daily")
    say()
    call_command("send_digests", verbosity=0)
    assert inbox.mails == []

    call_command("db_worker", "--batch", "--no-reload", verbosity=0)

    assert inbox.recipients == ["a@contoh.id"]


def test_more_than_can_be_counted_is_said_so():
    part = Part("Semua", [], COUNTED + 1, 0)

    assert subject([part]) == "Semua: lebih dari 1000 butir baru"
    assert "dan 1000 butir lain" in text("A", [part])


def test_a_decision_and_an_empty_directive_have_words_too(inbox, daily):
    say("Pompa banjir.", speaker=None, kind="decision")
    say("", meeting=f.MeetingFactory(title="Banjir", date=None))

    send()

    assert "Keputusan rapat · " in body(inbox.mails[0])
    assert "Isi butir belum ditulis." in body(inbox.mails[0])


def test_the_trail_of_a_digest_names_no_search(inbox, daily):
    say()

    send()

    assert "Banjir" not in str(last_event().details)
    assert verbs()[-1] == "digest.sent"
