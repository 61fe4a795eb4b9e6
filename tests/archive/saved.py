"""Saved searches and what is said for them to find."""

from __future__ import annotations

import uuid

from meetings.archive import saving
from meetings.archive.indexing import index_directives
from meetings.archive.news import news_of
from meetings.models import Directive, SavedSearch
from tests import factories as f


def say(text="Siapkan pompa banjir.", **values):
    """A directive that is found at once."""
    directive = f.DirectiveFactory(text=text, **values)
    index_directives(Directive.objects.filter(pk=directive.pk))
    return directive


def save(user, query="q=banjir", *, name="Banjir", digest="never"):
    values = {"name": name, "digest": digest}
    return saving.save_search(values, query=query, uuid=uuid.uuid4(), by=user)


def count_of(search):
    """How much is new in it for its owner, as the owner is now."""
    search = SavedSearch.objects.select_related("user").get(pk=search.pk)
    [news] = news_of([search], search.user)
    return news.count
