"""What a feed hands out: the newest that its owner may read and anybody might.

A token is not a login, so nothing above "biasa" goes out, whatever the owner's
clearance.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max, Min
from django.utils import timezone

from meetings.access.classification import Classification
from meetings.archive.chosen import chosen_in
from meetings.archive.finding import matching
from meetings.archive.models import SavedSearch
from meetings.archive.naming import known_meanings
from meetings.archive.query import parse
from meetings.archive.wanted import want
from meetings.audit.models import AuditEvent
from meetings.minutes.models import Directive
from meetings.minutes.models.confirmation import hash_of
from meetings.minutes.said import Said, told

MOST = 100
SETTLED = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Entry:
    """A directive as it goes out, with its name for ever and its times."""

    said: Said
    uuid: UUID
    published: dt.datetime
    updated: dt.datetime


def opened_by(token: str) -> SavedSearch | None:
    """The door: the search whose feed this token opens, while its owner may sign in."""
    searches = SavedSearch.objects.select_related("user")
    found = searches.filter(token_hash=hash_of(token), user__is_active=True)
    return found.first()


def entries_of(search: SavedSearch) -> list[Entry]:
    """The newest first, as the owner may see them now."""
    asked, user = search.asked, search.user
    query = parse(asked.get("q", ""))
    wanted = want(query, chosen_in(asked), known_meanings(), user=user)
    open_ones = matching(wanted).filter(
        directive__classification=Classification.ORDINARY
    )
    keys = list(open_ones.values_list("directive", flat=True)[:MOST])
    rows = Directive.objects.visible_to(user).filter(pk__in=keys)
    times = rows.annotate(first=Min("revisions__at"), last=Max("revisions__at"))
    known = {
        pk: (uuid, first or search.created_at, last or search.created_at)
        for pk, uuid, first, last in times.values_list("pk", "uuid", "first", "last")
    }
    said = {each.item.id: each for each in told(rows)}
    return [Entry(said[key], *known[key]) for key in keys if key in said]


def unchanged_since() -> dt.datetime | None:
    """Since when no feed can have changed; None when that is only just now.

    Every change of what a feed shows is an act in the trail, except that rights which
    hang on an office begin and end with a day. A feed's own newest entry would not do:
    what is removed or classified leaves no later date behind.
    """
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    acts = AuditEvent.objects.order_by("-pk").values_list("at", flat=True)
    last = max(midnight, acts.first() or midnight)
    return last if timezone.now() - last > SETTLED else None
