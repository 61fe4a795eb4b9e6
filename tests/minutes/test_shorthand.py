"""What a notulis types in shorthand, line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.minutes.shorthand import Choice, Reader

PEOPLE = [
    Choice(1, "Pj. Wali Kota Contoh, Sari Contoh"),
    Choice(2, "Kasdim 0999, Mayor Budi, mewakili Dandim 0999"),
    Choice(3, "Staf Ahli Wali Kota"),
]
ITEMS = [Choice(10, "Kesiapan banjir", 1), Choice(20, "Masa tenang", 2)]


def read(text, speaker=1, item=None):
    return Reader(people=PEOPLE, items=ITEMS, speaker=speaker, item=item).read(text)


def only(text, **more):
    reader = read(text, **more)
    assert reader.problems == []
    return reader.noted[0]


def test_each_line_is_a_directive_of_the_speaker():
    noted = read("Siagakan pompa.\n\n  Bersihkan saluran. ", item=10).noted

    assert [(each.text, each.speaker, each.item) for each in noted] == [
        ("Siagakan pompa.", 1, 10),
        ("Bersihkan saluran.", 1, 10),
    ]


@pytest.mark.parametrize(
    "line",
    ["- Satu.", "• Satu.", "1. Satu.", "(2) Satu.", "a. Satu.", "b) Satu.", "– Satu."],
)
def test_a_bullet_is_dropped(line):
    assert only(line).text == "Satu."


@pytest.mark.parametrize(
    "line",
    ["H. Ahmad diminta hadir.", "1.000 paket dibagikan.", "Saran-saran dicatat."],
)
def test_what_only_looks_like_a_mark_stays(line):
    assert (only(line).text, only(line).kind) == (line, "directive")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Imbauan: tenang.", "appeal"),
        ("himbauan: tenang.", "appeal"),
        ("(saran) tenang.", "suggestion"),
        ("Penekanan – tenang.", "emphasis"),
        ("tenang.", "directive"),
    ],
)
def test_the_kind_stands_before_it(line, kind):
    assert (only(line).kind, only(line).text) == (kind, "tenang.")


@pytest.mark.parametrize(
    "line", ["Kedua, saran: jaga.", "Saran: kedua, jaga.", "- Kedua: (saran) jaga."]
)
def test_ordinal_and_kind_in_any_order(line):
    noted = only(line)

    assert (noted.ordinal, noted.kind, noted.text) == (2, "suggestion", "jaga.")


def test_the_quote_belongs_to_the_line_before():
    noted = only("Jaga.\n“Jangan menunggu hujan.”")

    assert (noted.text, noted.quote) == ("Jaga.", "Jangan menunggu hujan.")


@pytest.mark.parametrize("text", ["Jaga. > camat; lurah", "Jaga.\n> camat; lurah."])
def test_addressees_follow_the_mark(text):
    assert (only(text).text, only(text).addressees) == ("Jaga.", ("camat", "lurah"))


@pytest.mark.parametrize(
    ("line", "speaker"),
    [("@ budi", 2), ("@sari contoh", 1), ("@ Staf Ahli Wali Kota", 3)],
)
def test_the_speaker_changes(line, speaker):
    assert only(f"{line}\nJaga.").speaker == speaker


@pytest.mark.parametrize(("line", "item"), [("# 2", 20), ("# banjir", 10), ("#", None)])
def test_the_agenda_item_changes(line, item):
    assert only(f"{line}\nJaga.", item=10).item == item


def test_the_meeting_as_a_whole_decides():
    noted = only("@\nRapat menyepakati posko.")

    assert (noted.speaker, noted.kind) == (None, "decision")


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("@ wali", 1, "beberapa pembicara"),
        ("Jaga.\n@ siapa", 2, "Tidak ada pembicara"),
        ("# 9", 1, "Tidak ada mata acara"),
        ("“Kutipan.”", 1, "mengikuti butirnya"),
        ("> camat", 1, "mengikuti butirnya"),
        ("Saran: > camat", 1, "masih kosong"),
        ("@\nSaran: jaga.", 2, "harus berjenis keputusan"),
        ("   ", 1, "Belum ada butir"),
    ],
)
def test_what_is_not_understood_is_named_with_its_line(text, line, word):
    problem = read(text).problems[0]

    assert (problem.line, word in problem.message) == (line, True)


@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text):
    reader = read(text)

    assert reader.noted or reader.problems
    assert all(each.text for each in reader.noted)
