"""Reports frozen as editions: who issues and reads them, and what they hold."""

import io
import uuid

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from meetings.documents import report_issuing
from meetings.documents.action_reading import read_report
from meetings.documents.report_drafts import plan_draft
from meetings.documents.report_issuing import (
    NewerEdition,
    NotCleared,
    ReasonMissing,
    issue_report,
    printed,
)
from meetings.documents.seal import ReportSeal
from meetings.followups.periods import PERIODS
from meetings.models import ActionPlan, IssuedReport, PlannedAction
from tests import factories as f
from tests.issued import address
from tests.trail import last_event


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


@pytest.fixture
def draft(year_plan, action, keeper):
    """The report of the plan as it now stands, to be issued."""

    def draft():
        plan = ActionPlan.objects.get(pk=year_plan.pk)
        actions = list(PlannedAction.objects.filter(plan=plan).told())
        return plan_draft(
            plan, PERIODS[0], read_report(plan, PERIODS[0], actions, by=keeper)
        )

    return draft


@pytest.fixture
def issue(draft, keeper):
    """``issue()``: the first edition; ``issue(seen=1, reason="…")``: the next one."""

    def issue(**values):
        known = {"seen": 0, "reason": "", "uuid": uuid.uuid4(), "by": keeper}
        return issue_report(draft(), address=address, **known | values)

    return issue


@pytest.fixture
def url(year_plan):
    return reverse("documents:issue_action_report", args=[year_plan.pk, "b04"])


def typed(**more):
    return {"seen": 0, "uuid": str(uuid.uuid4())} | more


def text_of(pdf):
    pages = PdfReader(io.BytesIO(bytes(pdf))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_report_is_issued_from_its_page(client_of, keeper, url, action, year_plan):
    client = client_of(keeper)
    asked = client.get(url).content.decode()

    answer = client.post(url, typed())

    made = IssuedReport.objects.get()
    listed = client.get(answer["Location"]).content.decode()
    assert "Edisi ke-1" in asked
    assert (made.edition, made.plan, made.series) == (1, year_plan, year_plan.series)
    assert made.issued_as == "Sekretariat, Badan Penyelenggara"
    assert made.get_absolute_url() in listed
    assert last_event().verb == "report.issued"


def test_its_paper_tells_edition_date_and_code(issue):
    made = issue()

    text = text_of(made.pdf)
    seal = ReportSeal(code=made.code, address="", copy=1, issued="")
    for told in ("Edisi ke-1, terbit", seal.spaced, made.address, "Dialog warga"):
        assert told in text


def test_the_same_content_gives_the_same_bytes(issue):
    made = issue()

    seal = ReportSeal(
        code=made.code,
        address=made.address,
        copy=1,
        issued=report_issuing.day_of(made.issued_at),
    )
    assert printed(made.kind, made.content, seal) == bytes(made.pdf)


def test_what_changes_later_changes_no_edition(issue, action, client_of, keeper):
    made = issue()
    action.action = "Sesuatu yang lain."
    action.save()

    answer = client_of(keeper).get(made.get_absolute_url())

    assert answer.content == bytes(made.pdf)
    assert "Dialog warga" in text_of(answer.content)
    assert answer["Cache-Control"] == "private, no-store"


def test_the_next_edition_supersedes_the_last(client_of, keeper, url, issue):
    first = issue()
    client = client_of(keeper)
    asked = client.get(url).content.decode()

    answer = client.post(url, typed(seen=1, reason="Capaian dilengkapi"))

    second = IssuedReport.objects.get(edition=2)
    listed = client.get(answer["Location"]).content.decode()
    assert "menggantikan edisi ke-1" in asked
    assert (second.supersedes, second.reason) == (first, "Capaian dilengkapi")
    assert "Edisi ke-2, menggantikan edisi ke-1" in listed
    assert "Diganti edisi ke-2" in listed
    assert "menggantikan edisi ke-1 tanggal" in text_of(second.pdf)


def test_it_takes_a_reason_to_replace_one(client_of, keeper, url, issue):
    issue()

    answer = client_of(keeper).post(url, typed(seen=1))

    assert (answer.status_code, IssuedReport.objects.count()) == (422, 1)


def test_the_act_asks_for_the_reason_too(issue):
    issue()

    with pytest.raises(ReasonMissing):
        issue(seen=1)


def test_of_two_who_issue_at_once_the_second_is_told(client_of, keeper, url, issue):
    issue()
    client = client_of(keeper)

    answer = client.post(url, typed(seen=0, reason="Lengkap"), follow=True)

    assert "Sementara itu edisi lain sudah terbit." in answer.content.decode()
    assert IssuedReport.objects.count() == 1
    with pytest.raises(NewerEdition):
        issue()


def test_of_a_crowd_that_issues_at_once_one_does(crowd, issue):
    def issued_or_not(number):
        try:
            issue()
        except NewerEdition:
            return "refused"
        return "issued"

    found = crowd(issued_or_not, 4)

    assert sorted(found) == ["issued", "refused", "refused", "refused"]
    assert IssuedReport.objects.count() == 1


def test_a_retry_issues_one(client_of, keeper, url, action):
    client, values = client_of(keeper), typed()
    client.post(url, values)

    client.post(url, values | {"reason": "Lagi"})

    assert IssuedReport.objects.count() == 1


def test_a_plan_without_actions_is_not_issued(client_of, keeper, url):
    answer = client_of(keeper).post(url, typed(), follow=True)

    assert "Tidak ada yang dapat diterbitkan" in answer.content.decode()
    assert not IssuedReport.objects.exists()


@pytest.mark.parametrize(
    ("who", "code"), [("leader", 403), ("crew", 403), ("outsider", 404)]
)
def test_only_the_secretariat_issues(request, client_of, url, action, who, code):
    client = client_of(request.getfixturevalue(who))

    assert client.get(url).status_code == code
    assert client.post(url, typed()).status_code == code


def test_the_act_refuses_who_is_not_cleared(issue, year_plan):
    ActionPlan.objects.update(classification=2)
    low = f.user_with("secretariat", clearance=1)

    with pytest.raises(NotCleared):
        issue(by=low)


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("keeper", 200),
        ("leader", 200),
        ("secretariat", 200),
        ("crew", 404),
        ("outsider", 404),
        ("admin_user", 404),
    ],
)
def test_who_reads_an_edition(request, client_of, issue, who, code):
    made = issue()

    answer = client_of(request.getfixturevalue(who)).get(made.get_absolute_url())

    assert answer.status_code == code


def test_without_any_role_no_edition_is_read(issue):
    issue()

    assert not IssuedReport.objects.visible_to(f.UserFactory()).exists()


def test_the_secretariat_of_another_institution_reads_none(issue):
    issue()
    other = f.user_with("secretariat", institution=f.InstitutionFactory(), clearance=3)

    assert not IssuedReport.objects.visible_to(other).exists()


def test_above_ones_clearance_there_is_no_edition(client_of, host, issue):
    ActionPlan.objects.update(classification=2)
    made = issue()
    low = f.user_with("leadership", clearance=1)

    assert made.classification == 2
    assert client_of(low).get(made.get_absolute_url()).status_code == 404


def test_reading_a_classified_edition_is_an_event(client_of, leader, issue):
    ActionPlan.objects.update(classification=2)
    made = issue()

    client_of(leader).get(made.get_absolute_url())

    assert last_event().verb == "issued_document.read"
    assert "RAHASIA" in text_of(made.pdf)


def test_it_is_called_by_edition_and_code(issue):
    made = issue()

    assert str(made) == f"Laporan rencana aksi {made.code}, edisi ke-1"


def ask(code):
    return Client().get(reverse("documents:verify", args=[code]))


def test_anybody_verifies_an_edition(issue):
    made = issue()

    page = ask(made.code).content.decode()

    for told in (
        "Laporan berlaku",
        made.title,
        made.period,
        "Sekretariat, Badan Penyelenggara",
        made.sha256,
        f'data-size="{made.size}"',
    ):
        assert told in page


def test_a_replaced_edition_says_so(issue):
    first = issue()
    issue(seen=1, reason="Dilengkapi")

    page = ask(first.code).content.decode()

    assert "Laporan diganti" in page
    assert "diganti oleh edisi ke-2" in page


def test_a_classified_one_does_not_tell_what_it_is_about(issue):
    ActionPlan.objects.update(classification=1)
    made = issue()

    page = ask(made.code).content.decode()

    assert "Laporan berlaku" in page
    assert made.title not in page
    assert made.period not in page
