"""A search is kept, renamed, opened and removed by its owner, and by nobody else."""

import uuid

import pytest
from django.urls import reverse

from meetings.archive import saving
from meetings.archive.saving_views import FULL, SAVED
from meetings.models import SavedSearch
from tests import factories as f
from tests.archive.saved import count_of, save, say
from tests.trail import last_event, verbs

pytestmark = pytest.mark.django_db
LIST = "/cari/tersimpan/"
SAVE = "/cari/simpan/"


@pytest.fixture
def mine(leader):
    return save(leader)


@pytest.fixture
def client(client_of, leader):
    return client_of(leader)


def at(name, search):
    return reverse(f"archive:{name}", args=[search.pk])


def typed(**values):
    return {"name": "Banjir", "digest": "never", "query": "q=banjir", **values}


def test_the_results_lead_to_a_form_with_a_name(client):
    page = client.get("/cari/?q=banjir&jenis=appeal&page=3&urut=terbaru")

    assert f"{SAVE}?q=banjir&amp;jenis=appeal" in page.content.decode()
    form = client.get(f"{SAVE}?q=banjir&jenis=appeal&page=3&urut=terbaru")
    assert form.context["form"].initial["name"] == "Banjir, Imbauan"
    assert form.context["form"].initial["query"] == "q=banjir&jenis=appeal"


def test_a_search_is_kept_and_nothing_is_new_in_it(client, leader):
    say()

    response = client.post(SAVE, typed(query="q=banjir&page=2&jahat=1"))

    assert response.headers["Location"] == LIST
    search = SavedSearch.objects.get(user=leader)
    assert (search.name, search.query, count_of(search)) == ("Banjir", "q=banjir", 0)


def test_keeping_is_audited_without_saying_what(client):
    client.post(SAVE, typed())

    search = SavedSearch.objects.get()
    event = last_event()
    assert (event.verb, event.target_label, event.details) == (
        "saved_search.saved",
        f"Pencarian tersimpan {search.pk}",
        {},
    )


def test_a_second_click_keeps_one(client):
    once = uuid.uuid4()

    for _ in range(2):
        client.post(SAVE, typed(uuid=once))

    assert SavedSearch.objects.count() == 1


def test_without_a_name_it_is_refused(client):
    response = client.post(SAVE, typed(name=" "))

    assert response.status_code == 422
    assert SavedSearch.objects.count() == 0


def test_what_is_too_long_is_refused(client):
    response = client.post(SAVE, typed(query="q=" + "é" * 400))

    assert response.status_code == 422
    assert "terlalu panjang" in response.content.decode()


def test_the_fifty_first_is_refused(client, leader, monkeypatch):
    monkeypatch.setattr(saving, "MOST", 2)
    save(leader)
    save(leader, "q=rob")

    response = client.post(SAVE, typed())

    assert response.status_code == 422
    assert FULL in response.content.decode()
    assert SavedSearch.objects.count() == 2


def test_another_s_searches_do_not_count(client, monkeypatch, official):
    monkeypatch.setattr(saving, "MOST", 1)
    save(official)

    assert client.post(SAVE, typed()).status_code == 302


def test_the_same_under_the_same_name_is_refused(client, leader):
    saved = save(leader, "q=banjir&oleh=1&oleh=2")

    response = client.post(SAVE, typed(query="q=banjir&oleh=2&oleh=1"))

    assert response.status_code == 422
    assert SAVED in response.content.decode()
    assert f'href="{LIST}#pencarian-{saved.pk}">Banjir</a>' in response.content.decode()
    assert SavedSearch.objects.count() == 1


@pytest.mark.parametrize("other", [{"name": "Rob"}, {"query": "q=rob"}])
def test_another_name_or_another_search_is_kept(other, client, mine):
    assert client.post(SAVE, typed(**other)).status_code == 302


def test_the_form_says_that_it_is_saved_already(client, mine):
    assert "sudah Anda simpan" in client.get(f"{SAVE}?q=banjir").content.decode()
    assert "sudah Anda simpan" not in client.get(f"{SAVE}?q=rob").content.decode()


def test_another_s_search_is_not_saved_already(client, official):
    save(official)

    assert "sudah Anda simpan" not in client.get(f"{SAVE}?q=banjir").content.decode()
    assert client.post(SAVE, typed()).status_code == 302


def test_what_is_looked_for_is_told_by_name(client, leader):
    office = f.PositionFactory(name="Wali Kota Contoh")
    save(leader, f"oleh={office.pk}&sejak=2022-01-01")

    page = client.get(LIST).content.decode()

    assert "oleh Wali Kota Contoh, sejak 1 Januari 2022" in page


@pytest.mark.parametrize(
    ("email", "host", "told"),
    [
        ("a@contoh.id", "mail", "ke a@contoh.id"),
        ("", "mail", "belum mempunyai alamat"),
        ("a@contoh.id", "", "belum diatur untuk mengirim"),
    ],
)
def test_the_form_says_where_a_digest_goes(client, leader, settings, email, host, told):
    settings.EMAIL_HOST = host
    leader.email = email
    leader.save()

    assert told in client.get(SAVE).content.decode()


def test_the_list_tells_what_is_new(client, mine):
    say()
    say("Bersihkan saluran.")

    page = client.get(LIST).content.decode()

    assert "1 baru" in page


def test_an_empty_list_says_how_to_begin(client):
    assert "Belum ada pencarian tersimpan" in client.get(LIST).content.decode()


def test_opening_leads_to_what_is_new_and_ends_the_news(client, mine):
    say()

    response = client.post(at("open_search", mine))

    assert response.headers["Location"] == f"/cari/?q=banjir&baru={mine.seen}"
    assert count_of(mine) == 0
    assert verbs()[-1] == "saved_search.opened"


def test_just_what_the_notice_counted_is_shown_and_can_be_shown_again(client, leader):
    say("Banjir lama.")
    saved = save(leader)
    say("Banjir baru."), say("Banjir lain."), say("Bersihkan saluran.")
    count = count_of(saved)

    address = client.post(at("open_search", saved)).headers["Location"]

    for _ in range(2):
        found = client.get(address).context["found"]
        texts = {hit.said.item.text for _, hits in found.meetings for hit in hits}
        assert texts == {"Banjir baru.", "Banjir lain."}
    assert (count, found.tally.total) == (2, 2)


def test_what_is_new_can_be_left_for_the_whole_search(client, mine):
    say()

    page = client.get(client.post(at("open_search", mine)).headers["Location"])

    [chip] = page.context["chips"]
    assert (chip.title, chip.query) == ("Baru", "q=banjir")
    assert 'type="hidden" name="baru"' not in page.content.decode()


def test_without_news_opening_leads_to_the_whole_search(client, mine):
    say("Bersihkan saluran.")

    response = client.post(at("open_search", mine))

    assert response.headers["Location"] == "/cari/?q=banjir"


def test_opening_again_leaves_no_second_trace(client, mine):
    say()

    for _ in range(2):
        client.post(at("open_search", mine))

    assert verbs().count("saved_search.opened") == 1


def test_it_is_opened_only_by_a_click(client, mine):
    say()

    assert client.get(at("open_search", mine)).status_code == 405
    assert count_of(mine) == 1


def test_it_is_renamed(client, mine):
    values = {"name": "Rob", "digest": "daily", "version": 1}

    response = client.post(at("edit_search", mine), values)

    mine.refresh_from_db()
    assert response.headers["Location"] == LIST
    assert (mine.name, mine.digest, mine.version) == ("Rob", "daily", 2)
    assert last_event().details == {"fields": ["digest", "name"]}


def test_a_digest_that_begins_tells_from_now_on(client, mine):
    said = say()
    values = {"name": "Banjir", "digest": "weekly", "version": 1}

    client.post(at("edit_search", mine), values)

    mine.refresh_from_db()
    assert (mine.mailed, count_of(mine)) == (said.pk, 1)


def test_a_digest_that_goes_on_forgets_nothing(client, leader):
    search = save(leader, digest="daily")
    say()
    values = {"name": "Banjir", "digest": "weekly", "version": 1}

    client.post(at("edit_search", search), values)

    search.refresh_from_db()
    assert search.mailed == 0


def test_who_saves_second_sees_both(client, mine, leader):
    saving.edit_search(mine, {"name": "A", "digest": "never"}, version=1, by=leader)

    values = {"name": "B", "digest": "never", "version": 1}
    response = client.post(at("edit_search", mine), values)

    assert response.status_code == 409
    assert ("Nama", "B", "A") in response.context["rows"]


def test_a_refused_change_comes_back(client, mine):
    values = {"name": "", "digest": "never", "version": 1}

    assert client.post(at("edit_search", mine), values).status_code == 422


def test_removing_asks_once(client, mine):
    asked = client.get(at("remove_search", mine))

    assert "Pemberitahuannya berhenti" in asked.content.decode()
    client.post(at("remove_search", mine))
    assert SavedSearch.objects.count() == 0
    assert last_event().verb == "saved_search.removed"


def test_two_who_remove_at_once_meet_no_error(client, mine):
    client.post(at("remove_search", mine))

    assert client.post(at("remove_search", mine)).status_code == 404


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("open_search", "post"),
        ("edit_search", "get"),
        ("edit_search", "post"),
        ("remove_search", "get"),
        ("remove_search", "post"),
        ("make_feed", "get"),
        ("make_feed", "post"),
        ("revoke_feed", "post"),
    ],
)
def test_another_s_search_is_not_there(client_of, mine, name, method):
    other = client_of(f.user_with("leadership", clearance=3))

    response = getattr(other, method)(at(name, mine))

    assert response.status_code == 404
    assert mine.name not in other.get(LIST).content.decode()
    mine.refresh_from_db()
    assert (mine.version, mine.has_feed) == (1, False)


def test_the_form_of_another_s_uuid_gives_nothing_away(client_of, mine):
    other = client_of(f.user_with("leadership"))

    response = other.post(SAVE, typed(name="Milik saya", uuid=mine.uuid))

    assert response.headers["Location"] == LIST
    assert SavedSearch.objects.get().name == "Banjir"
