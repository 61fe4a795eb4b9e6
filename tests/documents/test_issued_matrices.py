"""A matrix of follow-ups frozen as an edition: whose it is, and who may."""

import io
import uuid

import pytest
from django.urls import reverse
from pypdf import PdfReader

from meetings.documents import issued_report_views
from meetings.documents.followup_matrix_views import Form
from meetings.models import IssuedReport
from tests import factories as f

MATRIX = reverse("documents:issue_matrix")


def typed(**more):
    return {"seen": 0, "uuid": str(uuid.uuid4())} | more


def text_of(pdf):
    pages = PdfReader(io.BytesIO(bytes(pdf))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def meeting_of(team):
    """``meeting_of(2)``: an issued meeting of the forum with so many follow-ups."""

    def meeting_of(count, *, classification=0, institution=None):
        meeting = f.MeetingFactory(
            institution=institution or team.institution, series=team, title="Rapat Air"
        )
        for said in f.DirectiveFactory.create_batch(
            count, meeting=meeting, classification=classification
        ):
            f.FollowUpFactory(directive=said, description="Pompa disiagakan.")
        f.approved(meeting, state="issued")
        return meeting

    return meeting_of


def test_a_matrix_of_a_forum_is_issued(client_of, keeper, team, meeting_of):
    meeting_of(2)
    client = client_of(keeper)
    page = client.get(f"{reverse('documents:followup_matrix')}?forum={team.pk}")
    link = f"{MATRIX}?forum={team.pk}"

    answer = client.post(link, typed())

    made = IssuedReport.objects.get()
    listed = client.get(answer["Location"]).content.decode()
    assert link in page.content.decode()
    assert (made.series, made.meeting, made.kind) == (team, None, "matrix")
    assert "Forum: Tim Contoh" in listed
    assert "Pompa disiagakan." in text_of(made.pdf)
    assert "Edisi ke-1" in text_of(made.pdf)


def test_a_matrix_of_a_meeting_belongs_to_the_meeting(client_of, keeper, meeting_of):
    meeting = meeting_of(1)

    client_of(keeper).post(f"{MATRIX}?rapat={meeting.pk}", typed())

    made = IssuedReport.objects.get()
    assert (made.series, made.meeting) == (None, meeting)
    assert IssuedReport.objects.visible_to(keeper).get() == made


def test_another_selection_has_editions_of_its_own(client_of, keeper, team, meeting_of):
    meeting_of(1)
    client = client_of(keeper)
    for chosen in ("", "&keadaan=terbuka"):
        client.post(f"{MATRIX}?forum={team.pk}{chosen}", typed())

    assert set(IssuedReport.objects.values_list("edition", flat=True)) == {1}
    assert IssuedReport.objects.count() == 2


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ("", "Pilih forumnya dahulu"),
        ("keadaan=terbuka", "Pilih forumnya dahulu"),
        ("forum=0", ""),
        ("forum={}&keadaan=verified", "belum mempunyai baris"),
    ],
)
def test_what_cannot_be_issued_is_told(
    client_of, keeper, team, meeting_of, chosen, told
):
    meeting_of(1)
    link = f"{MATRIX}?{chosen.format(team.pk)}"

    answer = client_of(keeper).post(link, typed(), follow=True)

    assert told in answer.content.decode()
    assert not IssuedReport.objects.exists()


def test_more_than_a_paper_holds_is_not_issued(
    client_of, keeper, team, meeting_of, monkeypatch
):
    few = Form("pdf", "application/pdf", 1, bytes)
    monkeypatch.setattr(issued_report_views, "PAPER", few)
    meeting_of(2)

    answer = client_of(keeper).get(f"{MATRIX}?forum={team.pk}", follow=True)

    assert "paling banyak 1.000 baris" in answer.content.decode()


def test_who_does_not_see_every_row_does_not_issue(client_of, keeper, team, meeting_of):
    meeting_of(1)
    meeting_of(1, institution=f.InstitutionFactory())

    answer = client_of(keeper).get(f"{MATRIX}?forum={team.pk}", follow=True)

    assert "di luar izin Anda" in answer.content.decode()


def test_nor_does_who_is_not_cleared_for_every_row(client_of, host, team, meeting_of):
    meeting_of(1)
    meeting_of(1, classification=2)
    low = f.user_with("secretariat", institution=host, clearance=1)

    answer = client_of(low).get(f"{MATRIX}?forum={team.pk}", follow=True)

    assert "di luar izin Anda" in answer.content.decode()


def test_rows_of_several_hosts_are_read_only_by_who_sees_all(
    client_of, secretariat, keeper, leader, team, meeting_of
):
    meeting_of(1)
    meeting_of(1, institution=f.InstitutionFactory())

    client_of(secretariat).post(f"{MATRIX}?forum={team.pk}", typed())

    made = IssuedReport.objects.get()
    assert not made.of_one_host
    assert IssuedReport.objects.visible_to(leader).exists()
    assert not IssuedReport.objects.visible_to(keeper).exists()


def test_a_matrix_is_classed_at_least_as_its_forum(client_of, keeper, team, meeting_of):
    meeting_of(1)
    team.classification = 1
    team.save()

    client_of(keeper).post(f"{MATRIX}?forum={team.pk}", typed())

    assert IssuedReport.objects.get().classification == 1


def test_leadership_does_not_issue_a_matrix(client_of, leader, team, meeting_of):
    meeting_of(1)
    link = f"{MATRIX}?forum={team.pk}"

    assert client_of(leader).post(link, typed()).status_code == 403


def test_nor_does_the_secretariat_of_another_institution(
    client_of, meeting_of, official, team
):
    other = f.InstitutionFactory()
    meeting = meeting_of(1, institution=other)
    clerk = f.user_with("secretariat", institution=other)
    link = f"{MATRIX}?rapat={meeting.pk}"

    assert client_of(clerk).get(link).status_code == 200
    assert client_of(clerk).get(f"{MATRIX}?forum={team.pk}").status_code == 403


def test_who_is_not_cleared_for_the_forum_does_not_issue(
    client_of, host, team, meeting_of
):
    meeting_of(1)
    team.classification = 2
    team.save()
    low = f.user_with("secretariat", institution=host, clearance=1)
    link = f"{MATRIX}?forum={team.pk}"

    assert client_of(low).post(link, typed()).status_code == 403
