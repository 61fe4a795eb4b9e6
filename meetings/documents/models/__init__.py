"""What went out of the house."""

from meetings.documents.models.issued import IssuedDocument, NumberCounter, Withdrawal
from meetings.documents.models.mail import InvitationMail
from meetings.documents.models.report import IssuedReport

__all__ = [
    "InvitationMail",
    "IssuedDocument",
    "IssuedReport",
    "NumberCounter",
    "Withdrawal",
]
