"""Called to meet: forums, meetings, their agenda and who attends."""

from meetings.agenda.models.agenda_item import AgendaItem, Topic
from meetings.agenda.models.attachment import Attachment
from meetings.agenda.models.attendance import Attendance
from meetings.agenda.models.check_in import CheckIn
from meetings.agenda.models.invitation import Invitation
from meetings.agenda.models.meeting import Meeting
from meetings.agenda.models.series import Series
from meetings.agenda.models.signature import Signature

__all__ = [
    "AgendaItem",
    "Attachment",
    "Attendance",
    "CheckIn",
    "Invitation",
    "Meeting",
    "Series",
    "Signature",
    "Topic",
]
