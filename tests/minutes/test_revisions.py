"""Versions of a directive, compared."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from meetings.minutes import actions
from meetings.minutes.models import Directive
from meetings.minutes.revisions import (
    LABELS,
    content_of,
    differences,
    history,
    ordinal_word,
    readable,
)
from tests import factories as f

WORDS = st.text(max_size=20)
CONTENTS = st.fixed_dictionaries(
    {
        "speaker": st.none() | st.integers(1, 9),
        "speaker_label": WORDS,
        "agenda_item": st.none() | st.integers(1, 9),
        "agenda_item_label": WORDS,
        "kind": st.sampled_from(Directive.Kind.values),
        "ordinal": st.none() | st.integers(1, 20),
        "text": WORDS,
        "quote": WORDS,
        "classification": st.integers(0, 3),
        "addressees": st.lists(st.fixed_dictionaries({"label": WORDS}), max_size=3),
    }
)


@pytest.mark.parametrize(
    ("ordinal", "word"),
    [(None, ""), (1, "Pertama"), (3, "Ketiga"), (10, "Kesepuluh"), (11, "Ke-11")],
)
def test_an_ordinal_is_a_word(ordinal, word):
    assert ordinal_word(ordinal) == word


def test_a_version_keeps_keys_to_restore_and_words_to_read(meeting, speaker, say):
    item = f.AgendaItemFactory(meeting=meeting, title="Banjir")
    office = f.PositionFactory(name="Camat")

    directive = say(
        "Siaga.", agenda_item=item, ordinal=2, addressees=[{"position": office.pk}]
    )

    camat = {"institution": None, "position": office.pk, "group": "", "label": "Camat"}
    assert content_of(directive) == {
        "speaker": speaker.pk,
        "speaker_label": "Camat, Sari",
        "agenda_item": item.pk,
        "agenda_item_label": "Banjir",
        "kind": "directive",
        "ordinal": 2,
        "text": "Siaga.",
        "quote": "",
        "classification": 0,
        "addressees": [camat],
    }


def test_a_new_directive_differs_in_all_that_is_filled(directive):
    assert differences(None, content_of(directive)) == [
        ("Pembicara", "", "Camat, Sari"),
        ("Jenis", "", "Arahan"),
        ("Isi", "", "Pompa disiagakan."),
        ("Klasifikasi keamanan", "", "Biasa"),
    ]


def test_two_versions_differ_in_words(directive, secretariat):
    before = content_of(directive)
    values = {"kind": "appeal", "ordinal": 1, "addressees": [{"group": "RT"}]}

    after = actions.edit_directive(directive, values, version=1, by=secretariat)

    assert differences(before, content_of(after)) == [
        ("Jenis", "Arahan", "Imbauan"),
        ("Urutan pesan", "", "Pertama"),
        ("Ditujukan kepada", "", "RT"),
    ]


@given(CONTENTS)
def test_a_version_does_not_differ_from_itself(content):
    assert differences(content, content) == []


@given(CONTENTS, CONTENTS)
def test_differences_are_the_same_both_ways(one, other):
    there, back = differences(one, other), differences(other, one)

    assert there == [(label, before, after) for label, after, before in back]


@given(CONTENTS, CONTENTS)
def test_what_differs_is_told_in_the_order_of_the_form(one, other):
    old, new = readable(one), readable(other)

    labels = [label for label, *_ in differences(one, other)]

    assert labels == [LABELS[key] for key in LABELS if old[key] != new[key]]


def test_the_history_is_told_newest_first(directive, secretariat):
    actions.edit_directive(directive, {"text": "B"}, version=1, by=secretariat)
    actions.remove_directive(directive, by=secretariat)

    told = [(r.version, r.act, r.changes[-1:]) for r in history(directive, clearance=0)]

    assert told == [
        (3, "removed", []),
        (2, "edited", [("Isi", "Pompa disiagakan.", "B")]),
        (1, "added", [("Klasifikasi keamanan", "", "Biasa")]),
    ]


def test_the_history_has_a_page(recorder, directive):
    url = reverse("minutes:directive_history", args=[directive.pk])

    revisions = recorder.get(url).context["revisions"]

    assert [str(revision) for revision in revisions] == ["Versi 1"]


@pytest.fixture
def opened(say, secretariat):
    """A directive that was secret, and was then reworded for everybody."""
    secret = say("Sandi pos.", classification=2)
    values = {"text": "Pos dijaga.", "classification": 0}
    return actions.edit_directive(secret, values, version=1, by=secretariat)


def test_a_secret_version_is_not_told_below_its_class(client_of, opened):
    client = client_of(f.user_with("secretariat", clearance=1))

    page = client.get(reverse("minutes:directive_history", args=[opened.pk]))

    assert "Sandi pos" not in page.content.decode()


def test_a_secret_version_is_not_restored_below_its_class(client_of, opened):
    client = client_of(f.user_with("secretariat", clearance=1))
    url = reverse("minutes:restore_directive", args=[opened.pk])

    assert client.post(url, {"version": 1}).status_code == 400


def test_a_directive_is_called_by_its_words(directive):
    assert (str(directive), str(Directive(number=7))) == (
        "Pompa disiagakan.",
        "Butir 7",
    )
