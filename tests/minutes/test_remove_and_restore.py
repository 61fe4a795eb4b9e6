"""Taken out of the record and brought back."""

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.minutes import actions
from meetings.minutes.models import Directive
from tests import factories as f
from tests.trail import last_event, verbs


def to(name, directive):
    return reverse(f"minutes:{name}", args=[directive.pk])


def saved(directive):
    return Directive.objects.get(pk=directive.pk)


@pytest.fixture
def changed(directive, secretariat):
    """Version 2 of a directive, with other words for somebody else."""
    values = {"text": "Pompa diganti.", "addressees": [{"group": "RW"}]}
    return actions.edit_directive(directive, values, version=1, by=secretariat)


@pytest.fixture
def restore(recorder):
    def restore(directive, version):
        url = to("restore_directive", directive)
        return recorder.post(url, {"version": version}, follow=True)

    return restore


def test_removing_asks_first(recorder, directive):
    page = recorder.get(to("remove_directive", directive))

    assert (page.context["object_text"], saved(directive).removed_at) == (
        "Pompa disiagakan.",
        None,
    )


def test_a_removed_directive_leaves_the_record(recorder, meeting, directive):
    response = recorder.post(to("remove_directive", directive))

    assert (response.url, list(meeting.directives.current())) == (
        to("directive_history", directive),
        [],
    )


def test_removing_closes_the_gap_in_the_numbers(recorder, meeting, directive, say):
    last = say("Kedua")

    recorder.post(to("remove_directive", directive))

    assert saved(last).number == 1


def test_removing_is_audited_and_kept_as_a_version(recorder, directive):
    recorder.post(to("remove_directive", directive))

    kept = directive.revisions.first()
    assert (verbs()[-1], kept.version, kept.act) == ("directive.removed", 2, "removed")


def test_removing_twice_changes_nothing_more(recorder, directive):
    for _ in range(2):
        recorder.post(to("remove_directive", directive))

    assert (saved(directive).version, len(verbs())) == (2, 2)


def test_a_removed_directive_is_offered_in_the_workbench(recorder, directive):
    recorder.post(to("remove_directive", directive))

    bench = reverse("minutes:workbench", args=[directive.meeting_id])

    assert recorder.get(bench).context["removed"] == [directive]


def test_a_removed_directive_above_the_clearance_is_not_offered(client_of, directive):
    removed = {"removed_at": timezone.now(), "classification": 2}
    Directive.objects.update(**removed)
    clerk = client_of(f.user_with("secretariat", clearance=1))

    bench = reverse("minutes:workbench", args=[directive.meeting_id])

    assert clerk.get(bench).context["removed"] == []


def test_an_earlier_version_is_made_current_again(restore, changed):
    restore(changed, 1)

    now = saved(changed)
    assert (now.text, now.version, list(now.addressees.all())) == (
        "Pompa disiagakan.",
        3,
        [],
    )


def test_restoring_brings_back_whom_it_was_addressed_to(restore, say, secretariat):
    whom = [
        {"institution": f.InstitutionFactory(name="Dinas PU").pk},
        {"position": f.PositionFactory(name="Camat").pk},
        {"group": "RT"},
    ]
    directive = say("Pompa disiagakan.", addressees=whom)
    values = {"text": "Lain", "addressees": []}
    actions.edit_directive(directive, values, version=1, by=secretariat)

    restore(directive, 1)

    addressees = [str(each) for each in directive.addressees.all()]
    assert addressees == ["Dinas PU", "Camat", "RT"]


def test_restoring_is_audited_with_the_version(restore, changed):
    restore(changed, 1)

    event = last_event()
    told = (event.verb, event.details["version"])
    assert told == ("directive.restored", 1)


def test_restoring_is_kept_as_a_version(restore, changed):
    restore(changed, 1)

    kept = changed.revisions.first()
    assert (kept.version, kept.act, kept.content["text"]) == (
        3,
        "restored",
        "Pompa disiagakan.",
    )


def test_a_removed_directive_comes_back_into_the_record(restore, recorder, directive):
    recorder.post(to("remove_directive", directive))

    restore(directive, 1)

    assert list(directive.meeting.directives.current()) == [directive]


def test_a_removal_that_was_taken_back_is_not_taken_back_again(
    restore, recorder, directive
):
    recorder.post(to("remove_directive", directive))
    restore(directive, 2)

    page = restore(directive, 2).content.decode()

    assert "sudah kembali ke dalam notula" in page
    assert saved(directive).version == 3


def test_a_restored_decision_has_no_speaker(restore, say):
    decision = say("Posko dibuka.", speaker=None, kind="decision")

    restore(decision, 1)

    assert (saved(decision).speaker, saved(decision).version) == (None, 2)


@pytest.mark.parametrize("link", ["speaker", "agenda_item"])
def test_what_points_at_something_gone_is_not_restored(
    restore, meeting, say, secretariat, link
):
    make = {"speaker": f.AttendanceFactory, "agenda_item": f.AgendaItemFactory}[link]
    gone = make(meeting=meeting)
    directive = say("Pompa disiagakan.", **{link: gone})
    other = {link: make(meeting=meeting)}
    actions.edit_directive(directive, other, version=1, by=secretariat)
    gone.delete()

    page = restore(directive, 1).content.decode()

    assert ("tidak dapat dipulihkan" in page, saved(directive).version) == (True, 2)


def test_what_is_now_classed_too_low_is_not_restored(restore, directive, secretariat):
    actions.reclassify(directive.meeting, 2, version=1, by=secretariat)

    page = restore(directive, 1).content.decode()

    assert ("tidak dapat dipulihkan" in page, saved(directive).classification) == (
        True,
        2,
    )


@pytest.mark.parametrize("version", ["", "x", "-1", "0", "7", "9" * 30, "²"])
def test_a_version_that_does_not_exist_is_a_bad_request(restore, directive, version):
    response = restore(directive, version)

    assert (response.status_code, saved(directive).version) == (400, 1)
