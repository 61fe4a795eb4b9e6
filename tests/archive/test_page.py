"""The page of the search, as a browser gets it."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from meetings.archive.chosen import chosen_in, narrowed
from meetings.models import AuditEvent
from tests import factories as f

CARI = reverse("archive:search")


@pytest.fixture
def ask(client_of, leader):
    client = client_of(leader)
    return lambda query="": client.get(f"{CARI}?{query}")


def links(page, title):
    return next(facet.links for facet in page.context["facets"] if facet.title == title)


def facet(page, title):
    return next(each for each in page.context["facets"] if each.title == title)


@pytest.fixture
def heard(meeting, indexed):
    """Eleven offices that said the same, in two kinds."""
    for number in range(11):
        line = f.office_line(meeting, f.PositionFactory())
        kind = "appeal" if number else "request"
        f.DirectiveFactory(meeting=meeting, speaker=line, text="Posko.", kind=kind)
    indexed()


def test_without_a_question_the_newest_are_shown(say, ask):
    say("Pompa disiagakan.")

    assert b"Pompa disiagakan." in ask().content


def test_an_empty_archive_says_what_belongs_there(ask):
    assert "Belum ada butir" in ask().content.decode()


def test_what_was_looked_for_is_marked(say, ask):
    say("Seluruh lurah diimbau hadir.", quote="Kami mengimbau <semua>")

    page = ask("q=imbauan").content.decode()

    assert "Seluruh lurah <mark>diimbau</mark> hadir." in page
    assert "Kami <mark>mengimbau</mark> &lt;semua&gt;" in page


def test_what_is_classified_is_read_elsewhere(say, ask):
    say("Posko rahasia dibuka.", classification=2, quote="Posko ini")

    page = ask("q=posko").content.decode()

    assert "Buka butir ini untuk membaca isinya" in page
    assert "rahasia dibuka" not in page
    assert not AuditEvent.objects.filter(verb="record.read").exists()


def test_a_directive_without_text_is_shown(say, ask):
    say("", quote="Posko dibuka")

    assert "Isi butir belum ditulis." in ask("q=posko").content.decode()


def test_a_facet_narrows_and_widens(say, ask):
    say("Posko dibuka.", kind="appeal")
    say("Posko ditutup.")

    appeal = next(
        each for each in links(ask("q=posko"), "Jenis") if each.label == "Imbauan"
    )
    narrower = ask(appeal.query)

    assert appeal.query == "q=posko&jenis=appeal"
    assert narrower.context["found"].tally.total == 1
    assert [each.query for each in links(narrower, "Jenis")] == ["q=posko"]
    assert narrower.context["widen"] == "q=posko"


def test_a_facet_of_one_value_is_left_out(say, ask):
    say("Posko dibuka.")

    assert ask("q=posko").context["facets"] == []


def test_a_facet_inside_a_filter_word_narrows_it(say, ask):
    say("Posko dibuka.", kind="appeal")
    say("Posko ditutup.")

    page = ask("q=posko+jenis:imbauan&jenis=directive")

    assert page.context["found"].tally.total == 1


MANGLED = [
    "oleh=abc",
    "oleh=99999999999999999999999",
    "tahun=²",
    "sejak=kapan",
    "urut=miring",
    "page=-1",
    "page=99999999999",
    "bagian=zeppelin",
    "jenis=<script>",
    "q=%00",
    'q="',
    "q=-",
    "q=OR",
    "q=oleh:",
    "q=" + "banjir+" * 300,
    "q=(%22*%27:&|!",
    "oleh=" + "9" * 5000,
    "page=" + "9" * 5000,
    "baru=x",
    "semua=x",
    "forum=1&topik=1&kepada=1&pejabat=1&klasifikasi=0&status=open",
]


@pytest.mark.parametrize("query", MANGLED)
def test_no_address_is_an_error(query, say, ask):
    say("Pompa disiagakan.")

    assert ask(query).status_code == 200


def test_days_of_an_address():
    asked = QueryDict("sejak=2024-01-01&sampai=x&oleh=3&oleh=4&jenis=appeal&baru=7")

    chosen = chosen_in(asked)

    assert str(chosen.pop("since")) == "2024-01-01"
    assert chosen == {"speakers": {3, 4}, "kinds": {"appeal"}, "above": 7}


def test_another_facet_starts_at_the_first_page():
    assert narrowed(QueryDict("q=a&page=3"), "years", "2024") == "q=a&tahun=2024"


def test_a_facet_says_that_there_are_more_values(heard, ask):
    page = ask("q=posko")

    assert [len(links(page, "Oleh")), facet(page, "Oleh").total] == [8, 11]
    assert 'href="?q=posko&amp;semua=oleh#saring-oleh"' in page.content.decode()


def test_all_values_of_a_facet_can_be_seen(heard, ask):
    page = ask("q=posko&semua=oleh")

    assert len(links(page, "Oleh")) == 11
    assert facet(page, "Oleh").others == "q=posko"
    assert '<details class="fold fold-line" open>' in page.content.decode()


def test_a_facet_with_few_values_is_whole_anyway(heard, ask):
    jenis = facet(ask("q=posko&semua=jenis"), "Jenis")

    assert (jenis.is_cut, jenis.is_whole) == (False, False)


def test_a_value_from_the_whole_list_folds_it_again(heard, ask):
    assert "semua" not in links(ask("q=posko&semua=oleh"), "Oleh")[-1].query


def test_what_is_chosen_leaves_the_panel_closed(say, ask):
    say("Posko dibuka.", kind="appeal")

    page = ask("q=posko&jenis=appeal").content.decode()

    assert '<details class="fold fold-line">' in page


def test_orders_begin_without_a_dot(say, ask):
    say("Posko dibuka.")

    page = ask("")

    assert list(page.context["orders"]) == ["terbaru", "terlama"]
    assert '<p class="dots"><span><strong>Terbaru' in page.content.decode()


@pytest.mark.parametrize(("page", "shown"), [("2", 2), ("999999999999", 2), ("x", 1)])
def test_beyond_the_last_page_is_the_last(page, shown, meeting, indexed, ask):
    f.DirectiveFactory.create_batch(21, meeting=meeting, text="Posko dibuka.")
    indexed()

    assert ask(f"q=posko&page={page}").context["found"].page == shown


def test_sorting_by_date(say, ask):
    say("Posko dibuka.")

    page = ask("q=posko&urut=terlama").content.decode()

    assert "<strong>Terlama</strong>" in page


def test_no_match_says_what_to_do(say, ask):
    say("Posko dibuka.")

    page = ask("q=zeppelin&jenis=appeal").content.decode()

    assert "Tidak ada butir yang cocok" in page
    assert "Hapus semua saringan" in page


def test_pages_lead_on_and_back(meeting, indexed, ask):
    f.DirectiveFactory.create_batch(41, meeting=meeting, text="Posko dibuka.")
    indexed()

    page = ask("q=posko&page=2").content.decode()

    assert 'rel="prev" href="?q=posko&amp;page=1"' in page
    assert 'rel="next" href="?q=posko&amp;page=3"' in page
    assert "Halaman 2 dari 3" in page


@pytest.fixture
def things(meeting, indexed, leader):
    """A thing of every kind with the same word in it."""
    meeting.title = "Rapat Pompa"
    meeting.save()
    f.AgendaItemFactory(meeting=meeting, title="Pompa")
    term = f.AppointmentFactory(
        official=f.OfficialFactory(name="Sari Pompa"),
        position=f.PositionFactory(
            name="Kepala Pompa", institution=f.InstitutionFactory(name="Dinas Pompa")
        ),
    )
    f.photo_of(meeting, name="pompa.jpg")
    secret = f.MeetingFactory(
        institution=meeting.institution, title="Rapat Pompa Rahasia", classification=2
    )
    indexed()
    return term, secret


def test_everything_else_is_found_beside(things, ask):
    page = ask("q=pompa")

    assert [(kind.label, count) for kind, count in page.context["parts"]] == [
        ("Rapat", 2),
        ("Acara", 1),
        ("Lampiran", 1),
        ("Pejabat", 1),
        ("Jabatan", 1),
        ("Instansi", 1),
    ]


@pytest.mark.parametrize(
    "part", ["meeting", "item", "paper", "official", "position", "institution"]
)
def test_each_part_has_its_page(part, things, ask, client_of, leader):
    found = ask(f"q=pompa&bagian={part}").context["things"]

    assert found
    assert {client_of(leader).get(t.url).status_code for t, _ in found} == {200}


def test_a_classified_meeting_is_stamped(things, ask):
    page = ask("q=pompa&bagian=meeting").content.decode()

    assert '<span class="stamp">Rahasia</span>' in page


def test_things_of_others_are_not_found(things, outsider, client_of):
    page = client_of(outsider).get(f"{CARI}?q=pompa")

    assert [kind.label for kind, _ in page.context["parts"]] == [
        "Pejabat",
        "Jabatan",
        "Instansi",
    ]


@pytest.mark.parametrize("query", ['q="sari pompa"', "q=pompa+-dinas"])
def test_phrases_and_unwanted_words_hold_for_things(query, things, ask):
    kinds = {kind.label for kind, _ in ask(query).context["parts"]}

    assert "Pejabat" in kinds
    assert "Instansi" not in kinds


def test_who_is_who_is_found_among_many_meetings(host, indexed, ask, monkeypatch):
    monkeypatch.setattr("meetings.archive.finding_things.WEIGHED", 3)
    f.InstitutionFactory(name="Dinas Pompa")
    f.MeetingFactory.create_batch(5, institution=host, title="Rapat Pompa")
    indexed()

    assert ("Instansi", 1) in [
        (kind.label, count) for kind, count in ask("q=pompa").context["parts"]
    ]


def test_without_words_nothing_is_weighed(say, ask):
    say("Posko dibuka.")

    page = ask("urut=sesuai")

    assert page.context["found"].tally.total == 1
    assert "Posko dibuka." in page.content.decode()
