"""The pattern by which an institution numbers its papers."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from meetings.directory.numbering import check_pattern, number_from
from meetings.models import Stationery
from tests import factories as f

DAY = dt.date(2026, 11, 3)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("400.14.6/{nomor}/{kode}/{tahun}", "400.14.6/7/BPB/2026"),
        ("{nomor:3}/{kode}/{bulan}/{tahun}", "007/BPB/XI/2026"),
        ("{tahun}-{nomor:6}", "2026-000007"),
    ],
)
def test_a_number_is_made_of_its_pattern(pattern, number):
    check_pattern(pattern)

    assert number_from(pattern, serial=7, code="BPB", day=DAY) == number


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{nomor}/{kode}", "tahun"),
        ("400/{tahun}", "nomor"),
        ("{nomor}/{tahun}/{unit}", "Yang dikenal"),
        ("{nomor:9}/{tahun}", "Yang dikenal"),
        ("{nomor}/{tahun}}", "Yang dikenal"),
    ],
)
def test_a_pattern_that_cannot_count_is_refused(pattern, told):
    with pytest.raises(ValidationError, match=told):
        check_pattern(pattern)


def test_the_set_up_refuses_it_too(db):
    paper = Stationery(institution=f.InstitutionFactory(), number_pattern="{nomor}")

    with pytest.raises(ValidationError) as refusal:
        paper.full_clean()

    assert "number_pattern" in refusal.value.message_dict
