"""Who stands where before a follow-up, read from the tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils import timezone

from meetings.access import policy
from meetings.access.models import Grant, User
from meetings.access.policy import Permission
from meetings.agenda.models import Meeting
from meetings.directory.models import Appointment, Institution
from meetings.followups.models import Delegation, FollowUp, Progress
from meetings.followups.states import Case, Party, Side

REPORTS = (Progress.Kind.PROGRESSED, Progress.Kind.PROPOSED)


def case_of(followup: FollowUp) -> Case:
    """The follow-up with who has reported on it, and for whom."""
    reports = [step for step in followup.progress.all() if step.kind in REPORTS]
    institutions = {step.institution_id for step in reports if step.institution_id}
    return Case(
        state=followup.state,
        live=is_live(followup),
        reporters=frozenset(step.by_id for step in reports if step.by_id),
        reporting=frozenset(became(institutions)),
    )


def is_live(followup: FollowUp) -> bool:
    """Whether the minutes that it follows from are issued."""
    minutes = getattr(followup.directive.meeting, "minutes", None)
    return minutes is not None and minutes.state == "issued"


def became(institutions: set[int]) -> set[int]:
    """The institutions, and those into which they have been merged since."""
    if not institutions:
        return set()
    kept = Institution.objects.filter(merged__in=institutions)
    return institutions | set(kept.values_list("pk", flat=True))


def party_of(user: User, followup: FollowUp) -> Party:
    sides = set()
    if duties_of(user, followup):
        sides.add(Side.DUTY)
    if policy.can(user, Permission.VERIFY, followup.directive.meeting):
        sides.add(Side.WATCH)
    return Party(user.pk, frozenset(sides), frozenset(works_for(user)))


def works_for(user: User) -> set[int]:
    """Institutions whose staff the user is, or in which they hold an office today."""
    grants = policy.grants_of(user)
    staff = {Grant.Role.AGENCY, Grant.Role.SECRETARIAT}
    found = {g.institution_id for g in grants if g.role in staff and g.institution_id}
    if user.official_id:
        held = Appointment.objects.on(timezone.localdate())
        own = held.filter(official=user.official_id)
        found |= set(own.values_list("position__institution", flat=True))
    return found


def bound_to(followup: FollowUp) -> list[Institution]:
    """The institutions whose duty it is: the leading one, who took it over, those that
    support it. Each once."""
    delegations = followup.delegations.all()
    taken = [each.to for each in delegations if each.state == "accepted"]
    supporting = [each.institution for each in followup.supporting.all()]
    found = [followup.lead, *taken, *supporting]
    return list(dict.fromkeys(found))


def duties_of(user: User, followup: FollowUp) -> list[Institution]:
    """Those of them whose staff the user is; the first is reported for."""
    own = set(policy.agencies_of(policy.grants_of(user)))
    return [each for each in bound_to(followup) if each.pk in own] if own else []


def duty_of(user: Any) -> Q:
    """Condition on follow-ups: a duty of the user's institutions, or their own."""
    own = policy.agencies_of(policy.grants_of(user))
    duty = Q(pk__in=FollowUp.objects.of(own).values("pk"))
    if user.official_id:
        duty |= Q(person=user.official_id)
    return duty


def tasks_of(user: Any, rows: Any) -> Any:
    """Those of the follow-ups that the user has to do with: duties of their
    institutions, and what is assigned to them in person."""
    if user.official_id:
        return rows.filter(duty_of(user))
    return rows.of(policy.agencies_of(policy.grants_of(user)))


def reported_by(user: Any, keys: Iterable[int]) -> set[int]:
    """Of these tasks of the user those that they report on: the assigned person reads,
    the institutions' staff reports."""
    if not user.official_id:
        return set(keys)
    own = policy.agencies_of(policy.grants_of(user))
    found = FollowUp.objects.filter(pk__in=list(keys)).of(own)
    return set(found.values_list("pk", flat=True)) if own else set()


def verifiable_by(user: Any) -> Q:
    """Condition on follow-ups: those of meetings where the user may verify."""
    grants = policy.grants_of(user)
    hosts = [g.institution_id for g in grants if g.role == Grant.Role.SECRETARIAT]
    if None in hosts:
        return Q(pk__isnull=False)
    led = Meeting.objects.filter(policy.approvable_by(user))
    return Q(meeting__institution__in=hosts) | Q(meeting__in=led.values("pk"))


def refused_to(user: Any) -> Any:
    """Delegations that the user offered, that were refused, and nothing done since."""
    seen = FollowUp.objects.visible_to(user).live().open()
    return Delegation.objects.came_back().filter(offered_by=user.pk, followup__in=seen)


def offers_to(user: Any) -> Any:
    """Delegations that wait for an answer of the user's institutions."""
    own = policy.agencies_of(policy.grants_of(user))
    seen = FollowUp.objects.visible_to(user).live()
    return Delegation.objects.filter(state="offered", to__in=own, followup__in=seen)
