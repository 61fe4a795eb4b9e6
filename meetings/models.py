"""Gathers the models of the rooms, so that Django finds them."""

from meetings.access.models import Grant, User
from meetings.agenda.models import (
    AgendaItem,
    Attachment,
    Attendance,
    CheckIn,
    Invitation,
    Meeting,
    Series,
    Signature,
    Topic,
)
from meetings.audit.models import AuditEvent
from meetings.directory.models import (
    Appointment,
    DirectoryImport,
    Institution,
    InvitationEntry,
    InvitationList,
    Official,
    Position,
    Stationery,
)
from meetings.documents.models import InvitationMail
from meetings.minutes.models import (
    Addressee,
    CheckSetting,
    Confirmation,
    ConfirmationLink,
    Directive,
    Minutes,
    Revision,
    Ruling,
)

__all__ = [
    "Addressee",
    "AgendaItem",
    "Appointment",
    "Attachment",
    "Attendance",
    "AuditEvent",
    "CheckIn",
    "CheckSetting",
    "Confirmation",
    "ConfirmationLink",
    "Directive",
    "DirectoryImport",
    "Grant",
    "Institution",
    "Invitation",
    "InvitationEntry",
    "InvitationList",
    "InvitationMail",
    "Meeting",
    "Minutes",
    "Official",
    "Position",
    "Revision",
    "Ruling",
    "Series",
    "Signature",
    "Stationery",
    "Topic",
    "User",
]
