"""``manage.py generate``: realistic, repeatable, never by accident among real data."""

import io
import re
from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from meetings.audit.trail import first_broken
from meetings.generate.rows import SEEDS, gatherings
from meetings.minutes.gaps import gaps
from meetings.minutes.reading import read_with
from meetings.models import Attendance, Directive, Meeting, Revision
from tests import factories as f
from tests.trail import verbs


def generate(meetings, seed=1, **more):
    out = io.StringIO()
    call_command("generate", meetings=meetings, seed=seed, stdout=out, **more)
    return out.getvalue()


def texts():
    return list(Directive.objects.order_by("uuid").values_list("uuid", "text"))


@pytest.mark.django_db
def test_each_meeting_has_twenty_directives_and_forty_attendees():
    generate(3)

    assert (
        Meeting.objects.count(),
        Directive.objects.count(),
        Revision.objects.count(),
        Attendance.objects.count(),
    ) == (3, 60, 60, 120)


@pytest.mark.django_db
def test_it_leaves_one_trace_and_a_whole_chain():
    generate(2)

    assert (verbs(), first_broken()) == (["data.generated"], None)


@pytest.mark.django_db
def test_what_it_makes_can_be_printed():
    generate(5)

    records = [
        read_with(meeting, Directive.objects.all()) for meeting in Meeting.objects.all()
    ]
    assert [gaps(record) for record in records] == [()] * 5


def test_the_same_seed_says_the_same():
    assert list(gatherings(7, range(3))) == list(gatherings(7, range(3)))


def test_another_seed_says_something_else():
    assert list(gatherings(7, range(3))) != list(gatherings(8, range(3)))


@pytest.mark.django_db
def test_the_same_again_adds_nothing():
    generate(2)
    before = texts()

    told = generate(2)

    assert (texts(), "0 rapat dibuat, 2 sudah ada" in told) == (before, True)


@pytest.mark.django_db
def test_more_adds_the_rest():
    generate(1)
    first = texts()

    generate(3)

    assert (len(texts()), set(first) <= set(texts())) == (60, True)


@pytest.mark.django_db
def test_quietly_it_says_nothing():
    assert generate(1, verbosity=0) == ""


@pytest.mark.django_db
def test_it_stays_out_of_a_real_office():
    f.MeetingFactory()

    with pytest.raises(CommandError, match="rapat sungguhan"):
        generate(1)

    assert Meeting.objects.count() == 1


@pytest.mark.django_db
def test_it_can_be_told_to_go_into_a_real_office():
    f.MeetingFactory()

    generate(1, force=True)

    assert Meeting.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("meetings", "seed"), [(0, 1), (-1, 1), (1_000_001, 1), (1, -1), (1, SEEDS)]
)
def test_numbers_out_of_range_are_refused(meetings, seed):
    with pytest.raises(CommandError, match="harus antara"):
        generate(meetings, seed)

    assert Meeting.objects.count() == 0


def test_the_words_are_thousands_and_some_are_common():
    said = " ".join(
        each.fields["text"]
        for held in gatherings(1, range(150))
        for each in held.directives
    )
    words = re.findall(r"\w+", said.lower())

    counts = sorted(Counter(words).values(), reverse=True)
    assert (len(counts) > 2000, counts[0] > 100 * counts[len(counts) // 2]) == (
        True,
        True,
    )
