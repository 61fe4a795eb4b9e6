"""Every rule that the database holds: a row that breaks it, and its legal neighbour."""

import datetime as dt
import uuid

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from meetings import models as m
from meetings.constraints import AppendOnly, DecidedOnce, Kept
from meetings.followups.lateness import TurnsLate
from meetings.sealed import Sealed
from meetings.standing import Renews, Stands
from tests import factories as f

TEN, ELEVEN = dt.time(10), dt.time(11)
NEXT_DAY = f.DAY + dt.timedelta(days=1)


def carried(rows):
    """Rows of one meeting, of one follow-up unless they say another."""
    meeting, followup = f.MeetingFactory(), f.FollowUpFactory()
    for values in rows:
        f.carried_into(meeting, **{"followup": followup, **values})


def grants(*institutions, role="secretariat"):
    user = f.UserFactory()
    for institution in institutions:
        m.Grant.objects.create(user=user, role=role, institution=institution)


def child_of(parent_of):
    institution = f.InstitutionFactory()
    institution.parent = parent_of(institution)
    institution.save()


def merged_entry(factory, *, active):
    factory(merged_into=factory(), active=active)


def mails(line, *states, **values):
    batch = uuid.uuid4()
    for state in states:
        fixed = {"meeting": f.MeetingFactory(), "user": f.UserFactory(), "batch": batch}
        fixed |= {"line": line, "state": state, "finished_at": timezone.now()}
        m.InvitationMail.objects.create(**fixed | values)


OPEN_FEED = {"token_hash": "a", "token_made_at": timezone.now()}


def kept_searches(*changes):
    for change in changes:
        m.SavedSearch.objects.create(user=f.UserFactory(), name="Banjir", **change)


def reminder_mail(state, user=None, **values):
    known = {"user": user or f.UserFactory(), "address": "a@contoh.id"}
    if state == "failed":
        known |= {"finished_at": timezone.now(), "reason": "Ditolak."}
    return m.ReminderMail.objects.create(state=state, **known | values)


def week_of_mails(*states):
    user = f.UserFactory()
    for state in states:
        reminder_mail(state, user, week=dt.date(2026, 11, 23))


def reminders(*offsets):
    followup, user = f.FollowUpFactory(), f.UserFactory()
    for offset in offsets:
        m.Reminder.objects.create(
            followup=followup, user=user, due_date=dt.date(2026, 12, 1), offset=offset
        )


def digest(state, **values):
    fixed = {"address": "a@contoh.id", "directives": 1, "marks": {}}
    m.DigestMail.objects.create(user=f.UserFactory(), state=state, **fixed | values)


def plans(*years):
    forum = f.SeriesFactory()
    for year in years:
        f.ActionPlanFactory(series=forum, year=year)


def planned_actions(*places):
    plan = f.ActionPlanFactory()
    for place in places:
        f.PlannedActionFactory(plan=plan, position=place)


def action_supported(*, twice):
    action, helper = f.PlannedActionFactory(), f.InstitutionFactory()
    for institution in (helper, helper if twice else f.InstitutionFactory()):
        action.supporting.create(institution=institution)


def achievements(*rows):
    action = f.PlannedActionFactory()
    for period, number in rows:
        f.achievement_of(action, period, number=number)


def reports(*editions):
    forum, last = f.SeriesFactory(), None
    for edition in editions:
        why = {"supersedes": last, "reason": "Dilengkapi"} if edition > 1 else {}
        last = f.report_of(forum, edition, **why)


def export(**values):
    f.export_of(f.UserFactory(), **values)


def stationery(**margins):
    m.Stationery.objects.create(institution=f.InstitutionFactory(), **margins)


def offices(*names):
    institution = f.InstitutionFactory()
    for name in names:
        f.PositionFactory(institution=institution, name=name)


def officials(*numbers):
    for number in numbers:
        f.OfficialFactory(number=number)


def invitation_lists(*names):
    institution = f.InstitutionFactory()
    for name in names:
        m.InvitationList.objects.create(institution=institution, name=name)


def invitation(**who):
    whom = m.InvitationList.objects.create(
        name="Undangan", institution=f.InstitutionFactory()
    )
    m.InvitationEntry.objects.create(list=whom, **who)


def handed_in(**values):
    m.DirectoryImport.objects.create(user=f.UserFactory(), name="a.csv", **values)


def forums(*names):
    institution = f.InstitutionFactory()
    for name in names:
        f.SeriesFactory(institution=institution, name=name)


def topics(*titles):
    series = f.SeriesFactory()
    for title in titles:
        f.TopicFactory(series=series, title=title)


def numbered(*numbers):
    institution = f.InstitutionFactory()
    for number in numbers:
        f.MeetingFactory(institution=institution, number=number)


def lines(*changes):
    meeting = f.MeetingFactory()
    for change in changes:
        f.AttendanceFactory(meeting=meeting, **change)


def official_lines(*people):
    lines(*({"kind": "official", "official": person} for person in people))


def entries(*things):
    for kind, thing in things:
        m.ThingEntry.objects.create(type=kind, thing=thing, title="Rapat")


def held(*terms, capacity="definitive"):
    """One office, held from and to these dates by somebody each."""
    position = f.PositionFactory()
    for starts, ends in terms:
        f.AppointmentFactory(
            position=position, starts=starts, ends=ends, capacity=capacity
        )


def addressee(**who):
    m.Addressee.objects.create(directive=f.DirectiveFactory(), **who)


def spoken(*, elsewhere):
    """A directive whose speaker attends its meeting, or another one."""
    meeting = f.MeetingFactory()
    at = f.MeetingFactory() if elsewhere else meeting
    f.DirectiveFactory(meeting=meeting, speaker=f.AttendanceFactory(meeting=at))


def under_item(*, elsewhere):
    meeting = f.MeetingFactory()
    of = f.MeetingFactory() if elsewhere else meeting
    f.DirectiveFactory(meeting=meeting, agenda_item=f.AgendaItemFactory(meeting=of))


def versions(*numbers):
    directive = f.DirectiveFactory()
    for number in numbers:
        m.Revision.objects.create(
            directive=directive, version=number, act="edited", content={}
        )


def approved(**values):
    minutes = f.approved(f.MeetingFactory()).minutes
    m.Minutes.objects.filter(pk=minutes.pk).update(**values)


def remark(**values):
    m.ReviewComment.objects.filter(pk=f.remark_on(f.MeetingFactory()).pk).update(
        **values
    )


def followup(**values):
    f.FollowUpFactory(**values)


def somebody_and_now(act):
    """Who did it and when, as keyword arguments: ``reported_by``, ``reported_at``."""
    return {f"{act}_by": f.UserFactory(), f"{act}_at": timezone.now()}


def verified(**values):
    both = somebody_and_now("reported") | somebody_and_now("verified")
    f.FollowUpFactory(**{"state": "verified", "percent": 100} | both | values)


def verified_alone(*, reported_by, verified_by):
    verified(reported_by=reported_by, verified_by=verified_by)


def step(**values):
    f.step_of(f.FollowUpFactory(), **values)


def steps(*numbers):
    followup = f.FollowUpFactory()
    for number in numbers:
        f.step_of(followup, number=number)


def ends(**values):
    step(**{"state_from": "reported", "text": "Belum tuntas."} | values)


def supported(*, twice):
    helper = f.InstitutionFactory()
    for each in (
        [f.FollowUpFactory()] * 2 if twice else f.FollowUpFactory.create_batch(2)
    ):
        each.supporting.create(institution=helper)


def delegations(first, *more):
    followup = f.FollowUpFactory()
    for state in (first, *more):
        answered = {} if state == "offered" else somebody_and_now("answered")
        f.delegation_of(followup, state=state, reason="Penuh", **answered)


def editions(*numbers):
    meeting = f.MeetingFactory()
    for number in numbers:
        f.edition_of(meeting, number)


def copies(*numbers):
    meeting = f.MeetingFactory()
    edition = f.edition_of(meeting)
    for number in numbers:
        f.copy_of(meeting, edition=edition, copy=number)


def correction(*, approved=False, edition=False, decided_by=False):
    meeting = f.MeetingFactory()
    f.correction_of(
        meeting,
        approved_at=timezone.now() if approved else None,
        edition=f.edition_of(meeting) if edition else None,
        decided_by=f.UserFactory() if decided_by else None,
    )


def counters(*years):
    institution = f.InstitutionFactory()
    for year in years:
        m.NumberCounter.objects.create(institution=institution, year=year)


# name: (what breaks the rule, its legal neighbour)
def links(*revoked, **values):
    """Links of one speaker, each revoked by this somebody or by nobody."""
    now = timezone.now()
    speaker = f.AttendanceFactory()
    for number, by in enumerate(revoked):
        fixed = {"created_at": now, "expires_at": now + dt.timedelta(days=1)}
        fixed |= {"created_by": f.UserFactory(), "token_hash": f"hash {number}"}
        fixed |= {"revoked_by": by, "revoked_at": now if by else None}
        made = m.ConfirmationLink.objects.create(speaker=speaker, **fixed | values)
    return made


def answer(**values):
    return f.proposal_for(f.DirectiveFactory(), links(None), **values)


def ruling(**values):
    proposal = answer()
    m.Ruling.objects.create(proposal=proposal, by=f.UserFactory(), **values)


def photo(**values):
    paper = f.photo_of(f.MeetingFactory())
    type(paper).objects.filter(pk=paper.pk).update(**values)


CASES = {
    "a_thing_is_in_the_index_once": (
        lambda: entries((1, 7), (1, 7)),
        lambda: entries((1, 8), (2, 8)),
    ),
    "a_role_is_granted_once": (
        lambda: grants(None, None),
        lambda: grants(None, f.InstitutionFactory()),
    ),
    "agency_staff_belong_to_an_institution": (
        lambda: grants(None, role="agency"),
        lambda: grants(f.InstitutionFactory(), role="agency"),
    ),
    "an_institution_is_not_its_own_parent": (
        lambda: child_of(lambda institution: institution),
        lambda: child_of(lambda institution: f.InstitutionFactory()),
    ),
    "a_merged_institution_rests_in_another": (
        lambda: merged_entry(f.InstitutionFactory, active=True),
        lambda: merged_entry(f.InstitutionFactory, active=False),
    ),
    "a_merged_office_rests_in_another": (
        lambda: merged_entry(f.PositionFactory, active=True),
        lambda: merged_entry(f.PositionFactory, active=False),
    ),
    "a_merged_official_rests_in_another": (
        lambda: merged_entry(f.OfficialFactory, active=True),
        lambda: merged_entry(f.OfficialFactory, active=False),
    ),
    "a_form_mails_a_recipient_once": (
        lambda: mails(f.AttendanceFactory(), "sent", "sent"),
        lambda: mails(None, "sent", "sent"),
    ),
    "only_a_failed_mail_has_a_reason": (
        lambda: mails(None, "sent", reason="Ditolak."),
        lambda: mails(None, "failed", reason="Ditolak."),
    ),
    "a_mail_is_finished_when_sent_or_failed": (
        lambda: mails(None, "sent", finished_at=None),
        lambda: mails(None, "queued", finished_at=None),
    ),
    "an_export_is_finished_when_ready_or_failed": (
        lambda: export(finished_at=None),
        lambda: export(state="queued", finished_at=None, file=""),
    ),
    "an_export_has_a_file_when_it_is_ready": (
        lambda: export(file=""),
        export,
    ),
    "only_a_failed_export_has_an_error": (
        lambda: export(error="Terhenti."),
        lambda: export(state="failed", file="", error="Terhenti."),
    ),
    "only_a_ready_export_is_fetched": (
        lambda: export(state="failed", file="", fetched_at=timezone.now()),
        lambda: export(fetched_at=timezone.now()),
    ),
    "an_export_has_no_more_rows_than_it_asks_for": (
        lambda: export(rows_done=2),
        lambda: export(rows_done=1),
    ),
    "a_token_is_good_for_a_while": (
        lambda: f.token_of(
            f.UserFactory(), "a", expires_at=timezone.now() - dt.timedelta(1)
        ),
        lambda: f.token_of(f.UserFactory(), "a"),
    ),
    "margins_leave_room_for_text": (
        lambda: stationery(margin_bottom=9),
        lambda: stationery(margin_bottom=10),
    ),
    "an_office_is_named_once_in_its_institution": (
        lambda: offices("Camat", "Camat"),
        lambda: offices("Camat", "Sekretaris camat"),
    ),
    "a_service_number_belongs_to_one_person": (
        lambda: officials("12345", "12345"),
        lambda: officials("", "", "12345"),
    ),
    "an_appointment_ends_after_it_starts": (
        lambda: held((NEXT_DAY, f.DAY)),
        lambda: held((f.DAY, f.DAY)),
    ),
    "one_definitive_holder_of_an_office": (
        lambda: held((f.DAY, NEXT_DAY), (NEXT_DAY, None)),
        lambda: held((f.DAY, f.DAY), (NEXT_DAY, None)),
    ),
    "an_invitation_list_is_named_once": (
        lambda: invitation_lists("Forkopimda", "Forkopimda"),
        lambda: invitation_lists("Forkopimda", "Camat"),
    ),
    "an_invitation_line_names_exactly_one": (
        lambda: invitation(official=f.OfficialFactory(), group="Camat"),
        lambda: invitation(official=f.OfficialFactory()),
    ),
    "a_series_is_named_once_in_its_institution": (
        lambda: forums("TPID", "TPID"),
        lambda: forums("TPID", "Forkopimda"),
    ),
    "a_topic_is_named_once_in_its_series": (
        lambda: topics("Banjir", "Banjir"),
        lambda: topics("Banjir", "Harga beras"),
    ),
    "agenda_numbers_start_at_one": (
        lambda: f.AgendaItemFactory(number=0),
        lambda: f.AgendaItemFactory(number=1),
    ),
    "a_number_is_given_once_by_an_institution": (
        lambda: numbered("1/2026", "1/2026"),
        lambda: numbered("", "", "1/2026"),
    ),
    "a_meeting_ends_after_it_starts": (
        lambda: f.MeetingFactory(start_time=TEN, end_time=TEN),
        lambda: f.MeetingFactory(start_time=TEN, end_time=TEN, end_date=NEXT_DAY),
    ),
    "a_meeting_ends_on_a_later_day_if_it_has_one": (
        lambda: f.MeetingFactory(end_date=f.DAY),
        lambda: f.MeetingFactory(end_date=NEXT_DAY),
    ),
    "a_clock_time_or_a_part_of_the_day": (
        lambda: f.MeetingFactory(start_time=TEN, part_of_day="morning"),
        lambda: f.MeetingFactory(part_of_day="morning"),
    ),
    "an_end_time_needs_a_start_time": (
        lambda: f.MeetingFactory(end_time=ELEVEN),
        lambda: f.MeetingFactory(start_time=TEN, end_time=ELEVEN),
    ),
    "one_chair_a_meeting": (
        lambda: lines({"role": "chair"}, {"role": "chair"}),
        lambda: lines({"role": "chair"}, {"role": "moderator"}),
    ),
    "an_official_attends_once": (
        lambda: official_lines(*[f.OfficialFactory()] * 2),
        lambda: official_lines(f.OfficialFactory(), f.OfficialFactory()),
    ),
    "an_attendance_line_is_exactly_one_of_four": (
        lambda: lines({"kind": "walk_in", "official": f.OfficialFactory()}),
        lambda: lines({"kind": "official", "official": f.OfficialFactory()}),
    ),
    "only_a_group_has_a_head_count": (
        lambda: lines({"kind": "walk_in", "head_count": 1}),
        lambda: lines({"kind": "group", "head_count": 1}),
    ),
    "a_group_does_not_chair": (
        lambda: lines({"kind": "group", "role": "chair"}),
        lambda: lines({"kind": "group", "role": "guest"}),
    ),
    "one_leaves_after_arriving": (
        lambda: lines({"arrived": ELEVEN, "left": TEN}),
        lambda: lines({"arrived": TEN, "left": TEN}),
    ),
    "a_directive_without_a_speaker_is_a_decision": (
        lambda: f.DirectiveFactory(speaker=None, kind="directive"),
        lambda: f.DirectiveFactory(speaker=None, kind="decision"),
    ),
    "a_directive_is_classified_no_lower_than_its_meeting": (
        lambda: f.DirectiveFactory(meeting__classification=2, classification=1),
        lambda: f.DirectiveFactory(meeting__classification=2, classification=2),
    ),
    "directive_numbers_start_at_one": (
        lambda: f.DirectiveFactory(number=0),
        lambda: f.DirectiveFactory(number=1),
    ),
    "a_directive_knows_its_meetings_classification": (
        lambda: f.DirectiveFactory(meeting_classification=1, classification=1),
        lambda: f.DirectiveFactory(meeting_classification=0, classification=1),
    ),
    "a_speaker_attends_the_same_meeting": (
        lambda: spoken(elsewhere=True),
        lambda: spoken(elsewhere=False),
    ),
    "an_agenda_item_is_of_the_same_meeting": (
        lambda: under_item(elsewhere=True),
        lambda: under_item(elsewhere=False),
    ),
    "an_addressee_is_exactly_one_of_three": (
        lambda: addressee(),
        lambda: addressee(group="seluruh lurah"),
    ),
    "only_photos_are_shown_in_the_minutes": (
        lambda: photo(kind="other", in_minutes=True),
        lambda: photo(kind="photo", in_minutes=True),
    ),
    "an_applied_import_keeps_no_content": (
        lambda: handed_in(content=b"x", applied_at=timezone.now()),
        lambda: handed_in(content=b"", applied_at=timezone.now()),
    ),
    "approved_minutes_say_by_whom_as_what_and_when": (
        lambda: approved(approved_as=""),
        lambda: approved(approved_as="Camat"),
    ),
    "a_resolved_comment_says_by_whom_and_when": (
        lambda: remark(resolved_at=timezone.now()),
        lambda: remark(resolved_at=timezone.now(), resolved_by=f.UserFactory()),
    ),
    "an_edition_is_issued_once": (lambda: editions(1, 1), lambda: editions(1, 2)),
    "a_copy_is_issued_once": (lambda: copies(1, 1), lambda: copies(1, 2)),
    "a_correction_changes_something": (
        lambda: f.correction_of(f.MeetingFactory(), old="a", new="a"),
        lambda: f.correction_of(f.MeetingFactory(), old="a", new="A"),
    ),
    "an_approved_correction_has_its_edition": (
        lambda: correction(approved=True, decided_by=True),
        lambda: correction(approved=True, decided_by=True, edition=True),
    ),
    "a_decision_on_a_correction_says_by_whom": (
        lambda: correction(approved=True, edition=True),
        lambda: correction(),
    ),
    "numbers_are_counted_once_a_year": (
        lambda: counters(2026, 2026),
        lambda: counters(2026, 2027),
    ),
    "a_speaker_has_one_link_at_a_time": (
        lambda: links(None, None),
        lambda: links(f.UserFactory(), None),
    ),
    "a_link_is_revoked_by_somebody": (
        lambda: links(None, revoked_at=timezone.now()),
        lambda: links(f.UserFactory()),
    ),
    "a_link_is_good_for_a_while": (
        lambda: links(None, expires_at=timezone.now() - dt.timedelta(days=1)),
        lambda: links(None, expires_at=timezone.now() + dt.timedelta(days=1)),
    ),
    "a_proposal_and_nothing_else_has_words": (
        lambda: answer(text=""),
        lambda: answer(quote="Siap."),
    ),
    "a_refusal_has_a_reason": (
        lambda: ruling(verdict="refused"),
        lambda: ruling(verdict="accepted"),
    ),
    "a_due_date_or_honestly_none": (
        lambda: followup(due_kind="ongoing", due_date=f.DAY),
        lambda: followup(due_kind="date", due_date=f.DAY),
    ),
    "a_date_given_later_says_by_whom_and_when": (
        lambda: followup(**somebody_and_now("due_set")),
        lambda: followup(
            due_kind="date", due_date=f.DAY, **somebody_and_now("due_set")
        ),
    ),
    "nothing_is_done_more_than_whole": (
        lambda: followup(percent=101),
        lambda: followup(percent=100),
    ),
    "what_is_reported_as_done_says_by_whom_and_when": (
        lambda: followup(state="reported", percent=100),
        lambda: followup(state="reported", percent=100, **somebody_and_now("reported")),
    ),
    "what_is_verified_says_by_whom_and_when": (
        lambda: verified(verified_by=None, verified_at=None),
        lambda: verified(),
    ),
    "nobody_verifies_their_own_report": (
        lambda: verified_alone(
            **dict.fromkeys(["reported_by", "verified_by"], f.UserFactory())
        ),
        lambda: verified_alone(
            reported_by=f.UserFactory(), verified_by=f.UserFactory()
        ),
    ),
    "an_institution_supports_it_once": (
        lambda: supported(twice=True),
        lambda: supported(twice=False),
    ),
    "a_version_comes_of_one_step": (lambda: steps(1, 1), lambda: steps(1, 2)),
    "a_step_is_one_of_the_state_machine": (
        lambda: step(kind="verified", state_to="verified"),
        lambda: step(kind="verified", state_from="reported", state_to="verified"),
    ),
    "to_return_cancel_or_refuse_takes_a_reason": (
        lambda: ends(kind="returned", state_to="returned", text=""),
        lambda: ends(kind="returned", state_to="returned"),
    ),
    "a_cancellation_and_nothing_else_has_its_authority": (
        lambda: ends(kind="cancelled", state_to="cancelled"),
        lambda: ends(kind="cancelled", state_to="cancelled", authority="Wali Kota"),
    ),
    "no_step_reports_more_than_the_whole": (
        lambda: step(percent=101),
        lambda: step(percent=100),
    ),
    "only_a_report_tells_of_a_day": (
        lambda: step(kind="edited", state_to="not_started", as_of=f.DAY),
        lambda: step(as_of=f.DAY),
    ),
    "a_follow_up_is_delegated_to_one_at_a_time": (
        lambda: delegations("accepted", "offered"),
        lambda: delegations("refused", "offered"),
    ),
    "an_answered_delegation_says_by_whom_and_when": (
        lambda: f.delegation_of(f.FollowUpFactory(), state="accepted"),
        lambda: delegations("accepted"),
    ),
    "a_refused_delegation_has_a_reason": (
        lambda: f.delegation_of(
            f.FollowUpFactory(), state="refused", **somebody_and_now("answered")
        ),
        lambda: delegations("refused"),
    ),
    "a_follow_up_is_carried_into_a_meeting_once": (
        lambda: carried([{}, {"position": 2}]),
        lambda: carried([{}, {"position": 2, "followup": f.FollowUpFactory()}]),
    ),
    "what_is_carried_into_a_meeting_has_its_place": (
        lambda: carried([{}, {"followup": f.FollowUpFactory()}]),
        lambda: carried([{}, {"followup": f.FollowUpFactory(), "position": 2}]),
    ),
    "what_a_meeting_decided_says_by_whom_and_when": (
        lambda: carried([{"decision": "continued"}]),
        lambda: carried([{"decision": "continued", **somebody_and_now("decided")}]),
    ),
    "a_new_date_is_what_was_decided": (
        lambda: carried([{"decision": "dated", **somebody_and_now("decided")}]),
        lambda: carried(
            [{"decision": "dated", "new_date": f.DAY, **somebody_and_now("decided")}]
        ),
    ),
    "to_stop_it_takes_a_reason": (
        lambda: carried([{"decision": "stopped", **somebody_and_now("decided")}]),
        lambda: carried(
            [{"decision": "stopped", "note": "A", **somebody_and_now("decided")}]
        ),
    ),
    "a_token_opens_one_feed": (
        lambda: kept_searches(OPEN_FEED, OPEN_FEED),
        lambda: kept_searches({}, {}, OPEN_FEED),
    ),
    "a_feed_knows_since_when_it_is_open": (
        lambda: kept_searches({"token_hash": "a"}),
        lambda: kept_searches(OPEN_FEED),
    ),
    "only_a_failed_digest_has_a_reason": (
        lambda: digest("sent", reason="Ditolak.", finished_at=timezone.now()),
        lambda: digest("failed", reason="Ditolak.", finished_at=timezone.now()),
    ),
    "a_digest_is_finished_when_sent_or_failed": (
        lambda: digest("sent"),
        lambda: digest("sending"),
    ),
    "a_reminder_mail_is_finished_when_it_went": (
        lambda: reminder_mail("sent"),
        lambda: reminder_mail("sending"),
    ),
    "a_week_has_one_digest": (
        lambda: week_of_mails("sending", "sending"),
        lambda: week_of_mails("failed", "sending"),
    ),
    "nobody_is_reminded_twice": (
        lambda: reminders(7, 7),
        lambda: reminders(7, 1),
    ),
    "reminders_have_one_setting": (
        lambda: m.ReminderSetting.objects.create(only=2),
        lambda: m.ReminderSetting.objects.create(),
    ),
    "a_forum_has_one_plan_of_action_a_year": (
        lambda: plans(2026, 2026),
        lambda: plans(2026, 2027),
    ),
    "a_plan_of_action_is_of_a_year_of_ours": (lambda: plans(26), lambda: plans(2026)),
    "a_planned_action_has_its_place": (
        lambda: planned_actions(1, 1),
        lambda: planned_actions(1, 2),
    ),
    "an_institution_supports_an_action_once": (
        lambda: action_supported(twice=True),
        lambda: action_supported(twice=False),
    ),
    "an_achievement_is_numbered_once": (
        lambda: achievements(("b04", 1), ("b04", 1)),
        lambda: achievements(("b04", 1), ("b04", 2), ("b08", 1)),
    ),
    "an_achievement_is_of_a_period": (
        lambda: achievements(("b05", 1)),
        lambda: achievements(("b12", 1)),
    ),
    "an_edition_of_a_report_is_issued_once": (
        lambda: reports(1, 1),
        lambda: reports(1, 2),
    ),
    "an_issued_report_has_its_owner": (
        lambda: f.report_of(f.SeriesFactory(), series=None),
        lambda: f.report_of(f.SeriesFactory(), series=None, meeting=f.MeetingFactory()),
    ),
    "a_later_edition_says_what_it_replaces_and_why": (
        lambda: f.report_of(f.SeriesFactory(), edition=2),
        lambda: reports(1, 2),
    ),
    "a_version_is_kept_once": (lambda: versions(1, 1), lambda: versions(1, 2)),
}
# Only there for a composite key to point at: the primary key already makes them true.
# What is found is no rule that a row could break: tests/archive/test_search.py.
# Each in a file of its own: see test_every_rule_is_tried.
TRIED_ELSEWHERE = AppendOnly | DecidedOnce | Kept | Sealed | Stands | TurnsLate | Renews
FOUND = {"directives_are_found_by_their_words", "things_are_found_by_their_words"}
TARGETS = {
    "a_meeting_has_one_classification",
    "an_agenda_item_is_of_one_meeting",
    "an_attendance_line_is_of_one_meeting",
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CASES)
def test_a_row_that_breaks_the_rule_is_refused(name):
    breaks, _ = CASES[name]

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        breaks()
        connection.check_constraints()  # composite keys wait for the end

    assert tells_of(name, str(refusal.value))


@pytest.mark.django_db
@pytest.mark.parametrize("name", CASES)
def test_its_legal_neighbour_is_saved(name):
    _, neighbour = CASES[name]

    neighbour()

    connection.check_constraints()


def test_every_rule_is_tried():
    rules = {
        constraint.name
        for model in apps.get_app_config("meetings").get_models()
        for constraint in model._meta.constraints
        # tests/audit/test_append_only.py, tests/documents/test_sealed.py, and of
        # tests/followups test_carry.py, test_standing.py and test_urgency.py
        if not isinstance(constraint, TRIED_ELSEWHERE)
    }

    assert rules == set(CASES) | TARGETS | FOUND


def tells_of(name, message):
    """Whether the refusal is of that rule; SQLite names only some of its rules."""
    unnamed = ("UNIQUE constraint failed: ", "The row in table ")
    if connection.vendor == "sqlite" and message.startswith(unnamed):
        return "index '" not in message or name in message
    return name in message
