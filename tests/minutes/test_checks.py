"""The page of the checks, its count on other pages, and how strictly they are taken."""

import pytest
from django.urls import reverse

from meetings.minutes.models import CheckSetting
from tests import factories as f
from tests.trail import last_event, verbs


@pytest.fixture
def url(meeting):
    return reverse("minutes:checks", args=[meeting.pk])


def slugs(page, severity):
    return [each.slug for each in page.context[severity]]


@pytest.fixture
def clean(meeting):
    """The cast's meeting, with nothing to be found in it."""
    chair = f.OfficialFactory()
    line = f.AttendanceFactory(
        meeting=meeting,
        role="chair",
        rank="Pembina (IV/a)",
        official=chair,
        kind="official",
    )
    type(line).objects.filter(pk=line.pk).update(number=chair.number)
    item = f.AgendaItemFactory(meeting=meeting)
    directive = f.DirectiveFactory(meeting=meeting, speaker=line, agenda_item=item)
    directive.addressees.create(group="seluruh lurah")
    return directive


def test_a_clean_meeting_has_no_findings(recorder, clean, url):
    page = recorder.get(url).content.decode()

    assert "Tidak ada temuan" in page


def test_findings_stand_by_severity_and_lead_to_where_they_are_mended(
    recorder, clean, url, meeting
):
    clean.addressees.all().delete()
    type(clean.speaker).objects.update(status="absent")

    page = recorder.get(url)

    assert [slugs(page, part) for part in ("blocking", "warnings")] == [
        ["nobody-present", "speaker-absent"],
        ["no-addressee"],
    ]
    assert f'href="/arahan/{clean.pk}/ubah/"' in page.content.decode()


def test_what_lapsed_since_is_told(recorder, clean, url):
    clean.addressees.create(institution=f.InstitutionFactory(active=False))

    assert slugs(recorder.get(url), "warnings") == ["lapsed-addressee"]


def test_a_decision_counts_for_its_agenda_item(recorder, clean, url, meeting):
    item = f.AgendaItemFactory(meeting=meeting)
    f.DirectiveFactory(meeting=meeting, speaker=None, kind="decision", agenda_item=item)

    assert slugs(recorder.get(url), "warnings") == []


def test_a_day_is_checked_against_the_date_of_the_meeting(recorder, clean, url):
    type(clean).objects.update(text="Hari ini, Rabu, posko dibuka.")

    assert slugs(recorder.get(url), "warnings") == ["weekday"]


def test_a_setting_changes_the_severity(recorder, clean, url):
    clean.addressees.all().delete()
    CheckSetting.objects.create(slug="no-addressee", severity="blocking")

    assert slugs(recorder.get(url), "blocking") == ["no-addressee"]


def test_looking_leaves_no_trace_unless_something_is_classified(recorder, clean, url):
    recorder.get(url)
    before = verbs()
    type(clean).objects.update(classification=1)
    recorder.get(url)

    assert (before, verbs()) == ([], ["record.read"])


def test_it_is_only_read(recorder, url):
    assert recorder.post(url).status_code == 405


@pytest.mark.parametrize("address", ["minutes:meeting", "minutes:workbench"])
@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("held", "Pemeriksaan: 1 peringatan"),
        ("in_session", "Pemeriksaan: 1 menghalangi, 1 peringatan"),
        ("planned", "Pemeriksaan<"),
    ],
)
def test_the_recorder_sees_how_many_there_are(
    recorder, clean, meeting, address, status, words
):
    clean.addressees.all().delete()
    type(meeting).objects.update(status=status)

    page = recorder.get(reverse(address, args=[meeting.pk])).content.decode()

    assert words in page


def test_the_recorder_sees_that_there_are_none(recorder, clean, meeting):
    page = recorder.get(meeting.get_absolute_url()).content.decode()

    assert "Pemeriksaan: tidak ada temuan" in page


def test_a_reader_is_not_shown_the_checks(client_of, leader, clean, meeting):
    page = client_of(leader).get(meeting.get_absolute_url()).content.decode()

    assert "Pemeriksaan" not in page


SETTINGS = "/pengaturan/meetings/checksetting/"


@pytest.fixture
def admin(client_of, admin_user):
    return client_of(admin_user)


def settings():
    return CheckSetting.objects.chosen()


def test_each_check_has_a_row_with_its_default(admin):
    page = admin.get(SETTINGS).content.decode()

    told = [words in page for words in ("Bawaan: peringatan", "Selalu menghalangi")]
    assert told == [True, True]


def test_a_severity_is_set_and_audited(admin):
    response = admin.post(SETTINGS, {"no-place": "blocking"})

    event = last_event()
    assert (response.status_code, settings(), event.verb, event.details) == (
        302,
        {"no-place": "blocking"},
        "setup.added",
        {"severity": ["", "blocking"]},
    )


def test_what_is_set_is_shown_and_can_be_set_otherwise(admin):
    CheckSetting.objects.create(slug="no-place", severity="blocking")
    form = admin.get(SETTINGS).context["form"]

    admin.post(SETTINGS, {"no-place": "off"})

    assert (form["no-place"].value(), settings(), verbs()) == (
        "blocking",
        {"no-place": "off"},
        ["setup.changed"],
    )


def test_back_to_the_default_the_row_goes(admin):
    CheckSetting.objects.create(slug="no-place", severity="blocking")

    admin.post(SETTINGS, {"no-place": ""})

    assert (settings(), verbs()) == ({}, ["setup.removed"])


def test_what_is_not_changed_leaves_no_trace(admin):
    CheckSetting.objects.create(slug="no-place", severity="off")
    CheckSetting.objects.create(slug="long-gone", severity="off")

    admin.post(SETTINGS, {"no-place": "off", "no-title": "off"})

    assert (settings(), verbs()) == ({"no-place": "off", "long-gone": "off"}, [])


def test_a_severity_that_there_is_not_is_refused(admin):
    response = admin.post(SETTINGS, {"no-place": "perhaps"})

    assert (response.status_code, settings()) == (422, {})


def test_only_the_admin_sets(recorder):
    recorder.post(SETTINGS, {"no-place": "off"})

    assert (settings(), verbs()) == ({}, [])


def test_a_setting_reads_as_a_sentence():
    setting = CheckSetting(slug="no-place", severity="off")

    assert str(setting) == "no-place: Tidak diperiksa"
