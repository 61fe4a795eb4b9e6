"""Who sees what: the one rule, as conditions on querysets.

The rule knows tables by name and imports no room above it. A reader sees a meeting
when the clearance reaches its classification *and* one of these holds: a role that
sees all, a secretariat's own meetings, participation (the reader or their institution
is on the attendance list), or a directive of it is addressed to them. Who is merely
addressed sees only what addresses them; who took part sees all that the clearance
reaches. A duty that follows from a directive of issued minutes addresses it, too, to
those who have the duty.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from meetings.access.models import Grant, User
from meetings.access.policy import (
    NOTHING,
    Role,
    agencies_of,
    approvable_by,
    grants_of,
    has,
    sees_all,
)


def meetings_for(user: Any) -> Q:
    """Condition on meetings: those that the user may see."""
    grants = grants_of(user)
    if not grants:
        return NOTHING
    cleared = Q(classification__lte=user.clearance)
    if sees_all(grants):
        return cleared
    hosted = [g.institution_id for g in grants if g.role == Role.SECRETARIAT]
    return cleared & (
        Q(institution__in=hosted)
        | took_part(user, grants, "pk")
        | spoken_to(user, grants, "pk")
    )


def directives_for(user: Any, key: str = "pk") -> Q:
    """Condition on directives: those that the user may see.

    ``key`` is where the directive's own key stands in rows that are about directives
    and hold their meeting and class.
    """
    grants = grants_of(user)
    if not grants:
        return NOTHING
    cleared = Q(classification__lte=user.clearance)
    if sees_all(grants):
        return cleared
    hosted = [g.institution_id for g in grants if g.role == Role.SECRETARIAT]
    return cleared & (
        Q(meeting__institution__in=hosted)
        | took_part(user, grants, "meeting")
        | addressed_to(user, grants, key)
    )


def followups_for(user: Any) -> Q:
    """Condition on follow-ups: those of directives that the user may see.

    Before the minutes are issued they are plans, of who records and who approves.
    """
    grants = grants_of(user)
    if not grants:
        return NOTHING
    cleared = Q(classification__lte=user.clearance) & ~Q(standing="gone")
    if sees_all(grants):
        return cleared
    hosted = [g.institution_id for g in grants if g.role == Role.SECRETARIAT]
    meetings = apps.get_model("meetings", "Meeting").objects
    led = meetings.filter(approvable_by(user)).values("pk")
    return cleared & (
        Q(meeting__institution__in=hosted)
        | Q(meeting__in=led)
        | Q(standing="live")
        & (took_part(user, grants, "meeting") | addressed_to(user, grants, "directive"))
    )


def actions_for(user: Any) -> Q:
    """Condition on planned actions: those that the user may see.

    All of them leadership and the secretariat of the forum; others those that name
    their institution.
    """
    grants = grants_of(user)
    if not grants:
        return NOTHING
    cleared = cleared_for_plans(user, "plan__")
    if sees_all(grants):
        return cleared
    hosted = [g.institution_id for g in grants if g.role == Role.SECRETARIAT]
    agencies = agencies_of(grants)
    helped = apps.get_model("meetings", "PlannedSupport").objects
    return cleared & (
        Q(plan__series__institution__in=hosted)
        | Q(lead__in=agencies)
        | among("pk", [helped.filter(institution__in=agencies)], "action")
    )


def plans_for(user: Any) -> Q:
    """Condition on plans of action: those of which the user may see something."""
    grants = grants_of(user)
    if not grants:
        return NOTHING
    cleared = cleared_for_plans(user)
    if sees_all(grants):
        return cleared
    hosted = [g.institution_id for g in grants if g.role == Role.SECRETARIAT]
    actions = apps.get_model("meetings", "PlannedAction").objects.current()
    named = among("pk", [actions.filter(actions_for(user))], "plan")
    return cleared & (Q(series__institution__in=hosted) | named)


def reports_for(user: Any) -> Q:
    """Condition on issued reports: those that the user may read, whole.

    Leadership, and the secretariat that keeps the meeting or forum; one that another
    institution's meetings went into only who sees all.
    """
    grants = grants_of(user)
    if not grants:
        return NOTHING
    cleared = Q(classification__lte=user.clearance)
    if sees_all(grants):
        return cleared
    hosted = [g.institution_id for g in grants if g.role == Role.SECRETARIAT]
    owned = Q(meeting__institution__in=hosted)
    owned |= Q(meeting=None, series__institution__in=hosted)
    return cleared & Q(of_one_host=True) & owned


def cleared_for_plans(user: User, plan: str = "") -> Q:
    """The clearance reaches the plan and its forum; ``plan`` leads to it."""
    return Q(
        **{
            f"{plan}classification__lte": user.clearance,
            f"{plan}series__classification__lte": user.clearance,
        }
    )


def entries_for(user: Any, *, is_meeting: Q) -> Q:
    """Condition on rows about meetings, or what hangs on them: those the user may see.

    A row that is the meeting itself also who was merely addressed.
    """
    grants = grants_of(user)
    if not grants or sees_all(grants):
        return papers_for(user)
    cleared = Q(meeting__classification__lte=user.clearance)
    spoken = is_meeting & cleared & spoken_to(user, grants, "meeting")
    return papers_for(user) | spoken


def papers_for(user: Any) -> Q:
    """Condition on what hangs on a whole meeting, such as its files.

    Who was merely addressed by a directive sees the directive, and not these.
    """
    grants = grants_of(user)
    if not grants:
        return NOTHING
    cleared = Q(meeting__classification__lte=user.clearance)
    if sees_all(grants):
        return cleared
    hosted = [g.institution_id for g in grants if g.role == Role.SECRETARIAT]
    return cleared & (
        Q(meeting__institution__in=hosted) | took_part(user, grants, "meeting")
    )


def took_part(user: User, grants: list[Grant], meeting: str) -> Q:
    """The user, or an institution they work for, is on the attendance list."""
    agencies = agencies_of(grants)
    lines = apps.get_model("meetings", "Attendance").objects
    found = [
        lines.filter(position__institution__in=agencies),
        lines.filter(represents__institution__in=agencies),
    ]
    if user.official_id and has(grants, Role.OFFICIAL):
        found.append(lines.filter(official=user.official_id))
    return among(meeting, found, "meeting")


def spoken_to(user: User, grants: list[Grant], meeting: str) -> Q:
    """Something that is said in the meeting is addressed to the user, and not above
    their clearance."""
    said = apps.get_model("meetings", "Directive").objects.filter(
        addressed_to(user, grants),
        removed_at=None,
        classification__lte=user.clearance,
    )
    return among(meeting, [said], "meeting")


def addressed_to(user: User, grants: list[Grant], directive: str = "pk") -> Q:
    """A directive names the user's institution, or an office that the user holds; or
    something follows from it that their institution, or they in person, must do."""
    agencies = agencies_of(grants)
    addressees = apps.get_model("meetings", "Addressee").objects
    found = [
        addressees.filter(institution__in=agencies),
        addressees.filter(position__institution__in=agencies),
    ]
    if user.official_id and has(grants, Role.OFFICIAL):
        held = apps.get_model("meetings", "Appointment").objects.filter(
            official=user.official_id
        )
        now = held.on(timezone.localdate()).values("position")
        found.append(addressees.filter(position__in=now))
    found += duties_of(user, grants, agencies)
    return among(directive, found, "directive")


def duties_of(user: User, grants: list[Grant], agencies: list[int]) -> list[Any]:
    """Live follow-ups that the institutions lead, support, or were asked to take over,
    and those that name the user in person."""
    followups = apps.get_model("meetings", "FollowUp").objects.live()
    delegated = apps.get_model("meetings", "Delegation").objects.standing()
    taken = delegated.filter(to__in=agencies)
    found = [
        followups.filter(lead__in=agencies),
        followups.filter(supporting__institution__in=agencies),
        followups.filter(pk__in=taken.values("followup")),
    ]
    if user.official_id and has(grants, Role.OFFICIAL):
        found.append(followups.filter(person=user.official_id))
    return found


def among(key: str, found: list[Any], column: str) -> Q:
    """The key stands in that column of any of the lists.

    One list for each link, so that the database starts each from its index. PostgreSQL
    is asked row by row (EXISTS) and makes a list of it by itself where rows are many;
    SQLite makes one of what it is asked at once (IN), and asked row by row, a list of
    5,000 meetings took seconds.
    """
    condition = NOTHING
    for rows in found:
        if connection.vendor == "postgresql":
            condition |= Q(Exists(rows.filter(**{column: OuterRef(key)})))
        else:
            condition |= Q(**{f"{key}__in": rows.values(column)})
    return condition
