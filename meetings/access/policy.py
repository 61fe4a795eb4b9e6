"""Who may do what: one permission for each act, asked once.

Who sees what is the other half of the rule (``access.visibility``).
"""

from __future__ import annotations

import enum
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from meetings.access.models import Grant

Role = Grant.Role
NOTHING = Q(pk__in=[])
CLOSED = (
    "Notula rapat ini sudah disetujui atau terbit, sehingga catatannya tidak dapat"
    " diubah lagi. Sebelum terbit, persetujuan dapat dibuka kembali; sesudahnya,"
    " kekeliruan diperbaiki dengan ralat. Kedua hal itu ada pada halaman rapat."
    " Yang Anda ketik masih ada bila Anda menekan tombol Kembali pada peramban."
)


class Permission(enum.Enum):
    """What a role allows; asked once, in Python, by the view."""

    CREATE_MEETING = "create_meeting"
    RECORD = "record"  # edit a meeting, its agenda, attendance and directives
    KEEP = "keep"  # its files, history and invitations, also after issuing
    APPROVE = "approve"  # review and approve minutes, correct and withdraw them
    ISSUE = "issue"  # submit minutes for review, issue them, propose errata
    FOLLOW_UP = "follow_up"  # say what follows from a directive, and until when
    VERIFY = "verify"  # decide on what was reported about it
    MANAGE_SETUP = "manage_setup"
    MANAGE_DIRECTORY = "manage_directory"  # institutions, offices, officials


ALLOWS = {
    Permission.CREATE_MEETING: {Role.SECRETARIAT},
    Permission.RECORD: {Role.SECRETARIAT},
    Permission.KEEP: {Role.SECRETARIAT},
    Permission.APPROVE: {Role.LEADERSHIP},
    Permission.ISSUE: {Role.SECRETARIAT},
    Permission.FOLLOW_UP: {Role.SECRETARIAT},
    Permission.VERIFY: {Role.SECRETARIAT, Role.LEADERSHIP},
    Permission.MANAGE_SETUP: {Role.ADMIN},
    Permission.MANAGE_DIRECTORY: {Role.ADMIN, Role.SECRETARIAT},
}
# Who is who belongs to no single institution: a secretariat of one does not keep it.
OF_ALL_INSTITUTIONS = {Permission.MANAGE_DIRECTORY}
# Who chaired may do this with the meeting, whatever their role.
OF_THE_CHAIR = {Permission.APPROVE, Permission.VERIFY}


def grants_of(user: Any) -> list[Grant]:
    """The grants of an active user, read once for each request."""
    if not getattr(user, "is_active", False) or not user.is_authenticated:
        return []
    if not hasattr(user, "grants_read"):
        user.grants_read = list(user.grants.all())
    return user.grants_read


def can(user: Any, permission: Permission, thing: Any = None) -> bool:
    """Whether a role allows it. ``thing`` is a meeting, for a secretariat's limits.

    Approved or issued minutes are not recorded in; who chaired may approve them, and
    verify what follows from them.
    """
    if permission is Permission.RECORD and is_closed(thing):
        return False
    if permission in OF_THE_CHAIR and chairs(user, thing):
        return True
    return any(
        grant.role in ALLOWS[permission]
        and (
            permission not in OF_ALL_INSTITUTIONS
            or grant.role == Role.ADMIN
            or grant.institution_id is None
        )
        and (
            thing is None
            or grant.institution_id is None
            or grant.institution_id == thing.institution_id
        )
        for grant in grants_of(user)
    )


def require(user: Any, permission: Permission, thing: Any = None) -> None:
    """Raise PermissionDenied (403) unless the user can.

    Its text, if any, tells the user why nobody can at present.
    """
    if can(user, permission, thing):
        return
    if permission is Permission.RECORD and can(user, Permission.KEEP, thing):
        raise PermissionDenied(CLOSED)
    raise PermissionDenied


def is_closed(meeting: Any) -> bool:
    """Whether the minutes of the meeting, if there are any, are approved or issued."""
    minutes = getattr(meeting, "minutes", None)
    return minutes is not None and minutes.state in {"approved", "issued"}


def chairs(user: Any, meeting: Any) -> bool:
    """Whether the user is the official who chaired the meeting."""
    if meeting is None or not getattr(user, "official_id", None):
        return False
    lines = meeting.attendance.filter(role="chair", official=user.official_id)
    return has(grants_of(user), Role.OFFICIAL) and bool(lines.exists())


def approvable_by(user: Any) -> Q:
    """Condition on meetings: those whose minutes the user may approve."""
    grants = grants_of(user)
    found = NOTHING
    for grant in grants:
        if grant.role == Role.LEADERSHIP:
            own = Q(institution=grant.institution_id)
            found |= own if grant.institution_id else Q(pk__isnull=False)
    if user.official_id and has(grants, Role.OFFICIAL):
        lines = apps.get_model("meetings", "Attendance").objects
        chaired = lines.filter(role="chair", official=user.official_id)
        found |= Q(pk__in=chaired.values("meeting"))
    return found


def may_host(user: Any, institutions: Any) -> Any:
    """Those of the ``institutions`` (a queryset) whose meetings the user records."""
    own = [g.institution_id for g in grants_of(user) if g.role == Role.SECRETARIAT]
    if None in own:
        return institutions
    return institutions.filter(pk__in=own)


def sees_all(grants: list[Grant]) -> bool:
    """Leadership, and a secretariat that serves every institution."""
    return any(
        g.role == Role.LEADERSHIP
        or (g.role == Role.SECRETARIAT and g.institution_id is None)
        for g in grants
    )


def agencies_of(grants: list[Grant]) -> list[int]:
    """The institutions whose staff the user is, by key."""
    return [
        g.institution_id
        for g in grants
        if g.role == Role.AGENCY and g.institution_id is not None
    ]


def held_by(user: Any) -> list[Any]:
    """The offices that the user's official holds today, with their institutions, read
    once for each request."""
    if getattr(user, "official_id", None) is None:
        return []
    if not hasattr(user, "held_read"):
        terms = apps.get_model("meetings", "Appointment").objects
        held = terms.filter(official=user.official_id).on(timezone.localdate())
        rows = held.select_related("position__institution").order_by("pk")
        user.held_read = list({row.position_id: row.position for row in rows}.values())
    return list(user.held_read)


def has(grants: list[Grant], role: str) -> bool:
    return any(grant.role == role for grant in grants)
