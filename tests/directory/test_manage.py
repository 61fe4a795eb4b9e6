"""The pages on which the directory is kept."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from meetings.models import Institution, Official, Position
from tests import factories as f
from tests.house.test_queries import MOST, queries
from tests.trail import verbs


@pytest.fixture
def client(secretariat, client_of):
    return client_of(secretariat)


def institution_input(**typed):
    return {
        "name": "Dinas Air",
        "kind": "dinas",
        "protocol_order": 10,
        "active": "on",
        **typed,
    }


def test_secretariat_of_one_institution_does_not_keep_the_directory(host, client_of):
    client = client_of(f.user_with("secretariat", institution=host))

    assert client.get(reverse("directory:manage")).status_code == 403


def test_the_tree_puts_each_below_its_parent(client, host):
    child = f.InstitutionFactory(parent=host, protocol_order=1)
    other = f.InstitutionFactory(protocol_order=2000)

    rows = client.get(reverse("directory:manage")).context["rows"]

    assert rows == [(host, 0), (child, 1), (other, 0)]


def test_adding_twice_with_one_uuid_adds_once_and_is_audited(client):
    typed = institution_input(uuid=uuid.uuid4())

    responses = [client.post(reverse("directory:add_institution"), typed)]
    typed["name"] = "Dinas Air Bersih"
    responses.append(client.post(reverse("directory:add_institution"), typed))

    assert [r.status_code for r in responses] == [302, 302]
    assert Institution.objects.values_list("name", flat=True).get() == "Dinas Air"
    assert verbs() == ["setup.added"]


def test_editing_is_saved_and_audited(client, host):
    url = reverse("directory:edit_institution", args=[host.pk])

    response = client.post(url, institution_input(version=1))

    assert response.status_code == 302
    host.refresh_from_db()
    assert (host.name, host.version, verbs()) == ("Dinas Air", 2, ["setup.changed"])


def test_the_second_of_two_editors_sees_both_texts(client, host):
    url = reverse("directory:edit_institution", args=[host.pk])
    client.post(url, institution_input(version=1))

    response = client.post(url, institution_input(name="Dinas Api", version=1))

    assert response.status_code == 409
    host.refresh_from_db()
    assert host.name == "Dinas Air"


def test_an_institution_does_not_go_below_itself(client, host):
    child = f.InstitutionFactory(parent=host)
    url = reverse("directory:edit_institution", args=[host.pk])

    response = client.post(url, institution_input(version=1, parent=child.pk))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["parent"]


def test_an_office_is_added_to_its_institution(client, host):
    url = reverse("directory:add_position", args=[host.pk])
    typed = {"institution": host.pk, "name": "Kepala", "protocol_order": 1}

    response = client.post(url, typed)

    assert response.status_code == 302
    assert Position.objects.get().institution == host


def test_an_office_is_named_once(client, host):
    office = f.PositionFactory(institution=host)
    url = reverse("directory:add_position", args=[host.pk])
    typed = {"institution": host.pk, "name": office.name, "protocol_order": 1}

    assert client.post(url, typed).status_code == 422


def test_an_office_is_edited(client, host):
    office = f.PositionFactory(institution=host)
    url = reverse("directory:edit_position", args=[office.pk])
    typed = {"institution": host.pk, "name": "Camat", "protocol_order": 1, "version": 1}

    client.post(url, typed)

    office.refresh_from_db()
    assert office.name == "Camat"


def test_an_official_is_added_and_found(client):
    typed = {"name": "Siti", "service": "civil", "active": "on"}

    client.post(reverse("directory:add_official"), typed)

    page = client.get(reverse("directory:manage_officials"), {"q": "sit"})
    assert list(page.context["page_obj"]) == [Official.objects.get(name="Siti")]


def test_an_official_is_edited(client):
    person = f.OfficialFactory()
    url = reverse("directory:edit_official", args=[person.pk])

    client.post(url, {"name": "Budi", "service": "civil", "version": 1})

    person.refresh_from_db()
    assert (person.name, person.version) == ("Budi", 2)


def test_the_timeline_shows_the_gap_between_two_holders(client, host):
    office = f.PositionFactory(institution=host)
    f.AppointmentFactory(
        position=office, starts=dt.date(2020, 1, 1), ends=dt.date(2020, 6, 30)
    )
    f.AppointmentFactory(position=office, starts=dt.date(2020, 8, 1))

    page = client.get(reverse("directory:manage_institution", args=[host.pk]))

    [(_, spans)] = page.context["offices"]
    assert [(bool(s.term), s.starts) for s in spans] == [
        (True, dt.date(2020, 8, 1)),
        (False, dt.date(2020, 7, 1)),
        (True, dt.date(2020, 1, 1)),
    ]


def test_an_office_left_empty_is_vacant_since_the_day_after(client, host):
    office = f.PositionFactory(institution=host)
    f.AppointmentFactory(position=office, starts=None, ends=dt.date(2020, 6, 30))

    page = client.get(reverse("directory:manage_institution", args=[host.pk]))

    assert "Kosong sejak 1 Juli 2020" in page.content.decode()


def test_no_query_count_grows(client, host):
    urls = [reverse(f"directory:{n}") for n in ("manage", "manage_officials")]
    urls.append(reverse("directory:manage_institution", args=[host.pk]))
    counts = []
    for size in (3, 60):
        for _ in range(size):
            office = f.PositionFactory(institution=host)
            f.AppointmentFactory(position=office)
            f.InstitutionFactory(parent=host)
        counts.append([queries(client, url) for url in urls])

    assert counts[0] == counts[1]
    assert max(counts[0]) <= MOST


def test_of_several_who_add_one_name_at_once_one_is_told_yes(crowd):
    users = [f.user_with("secretariat") for _ in range(4)]
    clients = [Client() for _ in users]
    for client, user in zip(clients, users, strict=True):
        client.force_login(user)

    def add(number):
        url = reverse("directory:add_institution")
        return clients[number].post(url, institution_input(uuid=uuid.uuid4()))

    assert sorted(r.status_code for r in crowd(add, 4)) == [302, 422, 422, 422]


def test_of_several_who_take_one_name_at_once_one_is_told_yes(crowd):
    keeper = f.user_with("secretariat")
    rows = [f.InstitutionFactory() for _ in range(4)]

    def rename(number):
        client = Client()
        client.force_login(keeper)
        url = reverse("directory:edit_institution", args=[rows[number].pk])
        return client.post(url, institution_input(version=1))

    assert sorted(r.status_code for r in crowd(rename, 4)) == [302, 422, 422, 422]
