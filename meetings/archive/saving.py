"""Acts on saved searches and their feeds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from meetings.access.models import User
from meetings.agenda.models.check_in import new_token
from meetings.archive.models import SavedSearch
from meetings.archive.news import newest
from meetings.archive.saved_query import same
from meetings.audit.models import Verb
from meetings.audit.trail import record
from meetings.concurrency import apply, claim, once
from meetings.minutes.models.confirmation import hash_of

MOST = 50  # searches of one user
NEVER = SavedSearch.Digest.NEVER


class TooMany(Exception):
    """The user keeps as many searches as anybody may."""


class AlreadySaved(Exception):
    """The user keeps this search under this name already."""


@transaction.atomic
def save_search(
    values: Mapping[str, Any], *, query: str, uuid: UUID, by: User
) -> SavedSearch:
    """Keep a search (``query``: a query string) under a name.

    Nothing is new in it yet. Raises TooMany and AlreadySaved.
    """
    User.objects.select_for_update().get(pk=by.pk)  # two at once are counted as two

    def create() -> SavedSearch:
        own = list(SavedSearch.objects.visible_to(by))
        if len(own) >= MOST:
            raise TooMany(by)
        if any(e.name == values["name"] and same(e.query, query) for e in own):
            raise AlreadySaved(by)
        mark = newest()
        marks = {"seen": mark, "mailed": mark}
        search = SavedSearch.objects.create(
            user=by, query=query, uuid=uuid, **marks, **values
        )
        record(Verb.SEARCH_SAVED, search, by=by)
        return search

    return once(SavedSearch, uuid, create)


@transaction.atomic
def edit_search(
    search: SavedSearch, values: Mapping[str, Any], *, version: int, by: User
) -> SavedSearch:
    """Change name or digest; one that begins tells from now on. Raises Conflict."""
    search = claim(search, version)
    begins = search.digest == NEVER and values["digest"] != NEVER
    changed = apply(search, values)
    if begins:
        search.mailed = newest()
        search.save(update_fields=["mailed"])
    record(Verb.SEARCH_EDITED, search, by=by, fields=sorted(changed))
    return search


@transaction.atomic
def open_search(search: SavedSearch, *, by: User) -> SavedSearch:
    """The user looks: what is there now is no longer new."""
    search = locked(search)
    mark = newest()
    if mark > search.seen:
        search.seen = mark
        search.save(update_fields=["seen"])
        record(Verb.SEARCH_OPENED, search, by=by)
    return search


@transaction.atomic
def remove_search(search: SavedSearch, *, by: User) -> None:
    """Forget the search; its feed is dead with it."""
    search = locked(search)
    record(Verb.SEARCH_REMOVED, search, by=by, had_feed=search.has_feed)
    search.delete()


@transaction.atomic
def make_feed(search: SavedSearch, *, by: User) -> str:
    """Open the search's feed; its token is told this once, the one before it dies."""
    search, token = locked(search), new_token()
    renewed = search.has_feed
    keep(search, hash_of(token))
    record(Verb.FEED_MADE, search, by=by, renewed=renewed)
    return token


@transaction.atomic
def revoke_feed(search: SavedSearch, *, by: User) -> None:
    """Kill the feed's address; without one nothing happens."""
    search = locked(search)
    if search.has_feed:
        keep(search, "")
        record(Verb.FEED_REVOKED, search, by=by)


def keep(search: SavedSearch, token_hash: str) -> None:
    search.token_hash = token_hash
    search.token_made_at = timezone.now() if token_hash else None
    search.save(update_fields=["token_hash", "token_made_at"])


def locked(search: SavedSearch) -> SavedSearch:
    return SavedSearch.objects.select_for_update().get(pk=search.pk)
