"""A directive is recorded."""

import uuid

import pytest
from django.db import IntegrityError
from django.urls import reverse

from meetings.minutes import actions
from meetings.minutes.models import Directive
from tests import factories as f
from tests.inputs import directive_input, new_uuid
from tests.trail import last_event, verbs


@pytest.fixture
def url(meeting):
    return reverse("minutes:add_directive", args=[meeting.pk])


def texts():
    return list(Directive.objects.in_order().values_list("text", flat=True))


def test_a_directive_is_added(recorder, meeting, speaker, url):
    response = recorder.post(url, directive_input(speaker, quote="“Segera”"))

    made = meeting.directives.get()
    assert (response.url, made.text, made.quote, made.speaker) == (
        f"{meeting.get_absolute_url()}#butir-{made.pk}",
        "Pompa disiagakan.",
        "Segera",
        speaker,
    )


def test_adding_is_audited(recorder, meeting, speaker, url):
    recorder.post(url, directive_input(speaker))

    event = last_event()
    told = (event.verb, event.target_label, event.details)
    assert told == (
        "directive.added",
        "Pompa disiagakan.",
        {"meeting": meeting.pk},
    )


def test_the_first_version_is_kept(recorder, meeting, speaker, secretariat, url):
    recorder.post(url, directive_input(speaker))

    kept = meeting.directives.get().revisions.get()
    assert (kept.version, kept.act, kept.content["text"], kept.by) == (
        1,
        "added",
        "Pompa disiagakan.",
        secretariat,
    )


def test_it_is_addressed_in_order(recorder, meeting, speaker, url):
    institution = f.InstitutionFactory(name="Dinas PU")
    office = f.PositionFactory(name="Camat")
    typed = {"institutions": [institution.pk], "positions": [office.pk]}

    recorder.post(
        url, directive_input(speaker, groups=" seluruh lurah\n\nketua RW ", **typed)
    )

    addressees = [str(each) for each in meeting.directives.get().addressees.all()]
    assert addressees == ["Dinas PU", "Camat", "seluruh lurah", "ketua RW"]


def test_a_decision_of_the_meeting_has_no_speaker(recorder, meeting, url):
    recorder.post(url, directive_input(None, kind="decision"))

    assert meeting.directives.get().speaker is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "  "},
        {"text": ""},
        {"speaker": ""},
        {"speaker": "404"},
        {"kind": "moon"},
        {"ordinal": "-1"},
        {"groups": "R" * 201},
        {"agenda_item": "404"},
    ],
)
def test_an_impossible_directive_is_refused(recorder, speaker, url, wrong):
    response = recorder.post(url, {**directive_input(speaker), **wrong})

    assert (response.status_code, texts(), verbs()) == (422, [], [])


def test_refused_input_keeps_what_was_typed(recorder, speaker, url):
    typed = directive_input(speaker, text="Pompa <2>", kind="moon", groups="RW 3")

    page = recorder.post(url, typed).content.decode()

    assert ("Pompa &lt;2&gt;" in page, "RW 3" in page) == (True, True)


def test_a_speaker_of_another_meeting_is_refused(recorder, url):
    stranger = f.AttendanceFactory()

    assert recorder.post(url, directive_input(stranger)).status_code == 422


def test_an_agenda_item_of_another_meeting_is_refused(recorder, speaker, url):
    typed = directive_input(speaker, agenda_item=f.AgendaItemFactory().pk)

    assert recorder.post(url, typed).status_code == 422


@pytest.mark.parametrize(
    ("clearance", "meeting_class", "typed", "status"),
    [(0, 0, 1, 422), (1, 1, 0, 422), (1, 0, 1, 302), (1, 1, 1, 302)],
)
def test_a_class_is_between_the_meetings_and_the_clearance(
    client_of, host, clearance, meeting_class, typed, status
):
    meeting = f.MeetingFactory(institution=host, classification=meeting_class)
    client = client_of(f.user_with("secretariat", clearance=clearance))
    url = reverse("minutes:add_directive", args=[meeting.pk])
    speaker = f.AttendanceFactory(meeting=meeting)

    response = client.post(url, directive_input(speaker, classification=typed))

    assert response.status_code == status


def test_a_retry_with_the_same_uuid_adds_one_directive(recorder, speaker, url):
    typed = directive_input(speaker, uuid=new_uuid())

    for _ in range(2):
        recorder.post(url, typed)

    assert (texts(), verbs()) == (["Pompa disiagakan."], ["directive.added"])


def test_retries_at_once_add_one_directive(crowd):
    line, number = f.AttendanceFactory(), uuid.uuid4()
    values = {"speaker": line, "text": "Siaga."}

    def add(_):
        return actions.add_directive(line.meeting, values, uuid=number, by=None).pk

    made = crowd(add, 4)

    assert (len(set(made)), texts(), len(verbs())) == (1, ["Siaga."], 1)


def test_directives_added_at_once_are_numbered_apart(crowd):
    line = f.AttendanceFactory()
    values = {"speaker": line, "text": "Siaga."}

    def add(_):
        actions.add_directive(line.meeting, values, uuid=uuid.uuid4(), by=None)

    refused = [each for each in crowd(add, 4) if each is not None]

    numbers = sorted(Directive.objects.values_list("number", flat=True))
    assert (refused, numbers) == ([], [1, 2, 3, 4])


def test_another_refusal_is_not_taken_for_a_retry(meeting):
    values = {"speaker": None, "text": "Tanpa pembicara", "kind": "directive"}

    with pytest.raises(IntegrityError, match="without_a_speaker_is_a_decision"):
        actions.add_directive(meeting, values, uuid=uuid.uuid4(), by=None)


def test_adding_again_keeps_speaker_and_item(recorder, meeting, speaker, url):
    item = f.AgendaItemFactory(meeting=meeting)
    typed = directive_input(speaker, agenda_item=item.pk, again="1")

    response = recorder.post(url, typed)

    assert response.url == f"{url}?speaker={speaker.pk}&agenda_item={item.pk}"


def test_adding_a_decision_again_keeps_nothing(recorder, url):
    response = recorder.post(url, directive_input(None, kind="decision", again="1"))

    assert response.url == f"{url}?speaker=&agenda_item="


def test_the_form_starts_with_the_speaker_of_the_address(recorder, speaker, url):
    form = recorder.get(url, {"speaker": speaker.pk, "agenda_item": ""}).context["form"]

    assert (form["speaker"].value(), form["agenda_item"].value()) == (
        str(speaker.pk),
        None,
    )
