"""A mail server on the loopback that keeps what it gets, and refuses some."""

from __future__ import annotations

import email
import socket
from contextlib import contextmanager
from email import policy

from aiosmtpd.controller import Controller


class Inbox:
    """Takes a mail, unless its address begins with ``tolak`` or ``penuh``."""

    def __init__(self):
        self.mails = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("tolak"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("penuh"):
            return "452 mailbox full"
        mail = email.message_from_bytes(envelope.content, policy=policy.default)
        self.mails.append(mail)
        return "250 OK"

    @property
    def recipients(self):
        return [mail["To"] for mail in self.mails]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def running():
    """(inbox, port) of a server that runs until the block ends."""
    inbox = Inbox()
    server = Controller(inbox, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        yield inbox, server.port
    finally:
        server.stop()


def served(settings):
    """An inbox that the app's settings point at, until the generator ends."""
    with running() as (inbox, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield inbox
