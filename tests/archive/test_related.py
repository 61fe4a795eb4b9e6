"""“Disinggung lagi”: where nearly the same was said."""

import datetime as dt

import pytest
from django.urls import reverse

from meetings.archive.likeness import rarity_in, stems_in
from meetings.archive.relating import related_to
from tests import factories as f

OWN = "Camat membersihkan drainase sebelum puncak musim hujan."
ALIKE = "Sebelum puncak musim hujan, drainase dibersihkan camat dan lurah."
OTHER = "Dinas Kesehatan menyiapkan vaksin bagi lansia."


@pytest.fixture
def elsewhere(meeting, say):
    """``elsewhere("…")``: said in a meeting of its own."""

    def elsewhere(text, *, date=dt.date(2025, 1, 10), meeting_class=0, **values):
        there = f.MeetingFactory(
            institution=meeting.institution, date=date, classification=meeting_class
        )
        return say(text, meeting=there, **values)

    return elsewhere


def found(directive, user):
    return [each.said.item.id for each in related_to(directive, user)]


def test_nearly_the_same_words_are_found_both_ways(say, elsewhere, leader):
    own, other = say(OWN), elsewhere(ALIKE)
    elsewhere(OTHER)

    assert (found(own, leader), found(other, leader)) == ([other.pk], [own.pk])


def test_it_tells_how_much_and_when(say, elsewhere, leader):
    own = say(OWN)
    elsewhere(OWN)
    elsewhere(OWN, date=dt.date(2027, 1, 10))
    elsewhere(OWN, date=f.DAY)
    elsewhere(OWN, date=None)

    told = [(each.percent, each.when) for each in related_to(own, leader)]

    assert told == [(100, "sesudahnya"), (100, ""), (100, "sebelumnya"), (100, "")]


def test_the_same_meeting_is_not_again(say, leader):
    own = say(OWN)
    say(ALIKE)

    assert found(own, leader) == []


def test_in_the_same_matter_less_is_enough(meeting, say, elsewhere, leader):
    topic = f.TopicFactory(series=f.SeriesFactory(institution=meeting.institution))
    own = say(OWN, agenda_item=f.AgendaItemFactory(meeting=meeting, topic=topic))
    loose = elsewhere("Drainase pada musim hujan dipetakan oleh petugas.")
    assert found(own, leader) == []

    item = f.AgendaItemFactory(meeting=loose.meeting, topic=topic)
    loose.agenda_item = item
    loose.save()
    elsewhere(OTHER)

    (each,) = related_to(own, leader)
    assert (each.said.item.id, each.alike.same_matter) == (loose.pk, True)


def test_at_most_five_are_told(say, elsewhere, leader):
    own = say(OWN)
    for day in range(1, 8):
        elsewhere(OWN, date=dt.date(2025, 1, day))

    dates = [each.said.meeting.date.day for each in related_to(own, leader)]

    assert dates == [7, 6, 5, 4, 3]


def test_two_words_are_not_compared(say, elsewhere, leader):
    own = say("Posko siaga.")
    elsewhere("Posko siaga.")

    assert found(own, leader) == []


def test_a_directive_without_words_has_none(say, elsewhere, leader):
    own = say("")
    elsewhere(OWN)

    assert found(own, leader) == []


def test_what_is_not_in_the_index_has_none(meeting, leader):
    assert found(f.DirectiveFactory(meeting=meeting), leader) == []


def test_what_the_reader_does_not_see_is_not_told(say, elsewhere, official, leader):
    own = say(OWN)
    elsewhere(OWN)

    assert (found(own, official), len(found(own, leader))) == ([], 1)


def test_what_is_above_the_reader_is_not_told(say, elsewhere, leader):
    own = say(OWN)
    elsewhere(OWN, classification=2)
    elsewhere(OWN, meeting_class=1)
    reader = f.user_with("leadership")

    assert (found(own, reader), len(found(own, leader))) == ([], 2)


def test_it_is_a_page_and_a_piece_of_the_directive(say, elsewhere, leader, client_of):
    own, client = say(OWN), client_of(leader)
    elsewhere(ALIKE)
    url = reverse("archive:related", args=[own.pk])

    page, piece = client.get(url), client.get(url, headers={"HX-Request": "true"})

    assert "<h1>Butir yang terkait</h1>" in page.content.decode()
    assert "drainase dibersihkan camat" in piece.content.decode()
    assert "<h1>" not in piece.content.decode()
    directive = client.get(reverse("minutes:directive", args=[own.pk]))
    assert f'hx-get="{url}"' in directive.content.decode()


def test_what_is_classified_is_read_at_its_own_page(say, elsewhere, leader, client_of):
    own = say(OWN)
    elsewhere(ALIKE, classification=2)

    page = client_of(leader).get(reverse("archive:related", args=[own.pk]))

    assert "Buka butir ini untuk membaca isinya" in page.content.decode()
    assert "dibersihkan camat" not in page.content.decode()


def test_when_there_is_none_it_says_so(say, leader, client_of):
    page = client_of(leader).get(reverse("archive:related", args=[say(OWN).pk]))

    assert "Tidak ada butir rapat lain yang serupa" in page.content.decode()


def test_breaks_are_no_words():
    assert stems_in("camat zz lurah camat") == {"camat", "lurah"}


def test_a_rare_stem_weighs_more():
    rarity = rarity_in([{"camat"}, {"camat", "gempa"}, {"camat"}])

    assert rarity.weight("gempa") > rarity.weight("camat")
    assert rarity.rarest(["camat", "gempa", "lumpur", "pasir"], 3) == [
        "lumpur",
        "pasir",
        "gempa",
    ]


def test_the_share_is_of_its_own_stems():
    rarity = rarity_in([])

    assert rarity.share({"a", "b", "c", "d"}, {"a", "b", "x", "y", "z"}) == 0.5
    assert rarity.share({"a", "b"}, {"a", "b"}) == 0.0
