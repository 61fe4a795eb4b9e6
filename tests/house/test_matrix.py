"""The permission matrix: every address × role × state × classification."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client, override_settings
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from meetings.access.classification import Classification
from meetings.archive.saving import make_feed
from meetings.directory.exchange import receive
from meetings.followups import due_feed
from meetings.minutes.actions import add_directive
from meetings.minutes.confirming import make_link
from meetings.models import ActionPlan, CheckIn, Meeting, Stationery, User
from tests import factories as f
from tests.archive.saved import save
from tests.house.doors import DOORS

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00"
    b"\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe"
    b"\xa3\x35\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82"
)
CSV = b"Nama instansi\nDinas Sosial\n"
HIDING = [Classification.RESTRICTED, Classification.CONFIDENTIAL, Classification.SECRET]
# Public pages have their own rules: tests/agenda/test_check_in.py,
# tests/minutes/test_confirm.py, tests/archive/test_feeds.py,
# tests/followups/test_due_feed.py.
# No class of a meeting guards the others.
FREE = {"", "code", "import", "institution", "kind+person", "office", "person", "token"}
FREE |= {"personal token", "saved search", "feed token"}
FREE |= {"due feed token"}
# An issued report is of its class for good: tests/documents/test_issued_reports.py.
FREE |= {"report"}
FREE |= {"api token", "export", "format", "personal token", "stray", "suffix"}
# Of the API; who asks there needs no token to be told so.
NOTHING_THERE = {"api:api-root", "api:nowhere"}
GUARDED = [name for name, door in DOORS.items() if door.args not in FREE]


def addresses(patterns=None, namespace=""):
    """Every URL name of the project, with its namespace."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(part for part in (namespace, pattern.namespace) if part)
            yield from addresses(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}:{pattern.name}" if namespace else pattern.name


ADMIN = sorted({name for name in addresses() if name.startswith("admin:")})


def test_every_address_has_its_row():
    own = {name for name in addresses() if not name.startswith("admin:")}

    assert own == set(DOORS)


def make_things(meeting, host, secretariat):
    """What the addresses name: one thing of each kind, all of one meeting."""
    Stationery.objects.create(institution=host, logo=SimpleUploadedFile("l.png", PNG))
    meeting.series = f.SeriesFactory(institution=host)
    meeting.save()
    topic = f.TopicFactory(series=meeting.series)
    item = f.AgendaItemFactory(meeting=meeting, topic=topic)
    in_session = f.MeetingFactory(institution=host, status="in_session")
    # Keys that the rows above name, far from those that the database gives.
    office = f.PositionFactory(pk=987654)
    wanted = f.InvitationListFactory(pk=987654, institution=host)
    wanted.entries.create(position=office)
    line = f.AttendanceFactory(meeting=meeting, role="chair")
    values = {"speaker": line, "agenda_item": item, "kind": "directive", "text": "A."}
    values |= {"classification": meeting.classification}
    directive = add_directive(meeting, values, uuid=line.uuid, by=secretariat)
    copy = f.copy_of(meeting)
    followup = f.FollowUpFactory(directive=directive)
    heard = f.DirectiveFactory(meeting=in_session).speaker
    _, token = make_link(heard, by=secretariat)
    asked, _ = make_link(line, by=secretariat)
    kept = save(secretariat)
    plan = f.ActionPlanFactory(series=meeting.series)
    action = f.PlannedActionFactory(plan=plan)
    return {
        "": [],
        "import": [receive(CSV, name="a.csv", by=secretariat).uuid],
        "format": ["csv"],
        "suffix": ["xlsx"],
        "stray": ["foo"],
        "api token": [f.token_of(secretariat, "spare").pk],
        "export": [f.export_of(secretariat).uuid],
        "institution": [host.pk],
        "office": [f.PositionFactory(institution=host).pk],
        "person": [f.OfficialFactory().pk],
        "kind+person": ["pejabat", f.OfficialFactory().pk],
        "meeting": [meeting.pk],
        "meeting+kind": [meeting.pk, "walk_in"],
        "item": [item.pk],
        "line": [line.pk],
        "meeting+code": [CheckIn.objects.create(meeting=meeting, token="a").meeting_id],
        "token": [CheckIn.objects.create(meeting=in_session, token="b").token],
        "signed_line": [f.signature_of(meeting).attendance_id],
        "personal token": [token],
        "saved search": [kept.pk],
        "due feed token": [due_feed.make_feed(by=secretariat)],
        "feed token": [make_feed(kept, by=secretariat)],
        "proposal": [f.proposal_for(directive, asked).pk],
        "office_line": [f.office_line(meeting, office).pk],
        "directive": [directive.pk],
        "followup": [followup.pk],
        "plan": [plan.pk],
        "report": [f.report_of(meeting.series).code],
        "plan+period": [plan.pk, "b04"],
        "plan+period+suffix": [plan.pk, "b04", "xlsx"],
        "action": [action.pk],
        "action+period": [action.pk, "b04"],
        "carried": [f.carried_into(meeting).pk],
        "evidence": [f.evidence_of(followup).pk],
        "delegation": [f.delegation_of(followup).pk],
        "topic": [item.topic_id],
        "series": [meeting.series_id],
        "paper": [f.photo_of(meeting).pk],
        "remark": [f.remark_on(meeting).pk],
        "correction": [f.correction_of(meeting).pk],
        "copy": [copy.code],
        "code": [copy.code],
    }


@dataclass(frozen=True)
class World:
    """Keys and addresses, not rows: each test changes rows of its own reading."""

    meeting: int
    things: dict[str, list]
    users: dict[str, int]
    sessions: dict[str, str]
    media: str


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Made once for all doors; what a test does to it is undone after the test."""
    media = str(tmp_path_factory.mktemp("uploads"))
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with (
        django_db_blocker.unblock(),
        override_settings(
            MEDIA_ROOT=media, STORAGES={**settings.STORAGES, "staticfiles": plain}
        ),
        transaction.atomic(),
    ):
        yield make_world(media)
        transaction.set_rollback(True)


def make_world(media):
    host = f.host()
    meeting = f.MeetingFactory(institution=host)
    cast = f.cast_of(meeting)
    things = make_things(meeting, host, cast["secretariat"])
    sessions = {}
    for role, user in cast.items():
        f.token_of(user, role)
        client = Client()
        client.force_login(user)
        sessions[role] = client.cookies[settings.SESSION_COOKIE_NAME].value
    users = {role: user.pk for role, user in cast.items()}
    return World(meeting.pk, things, users, sessions, media)


@pytest.fixture
def things(db, world, settings):
    settings.MEDIA_ROOT = world.media
    return world.things


@pytest.fixture
def meeting(things, world):
    return Meeting.objects.get(pk=world.meeting)


@pytest.fixture
def cast(things, world):
    return {role: User.objects.get(pk=pk) for role, pk in world.users.items()}


def knock(name, things, client):
    """The status code of one request at a door."""
    door = DOORS[name]
    url = reverse(name, args=things[door.args])
    return getattr(client, door.method)(url, dict(door.data)).status_code


@pytest.fixture
def clients(things, world):
    """A browser of each role, signed in, that shows a token of theirs, too."""
    found = {}
    for role, session in world.sessions.items():
        found[role] = Client(headers={"Authorization": f"Bearer {role}"})
        found[role].cookies[settings.SESSION_COOKIE_NAME] = session
    return found


def answers_at(name, clients, things):
    return {role: knock(name, things, client) for role, client in clients.items()}


@pytest.mark.parametrize("name", DOORS)
def test_each_role_gets_its_answer(name, clients, things):
    assert answers_at(name, clients, things) == DOORS[name].answers


@pytest.mark.parametrize("name", DOORS)
def test_logged_out_one_is_sent_to_sign_in(name, things):
    door = DOORS[name]
    url = reverse(name, args=things[door.args])

    response = getattr(Client(), door.method)(url, dict(door.data))

    if door.api:
        assert response.status_code == (404 if name in NOTHING_THERE else 401)
    elif door.public and door.args:
        assert response.status_code == door.answers["outsider"]
    elif door.public:
        assert response.status_code == 200
    else:
        assert response.headers["Location"] == f"/masuk/?next={url}"


@pytest.mark.parametrize("name", [name for name, door in DOORS.items() if door.api])
def test_being_signed_in_does_not_open_the_api(name, clients, things):
    for client in clients.values():
        del client.defaults["HTTP_AUTHORIZATION"]

    codes = {knock(name, things, client) for client in clients.values()}

    assert codes == {404 if name in NOTHING_THERE else 401}


def classify(meeting, cast, classification, clearance):
    """Put the meeting, all said in it and the plan of its forum into a class, and the
    cast at a clearance."""
    meeting.directives.update(classification=classification)
    Meeting.objects.filter(pk=meeting.pk).update(classification=classification)
    ActionPlan.objects.update(classification=classification)
    for user in cast.values():
        user.clearance = clearance
        user.save(update_fields=["clearance"])


@pytest.mark.parametrize("name", GUARDED)
def test_without_clearance_there_is_no_such_thing(name, cast, clients, things, meeting):
    # To the others it does not exist as it is.
    plain = DOORS[name].answers
    seeing = {role: each for role, each in clients.items() if plain[role] != 404}
    found = {}
    for classification in HIDING:
        classify(meeting, cast, classification, classification - 1)
        found[classification] = answers_at(name, seeing, things)

    assert found == dict.fromkeys(HIDING, dict.fromkeys(seeing, 404))


# Each state and each class once: neither opens a door, alone or together. The cast's
# own meeting, held and ordinary, is the test above.
STATES = ("planned", "in_session", "cancelled")
PAIRS = list(zip(STATES, HIDING, strict=True))


@pytest.mark.parametrize("name", GUARDED)
def test_neither_state_nor_clearance_opens_more_than_the_role(
    name, cast, clients, things, meeting
):
    pairs = PAIRS[:1] if name == "agenda:change_status" else PAIRS
    found = {}
    for status, classification in pairs:
        Meeting.objects.filter(pk=meeting.pk).update(status=status)
        classify(meeting, cast, classification, classification)
        found[status] = answers_at(name, clients, things)

    assert found == {status: DOORS[name].answers for status, _ in pairs}


# What the secretariat still does with a meeting whose minutes are approved or issued.
OPEN = {name for name in GUARDED if DOORS[name].answers["leader"] == 200}
OPEN |= {"agenda:attach", "agenda:edit_attachment", "agenda:remove_attachment"}
OPEN |= {"agenda:restore_attachment", "agenda:signature", "documents:invitation"}
OPEN |= {"documents:issue", "minutes:checks", "minutes:comment", "minutes:corrections"}
OPEN |= {"minutes:directive_history", "minutes:propose_correction", "minutes:reopen"}
OPEN |= {"minutes:resolve", "minutes:submit", "minutes:confirmations"}
OPEN |= {"minutes:confirmation_link", "minutes:revoke_link"}
OPEN |= {"minutes:accept_proposal", "minutes:refuse_proposal"}
OPEN |= {"documents:bundle", "documents:extract", "followups:add", "followups:edit"}
OPEN |= {"followups:give_date", "followups:send_back", "followups:verify"}
OPEN |= {"followups:add_action", "followups:edit_action", "followups:remove_action"}
OPEN |= {"followups:edit_plan", "followups:achievement"}
OPEN |= {"documents:issue_action_report"}


@pytest.mark.parametrize("name", sorted(set(GUARDED) - OPEN))
def test_approved_minutes_close_what_records(name, clients, things, meeting):
    f.approved(meeting)

    assert knock(name, things, clients["secretariat"]) == 403


@pytest.mark.parametrize("name", ADMIN)
def test_the_set_up_is_for_the_admin_role(name, clients):
    codes = {role: admin_answer(name, client) for role, client in clients.items()}

    allowed = codes.pop("admin_user")
    assert allowed == NOT_PLAIN.get(name, 302 if "999999" in admin_url(name) else 200)
    assert set(codes.values()) == {403 if name == "admin:login" else 302}


@pytest.mark.parametrize("name", ADMIN)
def test_the_set_up_asks_the_logged_out_to_sign_in(name, db):
    assert admin_answer(name, Client()) == 302


# Where the admin role does not simply get the page.
NOT_PLAIN = {
    "admin:None": 404,  # what catches addresses that are not there
    "admin:app_list": 200,
    "admin:auth_user_password_change": 404,
    "admin:autocomplete": 403,  # without a field to complete
    "admin:login": 302,
    "admin:logout": 405,
    "admin:meetings_auditevent_add": 403,
    "admin:meetings_user_delete": 403,
    "admin:meetings_auditevent_delete": 403,
    "admin:meetings_reminder_add": 403,  # a log
    "admin:meetings_reminder_delete": 403,
    "admin:meetings_remindermail_add": 403,
    "admin:meetings_remindermail_delete": 403,
    "admin:view_on_site": 404,
}


def admin_url(name):
    """Its address, with a key that is not there where it takes one."""
    for args in ([], ["999999"], ["meetings"], [1, 999999]):
        try:
            return reverse(name, args=args)
        except NoReverseMatch:
            continue
    return "/pengaturan/tidak-ada/"


def admin_answer(name, client):
    return client.get(admin_url(name)).status_code
