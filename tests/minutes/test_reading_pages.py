"""What was said across meetings, each reader by the same rule."""

import datetime as dt

import pytest
from django.urls import reverse

from meetings.minutes.plain_text import as_text
from meetings.minutes.reading import read
from tests import factories as f
from tests.trail import last_event, verbs


@pytest.fixture
def term():
    return f.AppointmentFactory(
        official__name="Sari Contoh", position__name="Camat Contoh"
    )


@pytest.fixture
def speech(meeting, term):
    """A directive of the holder of an office, in that office."""
    line = f.AttendanceFactory(
        meeting=meeting,
        kind="official",
        official=term.official,
        position=term.position,
        name="Sari Contoh",
        office="Camat Contoh",
    )
    return f.DirectiveFactory(meeting=meeting, speaker=line, text="Siagakan pompa.")


def get(client, name, thing, **query):
    return client.get(reverse(f"minutes:{name}", args=[thing.pk]), query)


def said(answer):
    return [each.item.text for each in answer.context["found"]]


def test_a_directive_has_its_own_page(recorder, speech):
    page = get(recorder, "directive", speech).content.decode()

    assert ("Siagakan pompa." in page, "Sari Contoh" in page) == (True, True)


def test_a_removed_directive_has_none(recorder, speech):
    recorder.post(reverse("minutes:remove_directive", args=[speech.pk]))

    assert get(recorder, "directive", speech).status_code == 404


def test_one_above_the_clearance_does_not_exist(client_of, meeting):
    secret = f.DirectiveFactory(meeting=meeting, classification=2)
    clerk = client_of(f.user_with("secretariat", clearance=0))

    assert get(clerk, "directive", secret).status_code == 404


def test_an_office_tells_its_holders_and_what_was_said_in_it(recorder, term, speech):
    f.AppointmentFactory(position=term.position, capacity="plt", official__name="Budi")

    answer = get(recorder, "office", term.position)

    assert said(answer) == ["Siagakan pompa."]
    assert "Budi" in answer.content.decode()


def test_a_representative_speaks_for_both_offices_and_once_in_each(
    recorder, meeting, term
):
    deputy = f.PositionFactory()
    line = f.AttendanceFactory(
        meeting=meeting,
        kind="office",
        name="",
        position=deputy,
        represents=term.position,
    )
    f.DirectiveFactory(meeting=meeting, speaker=line, text="Jaga.")

    assert [
        said(get(recorder, "office", each)) for each in (deputy, term.position)
    ] == [["Jaga."], ["Jaga."]]


def test_a_person_is_followed_through_every_office(recorder, host, term, speech):
    later = f.MeetingFactory(institution=host, date=dt.date(2026, 5, 5))
    line = f.AttendanceFactory(
        meeting=later,
        kind="official",
        official=term.official,
        position=f.PositionFactory(),
    )
    f.DirectiveFactory(meeting=later, speaker=line, text="Lanjutkan.")

    assert said(get(recorder, "official", term.official)) == [
        "Lanjutkan.",
        "Siagakan pompa.",
    ]


def test_a_service_number_is_not_told(recorder, term):
    page = get(recorder, "official", term.official).content.decode()

    assert term.official.number not in page


@pytest.mark.parametrize("to", ["institution", "position"])
def test_an_institution_is_told_what_was_directed_to_it(recorder, term, speech, to):
    body = term.position.institution
    speech.addressees.create(
        **{to: body if to == "institution" else term.position, "order": 1}
    )

    assert said(get(recorder, "institution", body)) == ["Siagakan pompa."]


def test_addressed_twice_it_is_told_once(recorder, term, speech):
    speech.addressees.create(institution=term.position.institution, order=1)
    speech.addressees.create(position=term.position, order=2)

    answer = get(recorder, "institution", term.position.institution)

    assert said(answer) == ["Siagakan pompa."]


def test_a_matter_is_told_from_its_beginning(recorder, host):
    topic = f.TopicFactory()
    for month in (5, 3):
        meeting = f.MeetingFactory(institution=host, date=dt.date(2026, month, 1))
        item = f.AgendaItemFactory(meeting=meeting, topic=topic)
        f.DirectiveFactory(meeting=meeting, agenda_item=item, text=f"Bulan {month}")

    assert said(get(recorder, "topic", topic)) == ["Bulan 3", "Bulan 5"]


def test_a_matter_of_unseen_meetings_does_not_exist(client_of, outsider, meeting):
    item = f.AgendaItemFactory(meeting=meeting, topic=f.TopicFactory())

    assert get(client_of(outsider), "topic", item.topic).status_code == 404


@pytest.mark.parametrize("name", ["office", "official", "institution"])
def test_an_outsider_learns_who_is_who_and_nothing_that_was_said(
    client_of, outsider, term, speech, name
):
    speech.addressees.create(institution=term.position.institution)
    things = {
        "office": term.position,
        "official": term.official,
        "institution": term.position.institution,
    }

    answer = get(client_of(outsider), name, things[name])

    assert (answer.status_code, said(answer)) == (200, [])
    assert answer.context["page_obj"].paginator.count == 0


def test_reading_what_is_classified_is_an_event(client_of, leader, meeting, term):
    line = f.AttendanceFactory(
        meeting=meeting, kind="office", name="", position=term.position
    )
    f.DirectiveFactory(meeting=meeting, speaker=line, classification=1)

    get(client_of(leader), "office", term.position)

    assert (last_event().verb, last_event().target_type) == ("record.read", "position")


def test_reading_what_is_ordinary_is_none(recorder, term, speech):
    get(recorder, "office", term.position)

    assert verbs() == []


def test_the_text_is_what_the_reader_may_see(client_of, recorder, meeting, say):
    say("Pompa disiagakan.", quote="Segera", ordinal=1)
    say("Sandi pos", classification=2)
    clerk = client_of(f.user_with("secretariat", clearance=0))

    texts = [get(who, "text", meeting).content.decode() for who in (recorder, clerk)]

    assert ["Sandi pos" in text for text in texts] == [True, False]
    assert [text.startswith("[RAHASIA]") for text in texts] == [True, False]


def test_the_text_is_numbered_and_bold_as_messages_are(meeting, secretariat, say):
    say("Pompa disiagakan.", quote="Segera", ordinal=1, addressees=[{"group": "lurah"}])
    say("Posko dibentuk.", speaker=None, kind="decision")

    text = as_text(read(meeting, secretariat))

    assert f"*{meeting.title}*" in text
    assert (
        "_Camat, Sari_\n1. Pertama – Arahan: Pompa disiagakan.\n“Segera”\nKepada: lurah"
        in text
    )
    assert "*Keputusan rapat*\n2. Keputusan: Posko dibentuk." in text


def test_meetings_lead_to_their_neighbours_in_the_forum(recorder, host):
    series = f.SeriesFactory(institution=host)
    days = [dt.date(2026, month, 1) for month in (1, 2, 3)]
    one, two, three = [
        f.MeetingFactory(institution=host, series=series, date=day) for day in days
    ]

    nearby = recorder.get(two.get_absolute_url()).context["nearby"]

    assert (nearby["previous"], nearby["next"]) == (one, three)


def test_a_neighbour_out_of_sight_is_passed_over(client_of, host):
    series = f.SeriesFactory(institution=host)
    days = [dt.date(2026, month, 1) for month in (1, 2, 3)]
    one, _, three = [
        f.MeetingFactory(institution=host, series=series, date=day, classification=c)
        for day, c in zip(days, (0, 3, 0), strict=True)
    ]
    clerk = client_of(f.user_with("secretariat", clearance=0))

    assert clerk.get(three.get_absolute_url()).context["nearby"]["previous"] == one
