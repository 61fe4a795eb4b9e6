"""What was achieved by an action of a plan: who writes it, and what is kept."""

import datetime as dt
import uuid

import pytest

from meetings.concurrency import Conflict
from meetings.followups import achieving
from meetings.followups.periods import PERIODS, period_on
from meetings.models import Achievement, ActionPlan, FollowUp
from tests import factories as f
from tests.inputs import new_uuid
from tests.trail import last_event


def typed(**more):
    known = {"text": "Satu dialog terlaksana.", "version": 0, "uuid": new_uuid()}
    return known | {"evidence": "Berita acara", "note": ""} | more


@pytest.mark.parametrize(
    ("who", "institution"),
    [
        ("crew", "Dinas Pelaksana"),
        ("aide", "Dinas Pendukung"),
        ("keeper", "Badan Penyelenggara"),
    ],
)
def test_it_is_written_for_the_institution(go, request, action, who, institution):
    user = request.getfixturevalue(who)

    answer = go(user, "achievement", action.pk, "b04", **typed())

    made = Achievement.objects.get()
    assert answer["Location"] == action.plan.get_absolute_url()
    assert (made.by, made.institution_name, made.number) == (user, institution, 1)
    assert last_event().verb == "achievement.written"


def test_what_was_written_before_is_kept(go, crew, keeper, action):
    go(crew, "achievement", action.pk, "b04", **typed())
    go(keeper, "achievement", action.pk, "b04", **typed(text="Dua dialog.", version=1))

    assert list(Achievement.objects.values_list("number", "text")) == [
        (1, "Satu dialog terlaksana."),
        (2, "Dua dialog."),
    ]
    assert Achievement.objects.newest().get().text == "Dua dialog."


def test_the_page_begins_with_what_holds_and_tells_its_history(go, crew, action):
    f.achievement_of(action, text="Dialog pertama.", note="Kurang", evidence="Foto")
    f.achievement_of(action, "b08", text="Bukan periode ini.")

    found = go(crew, "achievement", action.pk, "b04").content.decode()

    assert "Dialog pertama.</textarea>" in found
    assert "Data dukung: Foto" in found
    assert "Bukan periode ini" not in found


def test_words_of_somebody_else_meanwhile_are_shown_beside(go, crew, action):
    f.achievement_of(action, text="Tulisan orang lain.")

    answer = go(crew, "achievement", action.pk, "b04", **typed(version=0))

    assert answer.status_code == 409
    assert "Tulisan orang lain." in answer.content.decode()
    assert Achievement.objects.count() == 1


def test_nobody_s_words_are_passed_over(crowd, crew, action):
    def write(number):
        known = {"text": f"Tulisan {number}", "version": 0, "uuid": uuid.uuid4()}
        try:
            achieving.write(action, "b04", by=crew, **known)
        except Conflict:
            return "refused"
        return "written"

    found = crowd(write, 4)

    assert sorted(found) == ["refused", "refused", "refused", "written"]
    assert Achievement.objects.count() == 1


def test_a_retry_writes_one(go, crew, action):
    values = typed()
    for _ in range(2):
        go(crew, "achievement", action.pk, "b04", **values)

    assert Achievement.objects.count() == 1


def test_nothing_is_no_achievement(go, crew, action):
    answer = go(crew, "achievement", action.pk, "b04", **typed(text=""))

    assert (answer.status_code, Achievement.objects.count()) == (422, 0)


def test_reading_that_of_a_classified_plan_is_an_event(go, keeper, action):
    ActionPlan.objects.update(classification=1)

    go(keeper, "achievement", action.pk, "b04")

    assert last_event().verb == "record.read"


def test_there_are_three_periods(go, crew, action):
    assert go(crew, "achievement", action.pk, "b06").status_code == 404


def test_leadership_reads_and_does_not_write(go, leader, action):
    assert go(leader, "achievement", action.pk, "b04").status_code == 403
    assert go(leader, "achievement", action.pk, "b04", **typed()).status_code == 403


def test_to_the_outsider_there_is_no_such_action(go, outsider, action):
    assert go(outsider, "achievement", action.pk, "b04", **typed()).status_code == 404


@pytest.fixture
def verify(team, action):
    """``verify(1)``: a verified follow-up of that class that the action names."""
    return lambda classification=0: verified_of(team, action, classification)


@pytest.fixture
def verified(verify):
    return verify()


def verified_of(team, action, classification):
    meeting = f.MeetingFactory(series=team, institution=team.institution)
    said = f.DirectiveFactory(meeting=meeting, classification=classification)
    row = f.FollowUpFactory(directive=said)
    f.evidence_of(row, name="berita-acara.pdf")
    at = dt.datetime(2026, 4, 12, 2, tzinfo=dt.UTC)
    FollowUp.objects.filter(pk=row.pk).update(
        state="verified",
        percent=100,
        description="Dialog di balai warga.",
        reported_by=f.UserFactory(),
        reported_at=at,
        verified_by=f.UserFactory(),
        verified_at=at,
    )
    f.approved(meeting, state="issued")
    action.followups.add(row)
    return FollowUp.objects.get(pk=row.pk)


def test_verified_follow_ups_are_proposed(go, keeper, action, verified):
    plain = go(keeper, "achievement", action.pk, "b04").content.decode()
    filled = go(
        keeper, "achievement", action.pk, "b04", query="?isi=tindak-lanjut"
    ).content.decode()

    told = "Dialog di balai warga. (terverifikasi 12 April 2026)</textarea>"
    assert (told in plain, told in filled) == (False, True)
    assert "berita-acara.pdf</textarea>" in filled


def test_only_what_the_writer_sees_is_proposed(go, crew, action, verified):
    found = go(crew, "achievement", action.pk, "b04", query="?isi=tindak-lanjut")

    assert "Dialog di balai warga." not in found.content.decode()


def test_nothing_above_the_class_of_the_plan_is_proposed(go, keeper, action, verify):
    verify(1)

    found = go(keeper, "achievement", action.pk, "b04").content.decode()

    assert "Isi dari tindak lanjut" not in found
    assert "Dialog di balai warga." not in found
    assert "Buka untuk membaca isinya" in found


def typed_action(action, **more):
    known = {"problem": "P", "action": "A", "lead": action.lead_id, "version": 1}
    return known | more


def test_follow_ups_of_the_forum_are_linked(go, keeper, year_plan, action, verified):
    action.followups.clear()
    go(keeper, "edit_action", action.pk, **typed_action(action, followups=verified.pk))

    assert action.followups.get() == verified
    assert last_event().details["changes"]["followups"] == [[], [verified.pk]]


def test_the_words_of_a_classified_one_are_not_in_the_form(go, keeper, action, verify):
    plain, secret = verify(), verify(1)

    found = go(keeper, "edit_action", action.pk).content.decode()

    assert f"{plain.lead}: Dialog di balai warga." in found
    assert f"{secret.lead}: tindak lanjut {secret.pk}, terbatas" in found
    assert found.count("Dialog di balai warga.") == 1


def test_those_of_other_years_are_not_offered(go, keeper, year_plan, action, verified):
    action.followups.clear()
    ActionPlan.objects.update(year=2025)

    found = go(keeper, "edit_action", action.pk).content.decode()
    go(keeper, "edit_action", action.pk, **typed_action(action, followups=verified.pk))

    assert "Tindak lanjut terkait" not in found
    assert not action.followups.exists()


def test_a_link_that_the_editor_does_not_see_stays(go, keeper, action, verify):
    verified = verify(1)
    keeper.clearance = 0
    keeper.save()

    go(keeper, "edit_action", action.pk, **typed_action(action))

    assert action.followups.get() == verified


def test_a_year_has_three_ends():
    ends = [period.last_day(2028) for period in PERIODS]

    assert ends == [dt.date(2028, 4, 30), dt.date(2028, 8, 31), dt.date(2028, 12, 31)]
    assert PERIODS[0].text == "B04 (Januari–April)"


@pytest.mark.parametrize(("month", "slug"), [(1, "b04"), (5, "b08"), (12, "b12")])
def test_a_day_falls_into_one_period(month, slug):
    assert period_on(dt.date(2026, month, 1)).slug == slug


def test_it_is_called_by_its_period(action):
    assert str(f.achievement_of(action)) == "B04: Dialog terlaksana."
