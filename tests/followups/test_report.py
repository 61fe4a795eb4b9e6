"""An agency reports on its duty, with evidence, and proposes that it is done."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.followups import reporting
from meetings.followups.states import NotLive, NotYourDuty, WrongState
from meetings.models import Evidence, FollowUp, Meeting, Progress
from tests import factories as f
from tests.inputs import new_uuid
from tests.trail import last_event, verbs


def typed(**more):
    return {"percent": "50", "text": "", "uuid": new_uuid(), **more}


def photo(name="bukti.jpg"):
    return SimpleUploadedFile(name, f.picture())


def test_one_tap_reports_how_far_it_is(post, staff, followup):
    answer = post(staff, "report", followup, **typed())

    row = FollowUp.objects.get()
    assert (row.state, row.percent) == ("in_progress", 50)
    assert answer["Location"] == reverse("followups:work")


def test_a_report_is_a_step_in_the_name_of_the_institution(post, staff, followup, lead):
    post(staff, "report", followup, **typed(text="Pompa diuji."))

    step = Progress.objects.get()
    assert (step.kind, step.by, step.institution_id, step.institution_name) == (
        "progressed",
        staff,
        lead.pk,
        "Dinas Pelaksana",
    )
    assert (step.text, step.percent) == ("Pompa diuji.", 50)


def test_it_is_audited(post, staff, followup):
    post(staff, "report", followup, **typed())

    assert verbs() == ["follow_up.progressed"]


def test_a_supporting_institution_reports_for_itself(post, helper, followup):
    post(helper, "report", followup, **typed())

    assert Progress.objects.get().institution_name == "Dinas Pendukung"


def test_to_propose_that_it_is_done_is_a_second_step(post, staff, followup):
    post(staff, "report", followup, **typed(done="1", text="Tuntas.", percent=""))

    row = FollowUp.objects.get()
    assert (row.state, row.percent, row.reported_by) == ("reported", 100, staff)
    kinds = Progress.objects.values_list("kind", "state_from", "state_to")
    assert list(kinds) == [
        ("progressed", "not_started", "in_progress"),
        ("proposed", "in_progress", "reported"),
    ]


def test_evidence_is_kept_with_the_report(post, staff, followup):
    uploads = [photo(), SimpleUploadedFile("laporan.pdf", b"%PDF-1.7 isi")]

    post(staff, "report", followup, **typed(uploads=uploads))

    found = Evidence.objects.values_list("name", "media_type")
    assert list(found) == [
        ("bukti.jpg", "image/jpeg"),
        ("laporan.pdf", "application/pdf"),
    ]
    assert [bool(each.preview) for each in Evidence.objects.all()] == [True, False]


def test_evidence_alone_is_proof_enough(post, staff, followup, state_of):
    post(staff, "report", followup, **typed(done="1", uploads=[photo()]))

    assert state_of(followup) == "reported"


@pytest.mark.parametrize(
    "values",
    [
        {"done": "1"},
        {"percent": ""},
        {"percent": "33"},
        {"uploads": [SimpleUploadedFile("a.html", b"<p>")]},
        {"done": "1", "uploads": [SimpleUploadedFile("a.html", b"<p>")]},
    ],
    ids="unproven nothing odd fake proven-by-fake".split(),
)
def test_what_does_not_fit_is_refused(post, staff, followup, values):
    answer = post(staff, "report", followup, **typed(**values))

    assert (answer.status_code, Progress.objects.count()) == (422, 0)


def test_a_retry_reports_once(post, staff, followup):
    once = typed(done="1", text="Tuntas.")

    for _ in range(2):
        answer = post(staff, "report", followup, **once)

    assert answer["Location"] == reverse("followups:work")
    assert Progress.objects.filter(kind="progressed").count() == 1


def test_htmx_is_sent_on_to_the_work(client_of, staff, followup):
    url = reverse("followups:report", args=[followup.pk])

    answer = client_of(staff).post(url, typed(), headers={"HX-Request": "true"})

    assert (answer.status_code, answer["HX-Redirect"]) == (
        204,
        reverse("followups:work"),
    )


def test_the_form_starts_from_where_it_stands(read, staff, report):
    found = read(staff, "report", report(75))

    assert 'value="75" id="id_percent_3" checked' in found
    assert "Dilaporkan atas nama Dinas Pelaksana." in found


def test_an_odd_percentage_is_left_open(read, staff, report):
    assert "checked" not in read(staff, "report", report(33))


def test_what_waits_to_be_verified_is_not_reported_again(client_of, staff, reported):
    answer = client_of(staff).get(reverse("followups:report", args=[reported.pk]))

    assert answer["Location"] == reported.get_absolute_url()


def test_a_report_that_comes_too_late_is_told(post, staff, followup, reported):
    answer = post(staff, "report", followup, **typed())

    assert answer["Location"] == reported.get_absolute_url()
    assert Progress.objects.filter(kind="progressed").count() == 1


@pytest.mark.parametrize(
    ("who", "code"),
    [("secretariat", 403), ("leader", 403), ("agency", 403), ("outsider", 404)],
)
def test_who_does_not_have_the_duty_does_not_report(post, followup, who, code, request):
    user = request.getfixturevalue(who)

    assert post(user, "report", followup, **typed()).status_code == code


def test_a_plan_is_not_reported_on(plan, staff):
    with pytest.raises(NotLive):
        reporting.report(plan, percent=50, text="", uuid=new_uuid(), by=staff)


def test_the_act_itself_knows_whose_duty_it_is(followup, leader):
    with pytest.raises(NotYourDuty):
        reporting.report(followup, percent=50, text="", uuid=new_uuid(), by=leader)


def test_what_is_cancelled_is_not_reported_on(followup, staff):
    FollowUp.objects.update(state="cancelled")

    with pytest.raises(WrongState):
        reporting.report(followup, percent=50, text="", uuid=new_uuid(), by=staff)


def test_a_new_holder_of_an_office_changes_nothing_about_the_duty(
    post, staff, followup, lead, state_of
):
    office = f.PositionFactory(institution=lead)
    f.AppointmentFactory(position=office, ends=f.DAY)
    f.AppointmentFactory(position=office, starts=f.DAY, capacity="plt")

    post(staff, "report", followup, **typed())

    assert state_of(followup) == "in_progress"


@pytest.fixture
def paper(report):
    report(files=[(photo(), "image/jpeg")])
    return Evidence.objects.get()


def test_evidence_is_saved_and_never_run(client_of, staff, paper):
    answer = client_of(staff).get(paper.get_absolute_url())

    assert b"".join(answer) == f.picture()
    assert answer["Content-Disposition"] == 'attachment; filename="bukti.jpg"'


def test_its_small_picture_is_shown(client_of, staff, paper):
    url = reverse("followups:evidence_preview", args=[paper.pk])

    assert client_of(staff).get(url)["Content-Type"] == "image/jpeg"


def test_what_is_no_picture_has_none(client_of, staff, report):
    report(files=[(SimpleUploadedFile("a.pdf", b"%PDF-"), "application/pdf")])
    url = reverse("followups:evidence_preview", args=[Evidence.objects.get().pk])

    assert client_of(staff).get(url).status_code == 404


def test_the_outsider_finds_no_evidence(client_of, outsider, paper):
    assert client_of(outsider).get(paper.get_absolute_url()).status_code == 404


def test_opening_evidence_of_what_is_classified_is_an_event(client_of, leader, plan):
    plan.directive.classification = 1
    plan.directive.save()
    paper = f.evidence_of(plan)

    client_of(leader).get(paper.get_absolute_url())

    assert last_event().verb == "evidence.read"


def test_reading_what_is_classified_is_an_event(read, leader, plan):
    plan.directive.classification = 1
    plan.directive.save()

    read(leader, thing=plan)

    assert verbs() == ["record.read"]


@pytest.fixture
def _today(time_machine):
    time_machine.move_to(dt.datetime(2026, 4, 20, 3, tzinfo=dt.UTC))


@pytest.fixture
def _undated(plan):
    """To be asked for before ``followup``: its meeting has no date."""
    Meeting.objects.update(date=None)


@pytest.mark.usefixtures("_today")
class TestTheDayItTellsOf:
    @pytest.mark.parametrize(
        ("said", "day"),
        [
            ("", dt.date(2026, 4, 20)),
            ("10 Maret 2026", f.DAY),
            ("20/4/2026", dt.date(2026, 4, 20)),
        ],
    )
    def test_it_is_kept(self, post, staff, followup, said, day):
        post(staff, "report", followup, **typed(as_of=said))

        step = Progress.objects.get()
        assert (step.as_of, step.day) == (day, day)

    @pytest.mark.parametrize(
        ("said", "why"),
        [
            ("21/4/2026", "tidak dapat sesudah hari ini"),
            ("9/3/2026", "tidak dapat mendahului rapatnya, yaitu 10 Maret 2026"),
        ],
    )
    def test_it_is_refused(self, post, staff, followup, said, why):
        answer = post(staff, "report", followup, **typed(as_of=said))

        assert (answer.status_code, why in answer.content.decode()) == (422, True)
        assert not Progress.objects.exists()

    @pytest.mark.usefixtures("_undated")
    def test_of_a_meeting_without_a_date_it_may_be_any(self, post, staff, followup):
        post(staff, "report", followup, **typed(as_of="1/1/2020"))

        assert Progress.objects.get().as_of == dt.date(2020, 1, 1)

    def test_it_is_told_with_the_report(self, post, read, staff, followup):
        assert 'value="20 April 2026"' in read(staff, "report", followup)

        post(staff, "report", followup, **typed(as_of="10/4/2026"))

        assert "per 10 April 2026" in read(staff, "followup", followup)

    def test_in_time_is_what_was_reported_in_time(self, post, staff, followup):
        due = dt.date(2026, 4, 19)
        FollowUp.objects.update(due_kind="date", due_date=due)

        report = typed(as_of="19/4/2026", done="1", text="Tuntas.")
        post(staff, "report", followup, **report)

        assert FollowUp.objects.get().overrun == 1
