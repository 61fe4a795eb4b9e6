"""Where it is read: the page of the meeting, the workbench, the follow-up itself."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings.models import CarriedOver, FollowUp
from tests import factories as f


@pytest.fixture
def attending(sequel, official):
    """Somebody of the first meeting who is at the second, too."""
    person = official.official
    f.AttendanceFactory(meeting=sequel, kind="official", official=person, name="P")
    return official


def test_before_the_meeting_it_tells_what_will_be_discussed(
    followup, sequel, read, secretariat
):
    page = read(secretariat, "carried", sequel)

    assert "Akan dibahas: 1 tindak lanjut" in page
    assert followup.description in page


def nine_after(days):
    """At nine o'clock so many days after the meeting."""
    day = f.DAY + dt.timedelta(days=days)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(9)))


def reported(days):
    told = {"state": "reported", "progress_at": nine_after(days)}
    return {"due_kind": "date", "due_date": f.DAY, **told}


@pytest.mark.parametrize(
    ("values", "late"),
    [
        ({"due_kind": "date", "due_date": f.DAY}, 3),
        (reported(days=0), 0),
        (reported(days=1), 3),
        ({"due_kind": "date", "due_date": f.DAY + dt.timedelta(days=9)}, 0),
        ({}, 0),
    ],
)
def test_how_late_it_was_stays_as_it_was(sequel, values, late):
    row = f.carried_into(sequel, **values)
    row.taken_at = nine_after(days=3)

    assert row.days_late == late


def test_the_row_says_that_it_was_late(followup, sequel, begin, read, secretariat):
    due = timezone.localdate() - dt.timedelta(days=4)
    FollowUp.objects.update(due_kind="date", due_date=due)
    begin(sequel)
    FollowUp.objects.update(due_kind="none", due_date=None)

    assert "Terlambat 4 hari" in read(secretariat, "carried", sequel)


def test_the_meeting_opens_with_it(carried, sequel, client_of, secretariat):
    page = client_of(secretariat).get(sequel.get_absolute_url()).content.decode()

    discussion = page.index('aria-labelledby="pembahasan"')
    assert page.index("Tindak lanjut rapat lalu</a>") < discussion


def test_nothing_to_discuss_is_said(sequel, read, secretariat):
    page = read(secretariat, "carried", sequel)

    assert "Tidak ada tindak lanjut yang masih terbuka" in page


def test_a_meeting_that_took_nothing_says_so(meeting, read, secretariat):
    page = read(secretariat, "carried", meeting)

    assert "Tidak ada tindak lanjut rapat lalu yang tercatat" in page


def test_afterwards_it_tells_how_it_stood_and_how_it_stands(
    carried, sequel, report, read, secretariat
):
    report(percent=75)

    page = read(secretariat, "carried", sequel)

    assert 'data-status="not_started">Belum mulai' in page
    assert (
        "<span>Sekarang: berjalan</span>"
        '<span class="text-nowrap">kemajuan 75%</span>' in page
    )


def test_what_has_not_moved_is_told_once(carried, sequel, read, secretariat):
    assert "Sekarang:" not in read(secretariat, "carried", sequel)


def test_the_counts_are_those_of_what_is_seen(carried, sequel, attending, read):
    page = read(attending, "carried", sequel)

    assert "<span>belum diputuskan 1</span>" in page


def test_what_a_reader_may_not_see_is_not_counted(
    directive, followup, sequel, attending, begin, read
):
    """Two follow-ups, of which one is of a forum meeting that was above the reader."""
    secret = f.MeetingFactory(
        institution=sequel.institution, series=sequel.series, classification=2
    )
    hidden = f.FollowUpFactory(
        directive=f.DirectiveFactory(meeting=secret), description="Sandi Melati."
    )
    f.approved(secret, state="issued")
    begin(sequel)

    page = read(attending, "carried", sequel)

    assert CarriedOver.objects.filter(followup=hidden).exists()
    assert "Sandi Melati" not in page
    assert "<span>1 dari rapat sebelumnya" in page


def test_neither_is_it_before_the_meeting(sequel, followup, attending, read):
    secret = f.MeetingFactory(
        institution=sequel.institution, series=sequel.series, classification=2
    )
    f.FollowUpFactory(
        directive=f.DirectiveFactory(meeting=secret), description="Sandi Melati."
    )
    f.approved(secret, state="issued")

    page = read(attending, "carried", sequel)

    assert "Akan dibahas: 1 tindak lanjut" in page
    assert "Sandi Melati" not in page


def test_who_sees_the_meeting_but_not_the_follow_up_sees_nothing_of_it(
    carried, sequel, read
):
    guest = f.OfficialFactory()
    f.AttendanceFactory(meeting=sequel, kind="official", official=guest, name="G")

    page = read(f.user_with("official", official=guest), "carried", sequel)

    assert carried.description not in page
    assert "Tidak ada tindak lanjut rapat lalu yang tercatat" in page


def test_what_is_classified_waits_behind_its_link(
    plan, meeting, sequel, begin, read, secretariat
):
    plan.directive.classification = 1
    plan.directive.save()
    f.approved(meeting, state="issued")
    begin(sequel)

    page = read(secretariat, "carried", sequel)

    assert plan.description not in page
    assert "Buka untuk membaca isinya" in page


def test_the_outsider_finds_no_such_page(sequel, client_of, outsider):
    url = reverse("followups:carried", args=[sequel.pk])

    assert client_of(outsider).get(url).status_code == 404


def test_the_secretariat_is_offered_what_is_missing(
    carried, directive, sequel, read, secretariat, official
):
    assert "Ambil yang belum ada" not in read(secretariat, "carried", sequel)

    f.FollowUpFactory(directive=directive)

    page = read(secretariat, "carried", sequel)
    assert "1 tindak lanjut dari rapat sebelumnya" in page
    assert "Ambil yang belum ada" in page


def test_and_takes_it(carried, directive, sequel, post, secretariat):
    f.FollowUpFactory(directive=directive)

    response = post(secretariat, "carry", sequel)

    assert response.status_code == 302
    assert sequel.carried_over.count() == 2


def test_a_second_time_takes_nothing(carried, sequel, post, secretariat):
    post(secretariat, "carry", sequel)

    assert sequel.carried_over.count() == 1


def test_readers_take_nothing(carried, sequel, post, attending, outsider, leader):
    codes = [
        post(each, "carry", sequel).status_code
        for each in (leader, attending, outsider)
    ]

    assert codes == [403, 403, 404]


@pytest.mark.parametrize(
    ("state", "words"),
    [("planned", "belum dimulai"), ("submitted", "sudah diajukan")],
)
def test_at_the_wrong_time_it_says_why(
    state, words, sequel, hand_in, client_of, secretariat, begin
):
    if state == "submitted":
        begin(sequel)
        hand_in(sequel)
    url = reverse("followups:carry", args=[sequel.pk])

    page = client_of(secretariat).post(url, follow=True).content.decode()

    assert words in page


def test_to_take_is_no_link(sequel, client_of, secretariat):
    url = reverse("followups:carry", args=[sequel.pk])

    assert client_of(secretariat).get(url).status_code == 405


def test_the_meeting_and_the_workbench_show_it(sequel, client_of, secretariat):
    client = client_of(secretariat)
    shown = f'hx-get="{reverse("followups:carried", args=[sequel.pk])}"'

    for name in ("minutes:meeting", "minutes:workbench"):
        page = client.get(reverse(name, args=[sequel.pk])).content.decode()
        assert shown in page


def test_a_meeting_of_no_forum_does_not_ask(host, client_of, secretariat):
    alone = f.MeetingFactory(institution=host)

    page = client_of(secretariat).get(alone.get_absolute_url()).content.decode()

    assert reverse("followups:carried", args=[alone.pk]) not in page


def test_the_follow_up_tells_where_it_was_discussed(
    carried, sequel, followup, read, secretariat
):
    page = read(secretariat, "followup", followup)

    assert "Dibahas lagi" in page
    assert f"{reverse('followups:carried', args=[sequel.pk])}#lalu-{carried.pk}" in page


def test_not_to_who_does_not_see_that_meeting(carried, followup, read, agency):
    assert "Dibahas lagi" not in read(agency, "followup", followup)


def test_a_long_list_is_folded_up_on_the_page_of_the_meeting(
    directive, followup, sequel, begin, client_of, secretariat
):
    f.FollowUpFactory.create_batch(9, directive=directive)
    begin(sequel)
    url = reverse("followups:carried", args=[sequel.pk])
    client = client_of(secretariat)

    piece = client.get(url, headers={"HX-Request": "true"}).content.decode()

    assert "<details" in piece
    assert "<html" not in piece
    assert '<details class="fold carried' not in client.get(url).content.decode()


@pytest.mark.parametrize("started", [True, False])
def test_the_number_of_queries_does_not_grow(
    started, directive, followup, sequel, begin, client_of, secretariat
):
    """One and three rows."""
    other = f.MeetingFactory(
        institution=sequel.institution,
        series=sequel.series,
        date=sequel.date,
        status="planned",
    )
    client, counts = client_of(secretariat), []
    for each in (sequel, other):
        if started:
            begin(each)
        url = reverse("followups:carried", args=[each.pk])
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counts.append(len(captured))
        f.FollowUpFactory.create_batch(2, directive=directive)

    assert counts == [counts[0]] * 2
    assert counts[0] <= 7
