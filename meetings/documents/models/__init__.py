"""What went out of the house."""

from meetings.documents.models.issued import IssuedDocument, NumberCounter, Withdrawal
from meetings.documents.models.mail import InvitationMail

__all__ = ["InvitationMail", "IssuedDocument", "NumberCounter", "Withdrawal"]
