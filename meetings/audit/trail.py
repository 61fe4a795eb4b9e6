"""Write the trail and prove that nobody changed it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from meetings.audit.models import AuditEvent, Verb

# Told of every act, inside its transaction (ADR 14): rooms above that keep something
# derived from the record, such as the index of the archive.
followers: list[Callable[[AuditEvent, models.Model], None]] = []
LOCK = 0x52414B4F52  # "RAKOR": any number, the same in every process
TABLE = AuditEvent._meta.db_table


def record(verb: Verb, target: models.Model, *, by: Any, **details: Any) -> AuditEvent:
    """Append one event to the trail. ``by`` is a user, or None for the system.

    Must run inside the transaction of the act, so that both happen or neither.
    """
    # No savepoint: an event that cannot be written takes the act with it.
    with transaction.atomic(savepoint=False):
        event = AuditEvent(
            at=timezone.now(),
            actor_id=getattr(by, "pk", None),
            actor_name=str(by) if by else "sistem",
            verb=verb,
            target_type=target._meta.label_lower.split(".")[-1],
            target_id=str(target.pk),
            target_label=str(target)[:300],
            details=json.loads(json.dumps(details, default=str)),
            previous_hash=last_hash(),
        )
        event.hash = digest(event)
        event.save(force_insert=True)
        for follow in followers:
            follow(event, target)
    return event


def last_hash() -> str:
    """The end of the chain, "" before the first event, for one writer at a time.

    SQLite already has one writer (BEGIN IMMEDIATE). PostgreSQL takes a lock that ends
    with the transaction: two statements sent as one, of which the second, with a
    snapshot of its own, sees what the writer before has committed.
    """
    statement = f"SELECT hash FROM {TABLE} ORDER BY id DESC LIMIT 1"  # noqa: S608  # ours
    if connection.vendor == "postgresql":
        statement = f"SELECT pg_advisory_xact_lock({LOCK}); {statement}"
    with connection.cursor() as cursor:
        cursor.execute(statement)
        last = cursor.fetchone()
    return last[0] if last else ""


def queue_up() -> None:
    """Wait until nobody else is between an act and its commit.

    For whoever keeps something derived from the record without an act of their own.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def digest(event: AuditEvent) -> str:
    """SHA-256 over the event's fields and the hash before it, as 64 hex digits."""
    fields = [
        event.previous_hash,
        event.at.isoformat(),
        event.actor_id,
        event.actor_name,
        str(event.verb),
        event.target_type,
        event.target_id,
        event.target_label,
        event.details,
    ]
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def first_broken() -> AuditEvent | None:
    """The first event that does not follow from the one before it, or None."""
    previous = ""
    for event in AuditEvent.objects.order_by("pk").iterator(chunk_size=2000):
        if event.previous_hash != previous or event.hash != digest(event):
            return event
        previous = event.hash
    return None
