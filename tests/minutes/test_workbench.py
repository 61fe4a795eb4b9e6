"""The workbench: many directives at once, and each changed in its place."""

import pytest
from django.urls import reverse

from meetings.minutes import actions
from meetings.minutes.models import Directive
from tests import factories as f
from tests.inputs import directive_input, new_uuid
from tests.trail import verbs

HTMX = {"HX-Request": "true"}


@pytest.fixture
def note(recorder, meeting, speaker):
    """``note("…")``: send the notulis's field, as htmx does."""

    def note(text, *, headers=HTMX, **more):
        typed = {"speaker": speaker.pk, "classification": 0, "uuid": new_uuid(), **more}
        url = reverse("minutes:note", args=[meeting.pk])
        return recorder.post(url, {**typed, "text": text}, headers=headers)

    return note


@pytest.fixture
def send(recorder):
    def send(name, directive, data):
        url = reverse(f"minutes:{name}", args=[directive.pk])
        return recorder.post(url, data, headers=HTMX)

    return send


def texts(meeting):
    return list(meeting.directives.current().in_order().values_list("text", flat=True))


def test_each_line_is_saved(note, meeting):
    response = note("Siagakan pompa.\nBersihkan saluran.")

    assert (response.status_code, texts(meeting)) == (
        200,
        ["Siagakan pompa.", "Bersihkan saluran."],
    )


def test_each_is_audited_and_kept_as_a_revision(note, meeting):
    note("A\nB")

    kept = [each.revisions.count() for each in meeting.directives.all()]
    assert (verbs(), kept) == (["directive.added"] * 2, [1, 1])


def test_a_retry_adds_nothing(note, meeting):
    uuid = new_uuid()

    note("A\nB", uuid=uuid)
    note("A\nB", uuid=uuid)

    assert texts(meeting) == ["A", "B"]


def test_one_bad_line_saves_none_and_keeps_what_was_typed(note, meeting):
    response = note("A\n@ siapa\nB")

    page = response.content.decode()
    assert (response.status_code, texts(meeting)) == (422, [])
    assert ("@ siapa\nB" in page, "Baris 2: Tidak ada pembicara" in page) == (
        True,
        True,
    )


def test_the_next_note_goes_on_where_this_one_ended(note, meeting):
    item = f.AgendaItemFactory(meeting=meeting, title="Banjir")
    other = f.AttendanceFactory(meeting=meeting, name="Budi")

    form = note("# Banjir\n@ Budi\nA").context["form"]

    assert (form.initial["speaker"], form.initial["agenda_item"]) == (other.pk, item.pk)


def test_addressees_are_found_by_name_else_kept_in_words(note, meeting):
    agency = f.InstitutionFactory(name="Dinas Kesehatan", short_name="Dinkes")
    office = f.PositionFactory(name="Camat Contoh")

    note("A > dinkes; camat contoh; seluruh lurah")

    rows = meeting.directives.get().addressees.all()
    assert [(a.institution, a.position, a.group) for a in rows] == [
        (agency, None, ""),
        (None, office, ""),
        (None, None, "seluruh lurah"),
    ]


def test_a_name_that_several_have_stays_in_words(note, meeting):
    for _ in range(2):
        f.PositionFactory(name="Camat")

    note("A > Camat")

    assert meeting.directives.get().addressees.get().group == "Camat"


def test_more_than_two_hundred_at_once_are_refused(note, meeting):
    response = note("\n".join("A" for _ in range(201)))

    assert (response.status_code, meeting.directives.count()) == (422, 0)


def test_a_speaker_of_another_meeting_is_refused(note, meeting):
    foreign = f.AttendanceFactory(meeting=f.MeetingFactory())

    assert note("A", speaker=foreign.pk).status_code == 422


def test_without_htmx_the_page_is_loaded_anew(note, meeting):
    response = note("A", headers={})

    assert response.url == reverse("minutes:workbench", args=[meeting.pk])


def test_the_page_starts_with_the_speaker_of_its_address(recorder, meeting, speaker):
    url = reverse("minutes:workbench", args=[meeting.pk])

    page = recorder.get(f"{url}?speaker={speaker.pk}")

    assert f'value="{speaker.pk}" selected' in page.content.decode()


def test_a_directive_is_edited_in_its_place(send, directive, speaker):
    typed = directive_input(speaker, text="Baru.", version=1)

    response = send("edit_directive", directive, typed)

    shown = response.content.decode()
    assert (response["HX-Retarget"], "Baru." in shown) == ("#catatan", True)


def test_a_refused_edit_stays_in_its_place(send, directive, speaker):
    typed = directive_input(speaker, text="", version=1)

    response = send("edit_directive", directive, typed)

    assert (response.status_code, "<html" in response.content.decode()) == (422, False)


def test_a_conflict_takes_the_whole_page(send, directive, speaker):
    response = send("edit_directive", directive, directive_input(speaker, version=9))

    form = f'action="{reverse("minutes:edit_directive", args=[directive.pk])}"'
    assert (response.status_code, response["HX-Retarget"]) == (409, "body")
    assert form in response.content.decode()


@pytest.mark.parametrize(
    ("step", "order"), [("2", "BCA"), ("1", "BAC"), ("-1", "ABC"), ("9", "ABC")]
)
def test_a_directive_is_dragged_some_places(send, say, meeting, step, order):
    first, *_ = [say(text) for text in "ABC"]

    send("move_directive", first, {"step": step})

    assert "".join(texts(meeting)) == order


@pytest.mark.parametrize("step", ["", "x", "1.5", "99999", "١"])
def test_a_step_that_is_no_number_is_refused(send, directive, step):
    assert send("move_directive", directive, {"step": step}).status_code == 400


def test_a_removed_directive_can_be_taken_back_at_once(send, directive, meeting):
    offered = send("remove_directive", directive, {})

    gone = texts(meeting)
    version = offered.context["undo"].version
    send("restore_directive", directive, {"version": version})

    assert (gone, texts(meeting)) == ([], ["Pompa disiagakan."])


def test_taking_back_twice_does_not_undo_what_was_written_since(
    send, directive, meeting, secretariat
):
    undo = {"version": send("remove_directive", directive, {}).context["undo"].version}
    send("restore_directive", directive, undo)
    values = {"text": "Pompa diganti."}
    actions.edit_directive(directive, values, version=3, by=secretariat)

    again = send("restore_directive", directive, undo)

    assert (again.status_code, texts(meeting)) == (200, ["Pompa diganti."])


def test_nothing_above_the_clearance_is_listed(client_of, meeting, say):
    say("Sandi pos", classification=3)
    clerk = client_of(f.user_with("secretariat", clearance=0))

    page = clerk.get(reverse("minutes:workbench", args=[meeting.pk]))

    assert b"Sandi pos" not in page.content


def test_when_the_session_ended_the_page_keeps_its_text(client, meeting):
    url = reverse("minutes:note", args=[meeting.pk])

    response = client.post(url, {"text": "A"}, headers=HTMX, follow=True)

    assert (response.status_code, Directive.objects.count()) == (401, 0)
