"""An archive with something in it, and a way to ask it."""

import pytest

from meetings.archive.indexing import index_directives
from meetings.archive.models import ThingEntry
from meetings.archive.searching import search
from meetings.archive.things import ROWS, index_things
from meetings.minutes.models import Directive
from tests import factories as f
from tests.archive.programs import bearer


@pytest.fixture
def indexed():
    """``indexed()``: what the factories made is in the index, as if by acts."""

    def index():
        index_directives(Directive.objects.all())
        for kind in ThingEntry.Type:
            index_things(kind, ROWS[kind].objects.all())

    return index


@pytest.fixture
def say(meeting, indexed):
    """``say("Pompa disiagakan.")``: a directive that can be found."""

    def say(text, **values):
        said = f.DirectiveFactory(**{"meeting": meeting, "text": text, **values})
        indexed()
        return said

    return say


@pytest.fixture
def found_by():
    """``found_by(user, "pompa")``: texts of the first page, in order."""

    def found(user, typed, chosen=None, **how):
        page = search(typed, chosen or {}, user, **how)
        return [hit.said.item.text for _, hits in page.meetings for hit in hits]

    return found


@pytest.fixture
def desk(secretariat):
    """A program that reads in the name of the secretariat."""
    return bearer(secretariat)
