"""A speaker answers for what was noted, behind a personal link."""

import datetime as dt

import pytest
import time_machine
from django.core.cache import cache
from django.http import Http404
from django.test import Client
from django.urls import reverse

from meetings.minutes import confirming, speaker_views
from meetings.minutes.actions import edit_directive, reclassify, remove_directive
from meetings.minutes.models.confirmation import hash_of
from meetings.minutes.speaker_views import ANSWERS_A_MINUTE
from meetings.minutes.standing import digest_of
from meetings.models import Confirmation, ConfirmationLink, Directive
from tests import factories as f
from tests.trail import last_event, verbs

NOW = dt.datetime(2026, 3, 11, 3, 0, 30, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _nobody_has_asked():
    cache.clear()


@pytest.fixture
def link(directive, speaker, secretariat):
    return confirming.make_link(speaker, by=secretariat)


@pytest.fixture
def door(link):
    return reverse("minutes:confirm", args=[link[1]])


def seen(directive):
    return f"{directive.pk}:{digest_of(directive)}"


def confirm(client, door, *directives):
    return client.post(door, {"butir": [seen(each) for each in directives]})


def propose(client, door, directive, text="Pompa siaga.", quote="", **more):
    words = {"jawaban": "usul", "text": text, "quote": quote}
    return client.post(door, {"butir": seen(directive), **words, **more})


def answers():
    return list(Confirmation.objects.values_list("kind", "text"))


def states(client, door):
    return [str(each["standing"].state) for each in client.get(door).context["said"]]


def test_a_speaker_sees_the_own_directives_and_no_others(client, door, say, meeting):
    f.DirectiveFactory(meeting=meeting, text="Bukan miliknya.")
    f.DirectiveFactory(text="Rapat lain.")
    say("Rahasia.", classification=1)
    remove_directive(say("Dihapus."), by=f.UserFactory())

    said = client.get(door).context["said"]

    assert [each["directive"].text for each in said] == ["Pompa disiagakan."]


def test_the_page_is_kept_by_nobody_and_found_by_no_engine(client, door):
    page = client.get(door)

    headers = [page.headers[name] for name in ("Cache-Control", "Referrer-Policy")]
    assert ("no-store" in headers[0], headers[1]) == (True, "same-origin")
    assert '<meta name="robots" content="noindex">' in page.content.decode()


def test_what_was_typed_by_others_is_escaped(client, door, say):
    say("<b>tebal</b>")

    assert "&lt;b&gt;tebal" in client.get(door).content.decode()


def test_one_directive_is_confirmed(client, door, directive, say):
    say("Dua.")

    response = confirm(client, door, directive)

    assert (response.url, states(client, door)) == (door, ["confirmed", "unanswered"])


def test_all_are_confirmed_at_once(client, door, directive, say):
    two = say("Dua.")

    confirm(client, door, directive, two)

    assert states(client, door) == ["confirmed", "confirmed"]


def test_confirming_is_audited_without_an_actor(
    client, door, directive, meeting, speaker
):
    confirm(client, door, directive)

    event = last_event()
    assert (event.verb, event.actor_id, event.target_id, event.details) == (
        "directive.confirmed",
        None,
        str(directive.pk),
        {
            "meeting": meeting.pk,
            "speaker": speaker.pk,
            "link": ConfirmationLink.objects.get().pk,
        },
    )


def test_the_same_answer_twice_is_one(client, door, directive):
    for _ in range(2):
        confirm(client, door, directive)
        propose(client, door, directive)
        propose(client, door, directive)

    assert answers() == [("confirmed", ""), ("proposed", "Pompa siaga.")] * 2


def test_confirmed_twice_it_is_confirmed_once(client, door, directive):
    for _ in range(2):
        confirm(client, door, directive)

    assert verbs()[-2:] == ["confirmation_link.made", "directive.confirmed"]


def test_at_once_it_is_confirmed_once(crowd, door, directive):
    crowd(lambda _: confirm(Client(), door, directive).status_code, 4)

    assert answers() == [("confirmed", "")]


def change(directive, **words):
    words = {"text": "Pompa dipindahkan.", **words}
    by = f.UserFactory()
    return edit_directive(directive, words, version=directive.version, by=by)


def test_after_a_change_the_confirmation_no_longer_counts(client, door, directive):
    confirm(client, door, directive)
    change(directive)

    page = client.get(door).content.decode()

    assert "konfirmasi itu tidak berlaku lagi" in page


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ({"quote": "Siaga!"}, "changed"),
        ({"kind": "appeal"}, "changed"),
        ({"text": " Pompa\r\ndisiagakan. "}, "confirmed"),
        ({"ordinal": 1, "text": "Pompa disiagakan."}, "confirmed"),
    ],
)
def test_a_confirmation_is_of_kind_text_and_quote(
    client, door, directive, words, state
):
    confirm(client, door, directive)
    change(directive, **({"text": "Pompa disiagakan."} | words))

    assert states(client, door) == [state]


def test_changed_while_it_was_read_nothing_is_confirmed(client, door, directive, say):
    two, before = say("Dua."), seen(directive)
    change(directive)

    page = client.post(door, {"butir": [before, seen(two)]})

    told = "Bunyi butir diubah sekretariat" in page.content.decode()
    assert (page.status_code, answers(), told) == (409, [], True)


def test_the_directive_of_another_is_no_part_of_it(client, door, directive, meeting):
    foreign = f.DirectiveFactory(meeting=meeting)

    codes = [
        act(client, door, foreign).status_code for act in (confirm, propose, confirm)
    ]

    assert (codes, answers()) == ([409] * 3, [])


def test_given_to_another_speaker_it_is_out_of_reach(client, door, directive, meeting):
    confirm(client, door, directive)
    other = f.AttendanceFactory(meeting=meeting)
    change(directive, speaker=other, text=directive.text)

    codes = confirm(client, door, directive).status_code, client.get(door).status_code

    assert codes == (409, 200)
    assert client.get(door).context["said"] == []


def test_the_answer_of_who_spoke_before_does_not_count(
    client, door, directive, meeting, secretariat
):
    confirm(client, door, directive)
    other = f.AttendanceFactory(meeting=meeting)
    change(directive, speaker=other, text=directive.text)
    _, token = confirming.make_link(other, by=secretariat)

    assert states(client, reverse("minutes:confirm", args=[token])) == ["unanswered"]


def test_a_proposal_changes_nothing(client, door, directive):
    propose(client, door, directive, "Pompa siaga.", "“Siaga!”")

    directive.refresh_from_db()
    proposal = Confirmation.objects.get()
    assert (directive.text, directive.version, proposal.quote, last_event().verb) == (
        "Pompa disiagakan.",
        1,
        "Siaga!",
        "wording.proposed",
    )


def test_a_proposal_waits_and_can_be_put_otherwise(client, door, directive):
    propose(client, door, directive)
    waiting = client.get(door)
    propose(client, door, directive, "Pompa siap.")

    typed = waiting.context["said"][0]["form"].initial["text"]
    assert (typed, states(client, door)) == ("Pompa siaga.", ["proposed"])
    assert answers() == [("proposed", "Pompa siaga."), ("proposed", "Pompa siap.")]


REFUSED = {
    "Pompa disiagakan. ": "Usulan Anda sama dengan bunyi sekarang",
    " ": "Bidang ini tidak boleh kosong",
    "a" * 10_001: "10000",
}


@pytest.mark.parametrize("text", REFUSED, ids=["same", "empty", "long"])
def test_a_refused_proposal_keeps_what_was_typed(client, door, directive, text):
    page = propose(client, door, directive, text, "Siaga" if text == " " else "")

    (shown,) = page.context["said"]
    assert (page.status_code, answers()) == (422, [])
    assert shown["form"]["text"].value() == text
    assert REFUSED[text] in page.content.decode()


def test_a_proposal_for_other_words_is_kept_on_the_page(client, door, directive):
    before = seen(directive)
    change(directive)

    page = propose(client, door, directive, "Pompa siaga.", butir=before)

    (shown,) = page.context["said"]
    assert (page.status_code, answers()) == (409, [])
    assert (shown["form"]["text"].value(), shown["typed"]) == ("Pompa siaga.", True)


@pytest.mark.parametrize(
    "butir", [[], ["1"], ["x:y"], ["1:" + "0" * 63], ["1:" + "0" * 64, "2"]]
)
def test_what_the_page_does_not_send_is_refused(client, door, butir):
    assert client.post(door, {"butir": butir}).status_code == 400


def test_a_foreign_form_is_refused(door, directive):
    strict = Client(enforce_csrf_checks=True)

    assert confirm(strict, door, directive).status_code == 403


DEAD = {
    "expired": lambda link: ConfirmationLink.objects.update(
        created_at=NOW - dt.timedelta(days=8), expires_at=NOW - dt.timedelta(days=1)
    ),
    "revoked": lambda link: confirming.revoke_link(link.speaker, by=f.UserFactory()),
    "approved": lambda link: f.approved(link.speaker.meeting),
    "issued": lambda link: f.approved(link.speaker.meeting, "issued"),
    "classified": lambda link: reclassify(
        link.speaker.meeting, 1, version=1, by=f.UserFactory()
    ),
    "unknown": lambda link: ConfirmationLink.objects.update(token_hash="a"),
    "its own hash": lambda link: ConfirmationLink.objects.update(
        token_hash=hash_of(link.token_hash)
    ),
}


@pytest.mark.parametrize("why", DEAD)
def test_a_dead_link_leads_nowhere(client, door, link, directive, why):
    DEAD[why](link[0])

    pages = [client.get(door), confirm(client, door, directive)]

    assert [page.status_code for page in pages] == [404, 404]
    assert {page.content for page in pages} == {client.get("/tidak-ada/").content}
    assert answers() == []


def test_closed_between_the_page_and_the_answer_nothing_is_kept(link, directive):
    DEAD["issued"](link[0])

    with pytest.raises(confirming.Closed):
        confirming.confirm(link[0], {directive.pk: digest_of(directive)})

    assert answers() == []


def test_closed_in_that_moment_the_page_is_gone(link, directive, rf):
    DEAD["revoked"](link[0])
    late = rf.post("/", {"butir": seen(directive)})

    with pytest.raises(Http404):
        speaker_views.answer(late, *link)


def test_the_first_opening_is_kept(client, door):
    with time_machine.travel(NOW, tick=False):
        client.get(door)
    client.get(door)

    assert ConfirmationLink.objects.get().opened_at == NOW


def test_a_messenger_that_looks_for_a_preview_opens_nothing(client, door):
    client.get(door, headers={"User-Agent": "WhatsApp/2.23.20"})
    client.head(door)

    assert ConfirmationLink.objects.get().opened_at is None


@time_machine.travel(NOW, tick=False)
def test_too_many_guesses_are_refused_for_a_while(client, db):
    guess = reverse("minutes:confirm", args=["tebakan"])
    codes = {client.get(guess).status_code for _ in range(ANSWERS_A_MINUTE)}

    refused = client.get(guess)

    assert (codes, refused.status_code) == ({404}, 429)
    assert "Tunggu satu menit" in refused.content.decode()


def test_with_nothing_left_the_page_says_so(client, door, directive, secretariat):
    remove_directive(directive, by=secretariat)

    assert "Tidak ada butir" in client.get(door).content.decode()
    assert Directive.objects.count() == 1


def test_an_answer_is_named_by_what_it_says(client, door, directive):
    confirm(client, door, directive)

    assert str(Confirmation.objects.get()) == f"Dikonfirmasi: butir {directive.pk}"
