"""No query count grows with the data."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings.archive.following import index_all
from meetings.archive.indexing import index_directives
from meetings.archive.models import ThingEntry
from meetings.archive.saving import make_feed
from meetings.minutes.confirming import make_link
from meetings.models import (
    ActionPlan,
    Addressee,
    AgendaItem,
    Attendance,
    CheckIn,
    Directive,
    FollowUp,
    Meeting,
    User,
)
from tests import factories as f
from tests.archive.saved import save

MOST = 12  # DESIGN.md, budgets
# A whole document: also who confirmed what, what follows, and what was carried over.
MOST_OF_A_PAPER = 15
# A matrix is read whole: directives with their speakers, helpers, steps, evidence.
MOST_OF_A_MATRIX = 30
SIZES = (10, 200)
READERS = ["secretariat", "leader", "official", "agency"]


def queries(client, url):
    """How many queries the page takes, once it is warm.

    The BEGIN and COMMIT around a trace do not show here: a test is one transaction.
    """
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def fill(meeting, count):
    """Give a meeting as many lines, items, directives and addressees as ``count``."""
    speaker = f.AttendanceFactory(meeting=meeting, role="chair")
    offices = [f.PositionFactory() for _ in range(10)]
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            kind="office",
            position=offices[n % 10],
            status="present",
            office="Kepala",
            order=n + 10,
        )
        for n in range(count)
    )
    items = AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, title=f"Acara {n}", number=n + 1, position=n + 1)
        for n in range(count // 10)
    )
    directives = Directive.objects.bulk_create(
        Directive(
            meeting=meeting,
            speaker=speaker,
            agenda_item=items[n % len(items)],
            text=f"Butir {n}.",
            number=n + 1,
            position=n + 1,
        )
        for n in range(count)
    )
    Addressee.objects.bulk_create(
        Addressee(directive=each, institution=offices[n % 10].institution)
        for n, each in enumerate(directives)
    )
    return directives[0]


@pytest.fixture(params=READERS)
def reader(request, meeting):
    return request.getfixturevalue(request.param)


def test_list_of_meetings(reader, client_of, host):
    client = client_of(reader)
    counts = []
    for size in SIZES:
        Meeting.objects.bulk_create(
            Meeting(institution=host, title=f"Rapat {n}", series=f.SeriesFactory())
            if n < 5
            else Meeting(institution=host, title=f"Rapat {n}")
            for n in range(size)
        )
        counts.append(queries(client, reverse("agenda:list")))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def test_the_front_door(reader, meeting, client_of):
    client = client_of(reader)
    lead = reader.grants.get().institution or f.InstitutionFactory()
    counts = []
    for size in (10, 300):
        fill(f.MeetingFactory(institution=meeting.institution), size)
        other = f.MeetingFactory(institution=meeting.institution)
        duties(other, lead, size // 10, reader.official)
        f.MeetingFactory.create_batch(
            size // 10,
            series=f.SeriesFactory(),
            institution=meeting.institution,
            date=timezone.localdate(),
            status="planned",
        )
        counts.append(queries(client, reverse("home")))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


@pytest.mark.parametrize("address", ["lacking", "agenda:create"])
def test_pages_of_the_desk(address, secretariat, host, client_of):
    client = client_of(secretariat)
    counts = []
    for size in (3, 30):
        for forum in f.SeriesFactory.create_batch(size, institution=host):
            f.MeetingFactory(institution=host, series=forum)
        counts.append(queries(client, reverse(address)))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def surround(meeting, secretariat):
    """Give it what a page of it may ask about, beside what ``fill`` has."""
    forum = f.SeriesFactory(institution=meeting.institution)
    for days in (-1, 1):
        day = meeting.date + dt.timedelta(days=days)
        f.MeetingFactory(institution=meeting.institution, series=forum, date=day)
    Meeting.objects.filter(pk=meeting.pk).update(series=forum)
    meeting.agenda_items.update(topic=f.TopicFactory(series=forum))
    directive = meeting.directives.first()
    link, _ = make_link(directive.speaker, by=secretariat)
    f.proposal_for(directive, link)
    f.FollowUpFactory(directive=directive).supporting.create(
        institution=meeting.institution
    )
    f.photo_of(meeting)
    f.DirectiveFactory(meeting=meeting, removed_at=timezone.now())


def classify(meeting):
    """One directive above the rest: reading the meeting leaves a trace."""
    lowest = meeting.directives.current().in_order().last()
    Directive.objects.filter(pk=lowest.pk).update(classification=1)


def issue(meeting):
    f.edition_of(meeting)
    f.approved(meeting, "issued")


STATES = {
    "drafted": lambda meeting: None,
    "classified": classify,
    "issued": issue,
    "issued and classified": lambda meeting: (classify(meeting), issue(meeting)),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("address", ["minutes:meeting", "documents:notula_preview"])
def test_page_of_a_meeting(
    address, state, reader, meeting, host, secretariat, client_of
):
    other = f.MeetingFactory(institution=host)
    for line in meeting.attendance.all():
        Attendance.objects.create(
            meeting=other,
            kind=line.kind,
            official=line.official,
            position=line.position,
            name=line.name,
            office="K",
            order=1,
        )
    for each, size in ((meeting, SIZES[0]), (other, SIZES[1])):
        fill(each, size)
        surround(each, secretariat)
        STATES[state](each)
    User.objects.update(clearance=3)
    client = client_of(reader)

    counts = [queries(client, reverse(address, args=[m.pk])) for m in (meeting, other)]

    assert counts[0] == counts[1]
    assert counts[0] <= (MOST if address == "minutes:meeting" else MOST_OF_A_PAPER)


@pytest.mark.parametrize(
    "address", ["minutes:review", "minutes:corrections", "documents:editions"]
)
def test_pages_of_the_review(address, meeting, leader, host, client_of):
    client, url = client_of(leader), reverse(address, args=[meeting.pk])
    counts = []
    for size in (2, 20):
        fill(meeting, size * 10)
        for number in range(size):
            edition = f.edition_of(meeting, size + number)
            f.copy_of(meeting, edition=edition, copy=size + number)
            f.correction_of(meeting)
            f.remark_on(meeting)
        counts.append(queries(client, url))
        meeting.directives.update(removed_at=timezone.now())
        meeting.attendance.update(role="participant")
        AgendaItem.objects.filter(meeting=meeting).update(position=F("position") + 100)

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def test_a_stored_paper(reader, meeting, client_of):
    url = reverse("documents:issued", args=[f.copy_of(meeting).code])

    assert queries(client_of(reader), url) <= 5


def test_an_issued_report(host, leader, client_of):
    report = f.report_of(f.SeriesFactory(institution=host), classification=1)

    assert queries(client_of(leader), report.get_absolute_url()) <= 5


def editions_of(forum, plan, size):
    """As many editions of the plan's report, and of matrices of the forum."""
    subject = f"rencana-aksi?{plan.pk}&b04"
    known = {"kind": "action_plan", "plan": plan, "reason": "Dilengkapi"}
    for number in range(size):
        first = f.report_of(forum, subject=f"matriks?{size}{number}")
        why = {"supersedes": first, "reason": "Dilengkapi"}
        last = f.report_of(forum, 2, subject=first.subject, **why)
        edition = 10 * size + number
        f.report_of(forum, edition, subject=subject, supersedes=last, **known)


@pytest.mark.parametrize("address", ["action_report", "followup_matrix"])
def test_pages_of_reports_with_their_editions(address, host, leader, client_of):
    client, counts = client_of(leader), []
    forum = f.SeriesFactory(institution=host)
    for size in (1, 3):
        plan, _ = plan_of(forum, host, size)
        duties(f.MeetingFactory(institution=host, series=forum), host, size)
        editions_of(forum, plan, size)
        args = [plan.pk, "b04"] if address == "action_report" else []
        url = reverse(f"documents:{address}", args=args)
        counts.append(queries(client, f"{url}?forum={forum.pk}"))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


@pytest.mark.parametrize("address", ["issue_action_report", "issue_matrix"])
def test_pages_that_issue_a_report(address, host, secretariat, client_of):
    client, counts = client_of(secretariat), []
    forum = f.SeriesFactory(institution=host)
    for size in (1, 3):
        plan, _ = plan_of(forum, host, size)
        duties(f.MeetingFactory(institution=host, series=forum), host, size)
        args = [plan.pk, "b04"] if address == "issue_action_report" else []
        url = reverse(f"documents:{address}", args=args)
        counts.append(queries(client, f"{url}?forum={forum.pk}"))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST_OF_A_MATRIX


def test_attachments_of_a_meeting(meeting, reader, client_of):
    client = client_of(reader)
    url = reverse("agenda:attachments", args=[meeting.pk])
    counts = []
    for size in (2, 8):
        for _ in range(size):
            f.photo_of(meeting)
        counts.append(queries(client, url))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


ACROSS = {
    "minutes:office": lambda line: line.position,
    "minutes:official": lambda line: line.official,
    "minutes:institution": lambda line: line.position.institution,
}


@pytest.mark.parametrize("address", ACROSS)
def test_what_was_said_across_meetings(address, host, leader, client_of):
    client = client_of(leader)
    term = f.AppointmentFactory()
    counts = []
    for size in (2, 8):
        for _ in range(size):
            line = f.AttendanceFactory(
                meeting=f.MeetingFactory(institution=host),
                kind="official",
                official=term.official,
                position=term.position,
            )
            directive = f.DirectiveFactory(meeting=line.meeting, speaker=line)
            directive.addressees.create(institution=term.position.institution)
            f.AppointmentFactory(position=term.position, capacity="plt")
            f.AppointmentFactory(official=term.official)
        url = reverse(address, args=[ACROSS[address](line).pk])
        counts.append(queries(client, url))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


@pytest.mark.parametrize("asked", ["", "?q=butir", "?q=butir+oleh:kepala"])
def test_the_search(asked, reader, meeting, client_of):
    client, url = client_of(reader), reverse("archive:search") + asked
    counts = []
    for size in (10, 100):
        fill(meeting, size)
        meeting.attendance.update(role="participant")
        meeting.directives.update(position=F("position") + 1000)
        index_directives(Directive.objects.all())
        index_all(*ThingEntry.Type)
        counts.append(queries(client, url))
        Directive.objects.update(number=F("number") + 1000)

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


@pytest.mark.parametrize(
    "address", ["browse", "addressees", "month", "flow", "timeline", "related"]
)
def test_ways_into_the_archive(address, reader, meeting, host, client_of):
    topic = f.TopicFactory(series=f.SeriesFactory(institution=host))
    client, counts = client_of(reader), []
    for size in (10, 100):
        other = f.MeetingFactory(institution=host, series=topic.series)
        invite_all_of(meeting, to=other)
        said = fill(other, size)
        other.agenda_items.update(topic=topic)
        f.FollowUpFactory(directive=said)
        f.approved(other, state="issued")
        index_directives(other.directives.all())
        args = {"timeline": [topic.pk], "related": [said.pk]}.get(address, [])
        counts.append(queries(client, reverse(f"archive:{address}", args=args)))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def invite_all_of(meeting, *, to):
    for line in meeting.attendance.all():
        f.AttendanceFactory(
            meeting=to, kind=line.kind, official=line.official,
            position=line.position, office=line.office, name=line.name,
        )  # fmt: skip


def test_thread_of_a_matter(host, leader, client_of):
    client = client_of(leader)
    topic = f.TopicFactory()
    counts = []
    for size in (2, 8):
        for _ in range(size):
            item = f.AgendaItemFactory(
                meeting=f.MeetingFactory(institution=host), topic=topic
            )
            f.DirectiveFactory(meeting=item.meeting, agenda_item=item)
        counts.append(queries(client, reverse("minutes:topic", args=[topic.pk])))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def test_who_is_who(leader, client_of):
    client = client_of(leader)
    counts = []
    for size in (2, 20):
        for _ in range(size):
            f.AppointmentFactory()
        counts.append(queries(client, reverse("directory:people")))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


RECORDING = [
    "agenda:edit",
    "agenda:edit_invitation",
    "agenda:items",
    "agenda:attendance",
    "agenda:mark_all",
    "agenda:check_in",
    "minutes:edit",
    "minutes:reclassify",
    "minutes:add_directive",
    "minutes:workbench",
    "minutes:checks",
    "minutes:confirmations",
]


@pytest.mark.parametrize("address", RECORDING)
def test_page_of_the_secretariat(address, meeting, host, secretariat, client_of):
    other = f.MeetingFactory(institution=host)
    for each, size in ((meeting, SIZES[0]), (other, SIZES[1])):
        fill(each, size)
        surround(each, secretariat)
    client = client_of(secretariat)

    counts = [queries(client, reverse(address, args=[m.pk])) for m in (meeting, other)]

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


@pytest.mark.parametrize("kind", Attendance.Kind.values)
def test_form_of_an_attendance_line(kind, meeting, secretariat, client_of):
    url = reverse("agenda:add_attendance", args=[meeting.pk, kind])
    client = client_of(secretariat)
    counts = []
    for size in (10, 300):
        for _ in range(size):
            f.AppointmentFactory(starts=None)
        counts.append(queries(client, url))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def test_the_quick_field(meeting, secretariat, client_of):
    url = reverse("agenda:attendance", args=[meeting.pk]) + "?q=contoh"
    client = client_of(secretariat)
    counts = []
    for size in (10, 300):
        for _ in range(size):
            f.AppointmentFactory(starts=None)
            f.office_line(meeting, f.PositionFactory())
        counts.append(queries(client, url))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def test_the_public_page_of_the_check_in(host, client):
    counts = []
    for size in (10, 300):
        meeting = f.MeetingFactory(institution=host, status="in_session")
        f.AttendanceFactory.create_batch(size, meeting=meeting, status="invited")
        CheckIn.objects.create(meeting=meeting, token=f"t{size}")
        url = reverse("agenda:attend", args=[f"t{size}"])
        counts.append(queries(client, f"{url}?q=tamu"))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def test_pages_of_the_confirmation(meeting, host, secretariat, client_of, client):
    other = f.MeetingFactory(institution=host)
    counts = []
    for each, size in ((meeting, 3), (other, 30)):
        speaker = fill(each, size * 10).speaker
        link, token = make_link(speaker, by=secretariat)
        for directive in each.directives.all()[:size]:
            f.proposal_for(directive, link)
        for said in f.DirectiveFactory.create_batch(size, meeting=each):
            make_link(said.speaker, by=secretariat)
        desk = reverse("minutes:confirmations", args=[each.pk])
        page = queries(client, reverse("minutes:confirm", args=[token]))
        counts.append((queries(client_of(secretariat), desk), page))

    assert counts[0] == counts[1]
    assert max(counts[0]) <= MOST


@pytest.mark.parametrize(
    "address", ["minutes:edit_directive", "minutes:directive_history"]
)
def test_page_of_a_directive(address, meeting, host, secretariat, client_of):
    other = f.MeetingFactory(institution=host)
    directives = [fill(meeting, SIZES[0]), fill(other, SIZES[1])]
    client = client_of(secretariat)

    counts = [queries(client, reverse(address, args=[d.pk])) for d in directives]

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def test_choice_of_a_bundle(leader, host, client_of):
    client = client_of(leader)
    forum = f.SeriesFactory(institution=host)
    url = reverse("documents:choose_bundle", args=[forum.pk])
    counts = []
    for size in (3, 30):
        f.MeetingFactory.create_batch(size, institution=host, series=forum)
        counts.append(queries(client, url))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def test_bundle_of_minutes(leader, host, client_of):
    client = client_of(leader)
    forum = f.SeriesFactory(institution=host)
    url = reverse("documents:bundle", args=[forum.pk])
    counts = []
    for size in (2, 4):
        for _ in range(size):
            fill(f.MeetingFactory(institution=host, series=forum), 10)
        keys = [f"rapat={each.pk}" for each in forum.meetings.all()]
        counts.append(queries(client, f"{url}?{'&'.join(keys)}"))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def duties(meeting, lead, count, person=None):
    """As many live follow-ups of one meeting, each with a report and a photo."""
    for directive in f.DirectiveFactory.create_batch(count, meeting=meeting):
        followup = f.FollowUpFactory(directive=directive, lead=lead, state="returned")
        followup.supporting.create(institution=f.InstitutionFactory())
        f.evidence_of(followup)
        returned = {"kind": "returned", "text": "Kurang."}
        returned |= {"state_from": "reported", "state_to": "returned"}
        f.step_of(followup, **returned)
        f.delegation_of(f.FollowUpFactory(directive=directive), to=lead)
        if person:
            f.FollowUpFactory(directive=directive, person=person)
    f.approved(meeting, state="issued")
    return followup


@pytest.mark.parametrize(
    "address",
    ["list", "overview", "work", "waiting", "of_directive", "of_meeting"],
)
def test_lists_of_follow_ups(address, reader, host, client_of):
    client, counts = client_of(reader), []
    lead = reader.grants.get().institution or f.InstitutionFactory()
    for size in (2, 12):
        meeting = f.MeetingFactory(institution=host)
        if person := reader.official:
            f.AttendanceFactory(meeting=meeting, kind="official", official=person)
        followup = duties(meeting, lead, size, reader.official)
        named = {"of_directive": followup.directive_id, "of_meeting": meeting.pk}
        args = [named[address]] if address in named else []
        url = reverse(f"followups:{address}", args=args) + "?tampil=terbuka"
        counts.append(queries(client, url))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


@pytest.mark.parametrize("address", ["followup", "report", "edit"])
def test_pages_of_a_follow_up(address, meeting, secretariat, client_of):
    lead = f.InstitutionFactory()
    secretariat.grants.create(role="agency", institution=lead)
    followup = duties(meeting, lead, 1)
    url = reverse(f"followups:{address}", args=[followup.pk])
    counts = []
    for size in (2, 20):
        for _ in range(size):
            f.evidence_of(followup)
            followup.supporting.create(institution=f.InstitutionFactory())
        counts.append(queries(client_of(secretariat), url))

    assert FollowUp.objects.count() == 2
    assert counts[0] == counts[1]
    assert counts[0] <= MOST


MANY = ["banjir", "oleh:contoh", "kepada:contoh", "topik:contoh", "forum:contoh"]


def keep_and_say(user, meeting, size):
    """Searches of every kind, and as much that is new in them."""
    for number in range(size):
        save(user, f"q={MANY[number % len(MANY)]}", name=f"Pencarian {size}.{number}")
    fill(meeting, size * 10)
    index_directives(meeting.directives.all())


@pytest.mark.parametrize("address", ["archive:saved_searches", "home"])
def test_news_of_saved_searches(address, reader, meeting, host, client_of):
    series = f.SeriesFactory(institution=host)
    f.AgendaItemFactory(meeting=meeting, topic=f.TopicFactory(series=series))
    client = client_of(reader)
    counts = []
    for size in (5, 40):
        other = f.MeetingFactory(institution=host, series=series)
        for line in meeting.attendance.filter(order__lt=9):
            f.AttendanceFactory(
                meeting=other, kind=line.kind, official=line.official,
                position=line.position, office=line.office, name=line.name,
            )  # fmt: skip
        keep_and_say(reader, other, size)
        counts.append(queries(client, reverse(address)))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


@pytest.mark.parametrize("address", ["archive:atom_feed", "archive:calendar_feed"])
def test_feeds(address, leader, host, client):
    counts = []
    for size in (1, 12):
        saved = save(leader, "", name=f"Semua {size}")
        keep_and_say(leader, f.MeetingFactory(institution=host), size)
        token = make_feed(saved, by=leader)
        counts.append(queries(client, reverse(address, args=[token])))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def plan_of(forum, lead, size):
    """As many actions that an agency leads, each with helpers and achievements."""
    plan, _ = ActionPlan.objects.get_or_create(series=forum, year=2026)
    for action in f.PlannedActionFactory.create_batch(size, plan=plan, lead=lead):
        action.supporting.create(institution=f.InstitutionFactory())
        f.achievement_of(action, "b04")
        f.achievement_of(action, "b04", number=2)
    return plan, action


@pytest.mark.parametrize("address", ["action_plans", "action_plan"])
def test_pages_of_plans_of_action(address, reader, host, client_of):
    client, counts = client_of(reader), []
    lead = reader.grants.get().institution or f.InstitutionFactory()
    forum = f.SeriesFactory(institution=host)
    for size in (1, 3, 12):
        plan, _ = plan_of(forum, lead, size)
        for other in f.SeriesFactory.create_batch(size, institution=host):
            plan_of(other, lead, 1)
        args = [plan.pk] if address == "action_plan" else []
        if reader.official and args:
            continue  # an official sees none
        counts.append(queries(client, reverse(f"followups:{address}", args=args)))

    assert len(set(counts)) <= 1
    assert max(counts, default=0) <= MOST


@pytest.mark.parametrize(
    "address", ["add_plan", "edit_plan", "add_action", "edit_action", "achievement"]
)
def test_forms_of_a_plan_of_action(address, secretariat, host, client_of):
    client, counts = client_of(secretariat), []
    forum = f.SeriesFactory(institution=host)
    for size in (1, 3):
        plan, action = plan_of(forum, host, size)
        meeting = f.MeetingFactory(institution=host, series=forum)
        duty = duties(meeting, host, size)
        FollowUp.objects.filter(pk=duty.pk).update(**verified_now())
        action.followups.set(FollowUp.objects.filter(directive__meeting=meeting))
        args = {"achievement": [action.pk, "b04"], "add_plan": []}.get(
            address, [action.pk if address == "edit_action" else plan.pk]
        )
        counts.append(queries(client, reverse(f"followups:{address}", args=args)))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST


def verified_now():
    known = {"state": "verified", "percent": 100}
    for done in ("reported", "verified"):
        known |= {f"{done}_by": f.UserFactory(), f"{done}_at": timezone.now()}
    return known
