"""What counts as new: what matches above the mark, for the reader as they are now."""

import pytest
from django.urls import reverse

from meetings.archive import news
from meetings.archive.chosen import chosen_in
from meetings.archive.news import News, news_for, news_of
from meetings.archive.reindexing import outstanding, reindex
from meetings.archive.searching import search
from meetings.minutes import actions
from meetings.models import Addressee, Grant, SavedSearch
from tests import factories as f
from tests.archive.saved import count_of, save, say

pytestmark = pytest.mark.django_db


def test_what_was_said_before_saving_is_not_new(leader):
    say()
    saved = save(leader)
    say()
    say("Bersihkan saluran.")

    assert count_of(saved) == 1


def test_it_is_the_number_that_the_search_finds(leader, host):
    """Also by names: what is asked at once for many is what is asked for one."""
    office = f.PositionFactory(name="Wali Kota Contoh", institution=host)
    forum = f.SeriesFactory(name="Tim Terpadu")
    meeting = f.MeetingFactory(institution=host, series=forum)
    item = f.AgendaItemFactory(
        meeting=meeting, topic=f.TopicFactory(series=forum, title="Pilkada")
    )
    queries = ["", "q=banjir", "q=tidakada", "q=oleh:walikota", "q=kepada:kesehatan"]
    queries += ["q=topik:pilkada", 'q=forum:"tim terpadu" banjir', "q=oleh:tidakada"]
    queries += ["q=kepada:yang", "jenis=appeal", "q=-pompa", "q=topik:lain"]
    saved = [save(leader, query) for query in queries]
    speaker = f.office_line(meeting, office)
    said = say(meeting=meeting, speaker=speaker, agenda_item=item)
    health = f.InstitutionFactory(name="Dinas Kesehatan")
    Addressee.objects.create(directive=said, institution=health)
    say("Imbauan pompa.", kind="appeal", meeting=meeting)
    say("Lain.")
    for part in outstanding():
        list(reindex(part))

    counts = [each.count for each in news_of(saved, leader)]

    found = [
        search(each.asked.get("q", ""), chosen_in(each.asked), leader) for each in saved
    ]
    totals = [0 if each.wanted.loose else each.tally.total for each in found]
    assert counts == totals
    assert counts[:4] == [3, 1, 0, 1]


def test_what_another_may_read_is_not_new_to_the_reader(official):
    saved = save(official)
    say()

    assert count_of(saved) == 0


def test_a_lowered_clearance_ends_the_news(leader):
    saved = save(leader)
    say(meeting=f.MeetingFactory(classification=2))
    assert count_of(saved) == 1

    leader.clearance = 1
    leader.save()

    assert count_of(saved) == 0


def test_a_role_taken_away_ends_the_news(leader):
    saved = save(leader)
    say()

    Grant.objects.filter(user=leader).delete()

    assert count_of(saved) == 0


def test_what_was_removed_is_not_new(leader):
    saved = save(leader)
    actions.remove_directive(say(), by=leader)

    assert count_of(saved) == 0


def test_what_was_reclassified_above_the_clearance_is_not_new(
    official, meeting, indexed
):
    saved = save(official)
    said = say(meeting=meeting)
    assert count_of(saved) == 1

    said.classification = 1
    said.save()
    indexed()

    assert count_of(saved) == 0


def test_many_are_told_of_as_many(leader, monkeypatch):
    monkeypatch.setattr(news, "COUNTED", 2)
    saved = save(leader)
    for _ in range(4):
        say()

    [found] = news_of([saved], leader)

    assert (found.count, found.text) == (3, "2+ baru")


def test_where_nothing_was_recorded_since_nothing_is_searched(
    leader, django_assert_num_queries
):
    say()
    saved = save(leader)

    with django_assert_num_queries(1):
        assert [each.count for each in news_of([saved], leader)] == [0]


def test_nothing_is_told_of_as_nothing(leader):
    assert News(SavedSearch(), 0).text == ""
    assert news_of([], leader) == []


@pytest.mark.parametrize("who", ["secretariat", "leader", "official", "agency"])
def test_the_front_door_shows_what_is_new(who, request, client_of, meeting):
    user = request.getfixturevalue(who)
    saved, quiet = save(user), save(user, "q=sampah", name="Sampah")
    say(meeting=meeting)

    page = client_of(user).get("/").content.decode()

    assert "Banjir: 1 baru" in page
    assert reverse("archive:open_search", args=[saved.pk]) in page
    assert reverse("archive:open_search", args=[quiet.pk]) not in page


def test_the_front_door_is_silent_without_news(client_of, leader):
    save(leader)

    assert "Baru pada pencarian" not in client_of(leader).get("/").content.decode()


def test_the_admin_who_reads_nothing_is_told_nothing(client_of, admin_user):
    save(admin_user)
    say()

    assert "news" not in client_of(admin_user).get("/").context
    assert news_for(admin_user) == []
