"""Who is who, since when."""

from meetings.directory.models.appointment import Appointment
from meetings.directory.models.directory_import import DirectoryImport
from meetings.directory.models.institution import Institution, Stationery
from meetings.directory.models.invitation_list import InvitationEntry, InvitationList
from meetings.directory.models.official import Official
from meetings.directory.models.position import Position

__all__ = [
    "Appointment",
    "DirectoryImport",
    "Institution",
    "InvitationEntry",
    "InvitationList",
    "Official",
    "Position",
    "Stationery",
]
