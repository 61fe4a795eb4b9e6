"""A frozen record, and the copies that readers of each class get of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from meetings.minutes import snapshot
from meetings.minutes.gaps import items_of
from meetings.minutes.record import Erratum
from tests.documents import samples


def erratum(item_id, paragraph="Butir 9, isi"):
    return Erratum(paragraph, "lama", "baru", "Salah ketik", "Camat", "3 Mei", item_id)


@pytest.mark.parametrize("record", [samples.SEED, samples.BARE, samples.crowd(60)])
def test_frozen_and_thawed_it_is_the_same(record):
    plain = snapshot.freeze(record)

    assert snapshot.thaw(plain) == record
    assert json.loads(json.dumps(plain)) == plain


def test_a_field_that_came_later_has_its_default():
    plain = snapshot.freeze(samples.SEED)
    del plain["errata"], plain["own_classification"]

    assert snapshot.thaw(plain) == samples.SEED


@pytest.mark.parametrize("name", snapshot.NOT_APPROVED)
def test_what_issuing_writes_is_not_part_of_what_is_approved(name):
    other = replace(samples.SEED, **{name: getattr(samples.BARE, name) or "x"})

    assert snapshot.digest(other) == snapshot.digest(samples.SEED)


def test_another_word_is_another_digest():
    other = replace(samples.SEED, closing="Lain.")

    assert snapshot.digest(other) != snapshot.digest(samples.SEED)


def classed():
    """The seed with its second directive confidential, and an erratum of it."""
    record = samples.SEED
    second = items_of(record)[1].id
    high = snapshot.each_item(
        record,
        lambda item: replace(item, classification=2) if item.id == second else item,
    )
    last = items_of(record)[-1].id
    errata = (erratum(second), erratum(None, "Penutup"), erratum(last))
    return replace(high, errata=errata)


def test_a_copy_for_each_class_that_occurs():
    assert snapshot.levels(classed()) == (0, 2)


def test_the_lower_copy_is_numbered_as_if_the_rest_were_not_there():
    copy = snapshot.at_level(classed(), 0)
    plain = items_of(samples.SEED)

    assert [item.number for item in items_of(copy)] == list(range(1, len(plain)))
    assert (copy.classification, copy.classification_label) == (0, "Biasa")


def test_errata_of_the_lower_copy_call_things_by_its_own_numbers():
    copy, whole = snapshot.at_level(classed(), 0), snapshot.at_level(classed(), 2)
    count = len(items_of(samples.SEED))

    assert [each.paragraph for each in copy.errata] == [
        "Penutup",
        f"Butir {count - 1}, isi",
    ]
    assert [each.paragraph for each in whole.errata] == [
        "Butir 2, isi",
        "Penutup",
        f"Butir {count}, isi",
    ]


def test_the_upper_copy_says_its_class():
    copy = snapshot.at_level(classed(), 3)

    assert (copy.classification, copy.classification_label) == (2, "Rahasia")


def test_turns_between_which_nothing_is_left_become_one():
    record = samples.SEED
    section = next(each for each in record.sections if len(each.turns) > 1)
    first, second, *rest = section.turns
    again = replace(first, items=tuple(replace(i, id=i.id + 900) for i in first.items))
    hidden = replace(
        second, items=tuple(replace(i, classification=3) for i in second.items)
    )
    whole = replace(
        record,
        agenda=(replace(section, turns=(first, hidden, again, *rest)),),
        unassigned=None,
    )

    copy = snapshot.at_level(whole, 0)

    [only] = copy.agenda
    assert only.turns[0].speaker == first.speaker
    assert len(only.turns[0].items) == 2 * len(first.items)


def test_a_section_without_agenda_item_goes_when_nothing_is_left():
    section = replace(samples.SEED.sections[0], id=0, number=None)
    whole = replace(samples.SEED, agenda=(), unassigned=section)

    none = {"wanted": lambda item: False, "carried": lambda duty: False}
    assert snapshot.only(whole, **none).unassigned is None
