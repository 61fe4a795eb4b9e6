"""The pages on which two entries are made one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from meetings.directory import exchange, twins
from meetings.directory.models import Institution
from tests import factories as f
from tests.house.test_queries import MOST, queries


@pytest.fixture
def client(secretariat, client_of):
    return client_of(secretariat)


def page(kind, row):
    return reverse("directory:merge", args=[kind, row.pk])


def send(client, kind, duplicate, kept):
    digest = ""
    shown = client.get(page(kind, kept), {"ganda": duplicate.pk})
    if "plan" in shown.context:
        digest = shown.context["plan"].digest
    return client.post(page(kind, kept), {"ganda": duplicate.pk, "digest": digest})


@pytest.fixture
def merged(client):
    """An institution that has become part of another one: (duplicate, kept)."""
    pair = f.InstitutionFactory(), f.InstitutionFactory()
    assert send(client, "instansi", *pair).status_code == 302
    for row in pair:
        row.refresh_from_db()
    return pair


@pytest.mark.parametrize(
    ("kind", "factory"),
    [
        ("instansi", f.InstitutionFactory),
        ("jabatan", f.PositionFactory),
        ("pejabat", f.OfficialFactory),
    ],
)
def test_each_kind_is_merged_and_taken_apart(client, kind, factory):
    duplicate, kept = factory(), factory()

    assert send(client, kind, duplicate, kept).status_code == 302
    listed = client.get(page(kind, kept)).context["merged"]
    assert list(listed) == [duplicate]

    undo = reverse("directory:undo_merge", args=[kind, duplicate.pk])
    assert client.post(undo).status_code == 302
    assert client.post(undo).status_code == 409


def test_addresses_of_the_duplicate_lead_on(client, merged):
    duplicate, kept = merged
    names = ("manage_institution", "edit_institution", "add_position")
    own = [client.get(reverse(f"directory:{n}", args=[duplicate.pk])) for n in names]
    reading = client.get(reverse("minutes:institution", args=[duplicate.pk]))

    assert {r.url for r in own} == {
        reverse("directory:manage_institution", args=[kept.pk])
    }
    assert reading.url == reverse("minutes:institution", args=[kept.pk])
    assert client.get(page("instansi", duplicate)).url == page("instansi", kept)


def test_addresses_of_an_office_and_a_person_lead_on(client):
    offices = f.PositionFactory(), f.PositionFactory()
    people = f.OfficialFactory(), f.OfficialFactory()
    send(client, "jabatan", *offices)
    send(client, "pejabat", *people)

    urls = [
        client.get(reverse(name, args=[row.pk])).url
        for name, row in (
            ("minutes:office", offices[0]),
            ("minutes:official", people[0]),
            ("directory:edit_position", offices[0]),
            ("directory:hand_over", offices[0]),
            ("directory:edit_official", people[0]),
        )
    ]

    home = reverse("directory:manage_institution", args=[offices[1].institution_id])
    assert urls == [
        reverse("minutes:office", args=[offices[1].pk]),
        reverse("minutes:official", args=[people[1].pk]),
        home,
        home,
        reverse("directory:manage_officials"),
    ]


def test_the_duplicate_is_in_no_list(client, merged):
    _, kept = merged

    tree = client.get(reverse("directory:manage")).context["rows"]
    sheets = exchange.grids(by=f.user_with("secretariat"))

    assert [row for row, _ in tree] == [kept]
    assert [row[1] for row in sheets["Instansi"][1:]] == [kept.name]


def test_an_import_does_not_touch_the_duplicate(client, merged):
    duplicate, _ = merged
    text = f"Nama instansi\n{duplicate.name}\n"
    text_of_offices = f"Instansi;Nama jabatan\n{duplicate.name};Kepala\n"
    user = f.user_with("secretariat")
    for content in (text, text_of_offices):
        row = exchange.receive(content.encode(), name="a.csv", by=user)

        assert exchange.plan_of(row).counts["error"] == 1


def test_gone_or_unknown_duplicates_are_refused(client, merged):
    duplicate, _ = merged
    other = f.InstitutionFactory()

    codes = [
        client.post(page("instansi", other), {"ganda": key}).status_code
        for key in (duplicate.pk, 999999, "x", "")
    ]

    assert codes == [409, 409, 409, 409]


def test_a_stale_plan_is_shown_again(client):
    duplicate, kept = f.OfficialFactory(), f.OfficialFactory()

    typed = {"ganda": duplicate.pk, "digest": "0" * 64}
    response = client.post(page("pejabat", kept), typed)

    assert response.status_code == 409
    assert response.context["plan"].duplicate == duplicate


def test_the_page_finds_by_word_and_offers_those_alike(client):
    kept = f.OfficialFactory(name="Djoko Sutrisno", number="")
    alike = f.OfficialFactory(name="Joko Sutrisno")
    other = f.OfficialFactory(name="Siti Aminah")

    found = [
        list(client.get(page("pejabat", kept), {"q": word}).context["found"])
        for word in ("", "siti")
    ]

    assert found == [[alike], [other]]


def test_offices_and_institutions_are_found_by_word(client):
    offices = f.PositionFactory(), f.PositionFactory(name="Camat")
    bodies = f.InstitutionFactory(), f.InstitutionFactory(short_name="BPS")

    found = [
        list(client.get(page(kind, row), {"q": word}).context["found"])
        for kind, row, word in (
            ("jabatan", offices[0], "camat"),
            ("instansi", bodies[0], "bps"),
        )
    ]

    assert found == [[offices[1]], [bodies[1]]]


def test_the_page_counts_what_would_move(client, meeting):
    duplicate, kept = f.OfficialFactory(), f.OfficialFactory()
    f.OfficialFactory(merged_into=duplicate, active=False)
    for _ in range(2):
        f.AppointmentFactory(official=duplicate)
    f.AttendanceFactory(meeting=meeting, kind="official", official=duplicate)

    shown = client.get(page("pejabat", kept), {"ganda": duplicate.pk})

    assert shown.context["plan"].counts == [("daftar hadir", 1), ("masa jabatan", 2)]


def test_twins_are_listed(client):
    f.InstitutionFactory(name="Dinas Air")
    f.InstitutionFactory(name="Dinas  Air.")

    rows = client.get(reverse("directory:twins")).context["page_obj"]

    assert [kind for kind, *_ in rows] == ["instansi"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Soegianto", "Sugianto", True),
        ("Muhammad Tjahjo", "Muhamad Cahjo", True),
        ("Dr. H. Budi Santoso, S.H.", "Budi Santoso", True),
        ("Budi Santoso", "Budi Susanto", False),
    ],
)
def test_names_that_sound_the_same(one, other, alike):
    assert (twins.folded(one) == twins.folded(other)) is alike


def test_namesakes_with_a_number_each_are_two_people(db):
    people = [f.OfficialFactory(name="Budi") for _ in range(2)]
    nameless = f.OfficialFactory(name="Budi", number="")

    pairs = twins.suspected([*people, nameless], twins.official_keys)

    assert pairs == [(people[0], nameless), (people[1], nameless)]


def test_one_number_in_two_services_is_suspected(db):
    people = [
        f.OfficialFactory(number="12345", service=service)
        for service in ("civil", "military")
    ]

    assert twins.suspected(people, twins.official_keys) == [tuple(people)]


def test_no_query_count_grows(client, host):
    urls = [reverse("directory:twins"), page("instansi", host)]
    counts = []
    for size in (3, 30):
        for n in range(size):
            f.InstitutionFactory(short_name="Kembar")
            f.PositionFactory(institution=host, short_name="Kembar")
            f.InstitutionFactory(name=f"{size} {n}", merged_into=host, active=False)
        counts.append([queries(client, url) for url in urls])

    assert counts[0] == counts[1]
    assert max(counts[0]) <= MOST


def test_the_parent_is_chosen_among_those_not_merged(client, merged):
    form = client.get(reverse("directory:add_institution")).context["form"]

    assert list(form.fields["parent"].queryset) == list(
        Institution.objects.filter(merged_into=None)
    )
