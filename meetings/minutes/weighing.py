"""The act of saying how strictly checks are taken."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from meetings.access.models import User
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.minutes.models import CheckSetting


@transaction.atomic
def weigh(severities: Mapping[str, str], *, by: User) -> None:
    """Give each check, by slug, its severity; an empty one is the check's default."""
    rows = CheckSetting.objects.select_for_update().in_bulk(field_name="slug")
    for slug, severity in severities.items():
        row = rows.get(slug) or CheckSetting(slug=slug)
        if severity == row.severity:
            continue
        verb = Verb.SETUP_CHANGED if row.pk else Verb.SETUP_ADDED
        before, row.severity = row.severity, severity
        if severity:
            row.save()
            record(verb, row, by=by, severity=[before, severity])
        else:
            record(Verb.SETUP_REMOVED, row, by=by, severity=[before, severity])
            row.delete()
