"""One e-mail to the mail server, and how it went."""

from __future__ import annotations

from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage

UNREACHABLE = "Server pos-el tidak dapat dihubungi."
REFUSED = "Alamat ditolak oleh server pos-el."


def attempt(connection: Any, message: EmailMessage) -> tuple[str, bool]:
    """(why it was not sent, or nothing; whether the server can still be reached)."""
    try:
        connection.open()
        connection.send_messages([message])
    except SMTPRecipientsRefused:
        return REFUSED, True
    except SMTPResponseException as error:
        connection.close()
        return f"Server pos-el menolak (kode {error.smtp_code}).", True
    except (OSError, SMTPException):
        connection.close()
        return UNREACHABLE, False
    return "", True


def send(connection: Any, message: EmailMessage) -> tuple[str, bool]:
    """(why it was not sent, or nothing; whether that is certain)."""
    try:
        connection.open()
    except (OSError, SMTPException):
        return UNREACHABLE, True
    # Its second word: whether the server itself said no.
    answer = attempt(connection, message)
    connection.close()
    return answer


def address(path: str) -> str:
    """The whole address of a page, for a mail."""
    return f"{settings.SITE_ADDRESS}{path}"
