"""A directive is changed; every version is kept."""

import pytest
from django.urls import reverse

from meetings.minutes.models import Directive
from tests import factories as f
from tests.inputs import directive_input
from tests.trail import last_event, verbs


@pytest.fixture
def url(directive):
    return reverse("minutes:edit_directive", args=[directive.pk])


def saved(directive):
    return Directive.objects.get(pk=directive.pk)


def test_a_directive_is_changed(recorder, directive, speaker, url):
    response = recorder.post(
        url, directive_input(speaker, text="Pompa diganti.", version=1)
    )

    now = saved(directive)
    assert (response.url, now.text, now.version) == (
        f"{directive.meeting.get_absolute_url()}#butir-{directive.pk}",
        "Pompa diganti.",
        2,
    )


def test_it_moves_to_another_speaker_and_agenda_item(recorder, meeting, directive, url):
    other = f.AttendanceFactory(meeting=meeting, name="Budi")
    item = f.AgendaItemFactory(meeting=meeting)

    recorder.post(url, directive_input(other, agenda_item=item.pk, version=1))

    now = saved(directive)
    assert (now.speaker, now.agenda_item) == (other, item)


def test_the_new_version_is_kept(recorder, directive, speaker, secretariat, url):
    recorder.post(url, directive_input(speaker, text="Pompa diganti.", version=1))

    kept = directive.revisions.first()
    assert (kept.version, kept.act, kept.content["text"], kept.by) == (
        2,
        "edited",
        "Pompa diganti.",
        secretariat,
    )


def test_changing_is_audited_without_the_words(recorder, directive, speaker, url):
    recorder.post(url, directive_input(speaker, text="Pompa diganti.", version=1))

    event = last_event()
    told = (event.verb, event.details["fields"])
    assert told == ("directive.edited", ["text"])


def test_the_form_shows_words_and_addressees(recorder, say):
    office = f.PositionFactory()
    directive = say(
        "Pompa disiagakan.",
        addressees=[{"position": office.pk}, {"group": "RT"}, {"group": "RW"}],
    )
    url = reverse("minutes:edit_directive", args=[directive.pk])

    form = recorder.get(url).context["form"]

    shown = [form[name].value() for name in ("text", "positions", "groups")]
    assert shown == ["Pompa disiagakan.", [office.pk], "RT\nRW"]


def test_addressees_are_replaced(recorder, speaker, say):
    directive = say("Pompa disiagakan.", addressees=[{"group": "RT"}])
    url = reverse("minutes:edit_directive", args=[directive.pk])

    recorder.post(url, directive_input(speaker, groups="RW", version=1))

    assert [str(each) for each in directive.addressees.all()] == ["RW"]


def test_refused_input_keeps_what_was_typed(recorder, directive, speaker, url):
    typed = directive_input(speaker, text="", quote="Segera <ya>", version=1)

    response = recorder.post(url, typed)

    kept = "Segera &lt;ya&gt;" in response.content.decode()
    assert (response.status_code, kept, saved(directive).version) == (422, True, 1)


def test_a_conflict_shows_both_texts_and_saves_nothing(
    recorder, directive, speaker, url
):
    Directive.objects.update(text="Teks mereka", version=2)

    response = recorder.post(url, directive_input(speaker, text="Teks saya", version=1))

    shown = (response.status_code, response.context["rows"], saved(directive).text)
    assert shown == (409, [("Isi", "Teks saya", "Teks mereka")], "Teks mereka")


def test_a_conflict_shows_the_addressees_of_both(recorder, directive, speaker, url):
    directive.addressees.create(group="RT")
    Directive.objects.update(version=2)

    response = recorder.post(url, directive_input(speaker, groups="RW", version=1))

    assert response.context["rows"] == [("Kelompok yang dituju", "RW", "RT")]


def test_a_conflict_keeps_no_version(recorder, directive, speaker, url):
    recorder.post(url, directive_input(speaker, version=9))

    assert (directive.revisions.count(), verbs()) == (1, ["directive.added"])


def test_a_conflict_page_sent_again_wins(recorder, directive, speaker, url):
    Directive.objects.update(text="Teks mereka", version=2)
    typed = directive_input(speaker, text="Teks saya", version=1)
    form = recorder.post(url, typed).context["form"]

    recorder.post(url, {**typed, "version": form["version"].value()})

    assert (saved(directive).text, saved(directive).version) == ("Teks saya", 3)
