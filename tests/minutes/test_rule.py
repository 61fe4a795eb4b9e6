"""The secretariat rules on the wordings that speakers propose."""

import uuid

import pytest
from django.urls import reverse

from meetings.minutes import confirming, ruling
from meetings.minutes.actions import add_directive, remove_directive
from meetings.minutes.standing import digest_of, standing_of
from meetings.models import Directive, Revision, Ruling
from tests import factories as f
from tests.trail import last_event, verbs


@pytest.fixture
def link(directive, speaker, secretariat):
    return confirming.make_link(speaker, by=secretariat)[0]


@pytest.fixture
def ask(link, directive):
    """``ask("Pompa siaga.")``: the speaker wants other words."""

    def ask(text="Pompa siaga.", quote="Siaga!"):
        directive.refresh_from_db()
        now = digest_of(directive)
        return confirming.propose(link, directive.pk, now, text=text, quote=quote)

    return ask


@pytest.fixture
def proposal(ask):
    return ask()


@pytest.fixture
def desk(meeting):
    return reverse("minutes:confirmations", args=[meeting.pk])


def accept(client, proposal, version=1):
    url = reverse("minutes:accept_proposal", args=[proposal.pk])
    return client.post(url, {"version": version})


def refuse(client, proposal, reason="Tidak diucapkan demikian."):
    url = reverse("minutes:refuse_proposal", args=[proposal.pk])
    return client.post(url, {"reason": reason})


def test_the_desk_sets_old_and_new_side_by_side(recorder, proposal, desk):
    page = recorder.get(desk).content.decode()

    told = [words in page for words in ("Pompa disiagakan.", "Pompa siaga.", "Siaga!")]
    assert told == [True] * 3


def test_accepted_it_is_a_new_version_of_the_directive(recorder, proposal, desk):
    response = accept(recorder, proposal)

    directive = Directive.objects.get()
    assert (response.url, directive.text, directive.quote, directive.version) == (
        desk,
        "Pompa siaga.",
        "Siaga!",
        2,
    )
    assert Revision.objects.filter(version=2, act="edited").exists()


def test_accepted_it_is_confirmed_by_who_proposed_it(recorder, proposal):
    accept(recorder, proposal)

    assert str(standing_of(Directive.objects.get()).state) == "confirmed"


def test_accepting_is_audited(recorder, proposal, meeting, secretariat):
    accept(recorder, proposal)

    event = last_event()
    assert (event.verb, event.actor_id, event.details) == (
        "wording.accepted",
        secretariat.pk,
        {"meeting": meeting.pk, "proposal": proposal.pk, "reason": ""},
    )
    assert verbs()[-2:] == ["directive.edited", "wording.accepted"]


def test_refused_it_changes_nothing_and_says_why(recorder, proposal, client):
    refuse(recorder, proposal)

    directive = Directive.objects.get()
    standing = standing_of(directive)
    assert (directive.version, str(standing.state)) == (1, "refused")
    assert standing.answer.ruling.reason == "Tidak diucapkan demikian."
    assert last_event().verb == "wording.refused"


def test_the_speaker_reads_why_and_can_still_confirm(
    recorder, proposal, client, speaker, secretariat
):
    refuse(recorder, proposal)
    link, token = confirming.make_link(speaker, by=secretariat)
    page = client.get(reverse("minutes:confirm", args=[token])).content.decode()

    directive = Directive.objects.get()
    confirmed = confirming.confirm(link, {directive.pk: digest_of(directive)})

    assert ("Alasan: Tidak diucapkan demikian." in page, confirmed) == (True, 1)


def test_without_a_reason_it_is_not_refused(recorder, proposal):
    page = refuse(recorder, proposal, " ")

    assert (page.status_code, Ruling.objects.exists()) == (422, False)
    assert "usulan-1-reason_error".replace("1", str(proposal.pk)) in (
        page.content.decode()
    )


def test_a_directive_that_was_changed_meanwhile_is_compared_anew(
    recorder, proposal, directive, secretariat
):
    Directive.objects.update(text="Pompa dipindahkan.", version=2)

    page = accept(recorder, proposal, version=1)

    text = page.content.decode()
    told = [words in text for words in ("Pompa dipindahkan.", "diubah setelah usulan")]
    assert (page.status_code, told, Ruling.objects.exists()) == (409, [True] * 2, False)


@pytest.mark.parametrize("act", [accept, refuse])
def test_a_second_time_it_is_told_so(recorder, proposal, act):
    accept(recorder, proposal)

    page = recorder.get(act(recorder, proposal).url).content.decode()

    assert ("tidak lagi menunggu putusan" in page, Ruling.objects.count()) == (True, 1)


def test_what_the_speaker_has_put_otherwise_since_is_not_taken(recorder, ask):
    first, second = ask("Satu."), ask("Dua.")

    accept(recorder, first)
    accept(recorder, second)

    assert Directive.objects.get().text == "Dua."


def test_a_removed_directive_takes_no_words(recorder, proposal, secretariat):
    remove_directive(Directive.objects.get(), by=secretariat)

    accept(recorder, proposal)

    assert Ruling.objects.exists() is False


@pytest.mark.parametrize("act", [accept, refuse])
def test_once_approved_nothing_is_ruled_on(recorder, proposal, meeting, desk, act):
    f.approved(meeting)

    act(recorder, proposal)

    page = recorder.get(desk).content.decode()
    assert ("Notula sudah disetujui" in page, Ruling.objects.exists()) == (True, False)


@pytest.mark.parametrize("version", ["", "x", "1" * 10])
def test_a_version_that_the_page_does_not_send_is_refused(recorder, proposal, version):
    assert accept(recorder, proposal, version).status_code == 400


def test_a_confirmation_is_nothing_to_rule_on(recorder, link, directive):
    confirming.confirm(link, {directive.pk: digest_of(directive)})
    answer = directive.answers.get()

    assert accept(recorder, answer).status_code == 404


def test_two_at_once_rule_once(crowd, proposal, directive):
    users = f.UserFactory.create_batch(4)

    def act(number):
        try:
            ruling.refuse(proposal, "Tidak.", by=users[number])
        except ruling.NotWaiting:
            return "late"
        return "first"

    assert sorted(crowd(act, 4)) == ["first", "late", "late", "late"]


def test_a_ruling_reads_as_a_sentence(recorder, proposal):
    accept(recorder, proposal)

    assert str(Ruling.objects.get()) == f"Diterima: usulan {proposal.pk}"


def test_the_checks_tell_of_what_waits(recorder, proposal, meeting, desk):
    page = recorder.get(reverse("minutes:checks", args=[meeting.pk])).content.decode()

    assert ("mengusulkan bunyi lain" in page, f'href="{desk}"' in page) == (True, True)


def test_the_meeting_reads_what_was_confirmed(recorder, link, directive, meeting):
    two = add_directive(
        meeting,
        {"speaker": directive.speaker, "text": "Dua."},
        uuid=uuid.uuid4(),
        by=None,
    )
    url = meeting.get_absolute_url()
    confirming.confirm(link, {directive.pk: digest_of(directive)})
    one = recorder.get(url).content.decode()
    confirming.confirm(link, {two.pk: digest_of(two)})
    both = recorder.get(url).content.decode()

    words = ("Dikonfirmasi pembicara pada", "Telah dikonfirmasi oleh yang bersangkutan")
    assert [[each in page for each in words] for page in (one, both)] == [
        [True, False],
        [False, True],
    ]


def test_a_directive_tells_that_it_was_confirmed(recorder, link, directive):
    confirming.confirm(link, {directive.pk: digest_of(directive)})

    page = recorder.get(reverse("minutes:directive", args=[directive.pk]))

    assert "Dikonfirmasi pembicara pada" in page.content.decode()
