"""The lists: what each role finds there, and numbers that agree with their rows."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.followups import deciding
from meetings.models import FollowUp
from tests import factories as f

ROLES = "secretariat leader official agency staff helper outsider".split()
TABS = "terbuka terlambat menunggu selesai rencana".split()


@pytest.fixture
def many(plan, meeting, lead, host, official, agency):
    """More than a page of every kind, and a plan."""
    today = timezone.localdate()
    who = {"reported_by": f.UserFactory(), "reported_at": timezone.now()}
    late = {"due_kind": "date", "due_date": today - dt.timedelta(days=3)}
    kinds = [{}, late, {"state": "reported", "percent": 100, **who, **late}]
    kinds += [{"state": "cancelled"}, {"state": "returned"}]
    for n in range(60):
        f.FollowUpFactory(directive=plan.directive, lead=lead, **kinds[n % 5])
    f.approved(meeting, state="issued")
    other = f.MeetingFactory(institution=host)
    f.FollowUpFactory(directive=f.DirectiveFactory(meeting=other), lead=lead)
    return FollowUp.objects.get(pk=plan.pk)


@pytest.fixture
def helper(plan):
    institution = f.InstitutionFactory()
    plan.supporting.create(institution=institution)
    return f.user_with("agency", institution=institution)


@pytest.mark.parametrize("role", ROLES)
def test_every_number_is_that_of_its_rows(role, many, helper, client_of, request):
    client = client_of(request.getfixturevalue(role))
    url = reverse("followups:list")
    told, found = {}, {}
    for tab in TABS:
        first = client.get(url, {"tampil": tab}).context
        told = {key: count for key, _, count in first["tabs"]}
        pages = first["page_obj"].paginator.page_range
        found[tab] = sum(
            client.get(url, {"tampil": tab, "page": page})
            .content.decode()
            .count('class="duty"')
            for page in pages
        )

    assert {key: found[key] for key in told} == told


def test_a_plan_has_a_tab_where_it_is_seen(client_of, secretariat, many):
    tabs = client_of(secretariat).get(reverse("followups:list")).context["tabs"]

    assert {key: count for key, _, count in tabs}["rencana"] == 1


def test_the_agency_has_no_tab_of_plans(client_of, staff, many):
    url = reverse("followups:list") + "?tampil=rencana"

    context = client_of(staff).get(url).context

    assert (context["shown"], len(context["tabs"])) == ("terbuka", 4)


def test_staff_come_to_their_own_work_first(client_of, staff):
    answer = client_of(staff).get(reverse("followups:list"))

    assert answer["Location"] == reverse("followups:work")


def headings(text):
    return re.findall(r'<h2 id="kelompok-\d">(.*?)</h2>', text)


def test_the_work_is_grouped_by_urgency(read, staff, many):
    pages = [read(staff, "work", query=f"?page={n}") for n in (1, 2)]

    found = list(dict.fromkeys(each for text in pages for each in headings(text)))
    assert found == [
        "Dikembalikan: perlu dilengkapi",
        "Terlambat",
        "Berikutnya",
        "Menunggu verifikasi",
    ]


def test_what_was_returned_says_why(read, staff, reported, secretariat):
    deciding.send_back(reported, "Foto belum ada.", by=secretariat)

    assert "Foto belum ada." in read(staff, "work")
    assert "Foto belum ada." in read(staff, "report", reported)
    assert "Foto belum ada." in read(staff, thing=reported)


def test_the_work_is_that_of_ones_own_institutions(read, agency, followup):
    assert followup.description not in read(agency, "work")


def test_who_works_for_none_is_told(read, leader):
    assert "tidak mewakili instansi mana pun" in read(leader, "work")


@pytest.fixture
def assigned(official, followup):
    FollowUp.objects.filter(pk=followup.pk).update(person=official.official)
    return followup


def test_who_is_assigned_in_person_finds_it(read, official, assigned):
    page = read(official, "work")

    assert "<h1>Tugas saya</h1>" in page
    assert assigned.description in page
    assert "Laporannya disampaikan oleh instansi penanggung jawab." in page


def test_who_may_be_assigned_is_told_of_none(read, official, followup):
    assert "yang ditugaskan kepada Anda tampak di sini" in read(official, "work")


def test_staff_who_are_also_assigned_report_on_their_institutions_only(
    read, lead, official, followup
):
    others = f.FollowUpFactory(directive=followup.directive, person=official.official)
    official.grants.create(role="agency", institution=lead)

    page = read(official, "work")

    assert "<h1>Tugas instansi</h1>" in page
    assert reverse("followups:report", args=[followup.pk]) in page
    assert others.get_absolute_url() in page
    assert reverse("followups:report", args=[others.pk]) not in page


def test_a_classified_one_keeps_its_words_to_its_own_page(read, leader, plan):
    plan.directive.classification = 1
    plan.directive.save()

    found = read(leader, "list", query="?tampil=rencana")

    assert plan.description not in found
    assert "Buka untuk membaca isinya" in found


def test_reports_wait_for_who_may_verify(read, secretariat, reported):
    assert reported.description in read(secretariat, "waiting")


@pytest.mark.parametrize("who", ["staff", "agency", "official"])
def test_they_wait_for_nobody_else(read, reported, who, request):
    assert "Tidak ada laporan" in read(request.getfixturevalue(who), "waiting")


def test_a_secretariat_of_the_host_finds_them_too(read, reported, host):
    user = f.user_with("secretariat", institution=host)

    assert reported.description in read(user, "waiting")


def test_the_page_of_a_directive_leads_to_what_follows(
    client_of, secretariat, followup
):
    url = reverse("minutes:directive", args=[followup.directive_id])
    piece = reverse("followups:of_directive", args=[followup.directive_id])

    assert f'hx-get="{piece}"' in client_of(secretariat).get(url).content.decode()


@pytest.mark.parametrize("name", ["of_directive", "of_meeting"])
def test_htmx_gets_the_piece_and_others_the_page(
    client_of, staff, followup, meeting, name
):
    thing = meeting if name == "of_meeting" else followup.directive
    url = reverse(f"followups:{name}", args=[thing.pk])
    client = client_of(staff)

    whole = client.get(url).content.decode()
    piece = client.get(url, headers={"HX-Request": "true"}).content.decode()

    assert ("<html" in whole, "<html" in piece) == (True, False)
    assert followup.description in whole
    assert followup.description in piece


def test_only_the_secretariat_is_offered_to_add(read, secretariat, staff, followup):
    told = [
        "Tambah tindak lanjut" in read(user, "of_directive", followup.directive)
        for user in (secretariat, staff)
    ]

    assert told == [True, False]


def test_the_page_of_a_plan_says_that_it_is_one(read, secretariat, plan):
    assert "Rencana tindak lanjut" in read(secretariat, thing=plan)


def test_a_cancelled_one_says_why_and_by_whom(read, staff, followup, leader):
    deciding.cancel(followup, "Dikerjakan provinsi", authority="Wali Kota", by=leader)

    found = read(staff, thing=followup)

    assert "Dibatalkan: Dikerjakan provinsi (Wali Kota)" in found
