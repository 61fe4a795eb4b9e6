"""The index made anew: in batches, resumable, while people work."""

import datetime as dt
import io

import pytest
from django.core.management import CommandError, call_command

from meetings.archive import indexing, reindexing
from meetings.archive.models import (
    DirectiveEntry,
    IndexProgress,
    PaperText,
    ThingEntry,
)
from meetings.minutes.models import Directive
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(reindexing, "BATCH", 2)


def reindex(**options):
    out = io.StringIO()
    call_command("reindex", stdout=out, **options)
    return out.getvalue().strip()


def found():
    return set(DirectiveEntry.objects.values_list("directive", flat=True))


def test_what_is_missing_is_indexed(small_batches, meeting):
    said = f.DirectiveFactory.create_batch(5, meeting=meeting)

    told = reindex()

    assert found() == {each.pk for each in said}
    assert told.endswith("entri disusun.")


def test_what_is_done_is_not_done_again(meeting):
    f.DirectiveFactory(meeting=meeting)
    reindex()

    assert reindex() == "Indeks pencarian sudah mutakhir."


def test_quietly(meeting):
    assert reindex(verbosity=0) == ""


def test_it_goes_on_where_it_stopped(small_batches, meeting):
    f.DirectiveFactory.create_batch(5, meeting=meeting)
    batches = reindexing.reindex("directives")
    next(batches)
    batches.close()

    assert (len(found()), reindexing.outstanding()["directives"]) == (2, 3)
    reindex()
    assert len(found()) == 5


def test_all_starts_anew_and_keeps_what_is_found_meanwhile(meeting):
    f.DirectiveFactory(meeting=meeting)
    reindex()
    DirectiveEntry.objects.update(body="lama")

    reindexing.forget()
    assert len(found()) == 1
    reindex(all=True)

    assert DirectiveEntry.objects.get().body != "lama"


def test_another_analyser_starts_anew(meeting, monkeypatch):
    f.DirectiveFactory(meeting=meeting)
    reindex()

    monkeypatch.setattr(reindexing, "ANALYSER", indexing.ANALYSER + 1)

    assert reindexing.outstanding()["directives"] == 1


def test_what_is_gone_is_taken_out(meeting):
    f.DirectiveFactory(meeting=meeting)
    item = f.AgendaItemFactory(meeting=meeting)
    reindex()
    # As only somebody with a shell does it.
    Directive.objects.update(removed_at="2026-03-10T00:00:00Z")
    type(item).objects.all().delete()

    reindex(all=True)

    assert found() == set()
    assert not ThingEntry.objects.filter(type=ThingEntry.Type.ITEM).exists()


def test_progress_says_of_what_it_is(meeting):
    reindex()

    assert {str(each) for each in IndexProgress.objects.all()} == set(reindexing.PARTS)


def test_entries_say_what_they_are_of(meeting):
    said = f.DirectiveFactory(meeting=meeting)
    reindex()

    assert str(said.entry) == f"Butir {said.pk}"
    assert str(ThingEntry.objects.get(type=1)) == str(meeting)


def test_a_day_in_the_far_future_is_no_error(host):
    meeting = f.MeetingFactory(institution=host, date=dt.date.max)
    f.DirectiveFactory(meeting=meeting)

    reindex()

    assert DirectiveEntry.objects.get().date == dt.date.max


def test_files_from_before_are_read(meeting, django_capture_on_commit_callbacks):
    paper = f.photo_of(meeting)

    with django_capture_on_commit_callbacks(execute=True):
        reindex()

    assert PaperText.objects.get().attachment == paper


def test_who_stops_it_is_told_that_it_goes_on(small_batches, meeting, monkeypatch):
    f.DirectiveFactory.create_batch(3, meeting=meeting)
    index = reindexing.index
    stopped = iter([index])

    def until_stopped(part, rows):
        next(stopped, stop)(part, rows)

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(reindexing, "index", until_stopped)

    with pytest.raises(CommandError, match="jalankan lagi untuk melanjutkan"):
        reindex()
    assert DirectiveEntry.objects.count() == 2
