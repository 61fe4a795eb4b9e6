"""One person, one name."""

from dataclasses import replace

import pytest

from tests.documents import samples as s
from tests.minutes.checks import clean as c
from tests.minutes.checks.clean import meeting, said, turn

LISTED = (c.CHAIR, c.RECORDER, c.DANDIM, c.KASDIM)


def with_name(name, **known):
    """The clean meeting with one more in the list, beside Slamet Wahyudi."""
    return meeting(attendees=(*LISTED, s.attendee(5, name=name, **known)))


@pytest.mark.parametrize(
    "name",
    [
        "Slamet Wahyudi",
        "H. SLAMET WAHYUDI, S.H.",  # titles, capitals
        "Slamet Wahjudi",  # spelling
        "Slamet Wahyudy",  # a letter
    ],
)
def test_a_name_of_the_list_is_written_one_way(name):
    assert c.found(with_name(name)) == [
        (
            "name-in-list",
            (
                f"“{name}” dan “Slamet Wahyudi” tampaknya orang yang sama. Samakan"
                " namanya, atau hapus baris gandanya."
            ),
            "agenda:edit_attendance",
            5,
        )
    ]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Slamet Wahono", {}),  # somebody else
        ("Slamet Riyadi Wahyudi", {}),
        ("Wahyudi", {}),
        ("Slamet Wahyudi", {"kind": "group"}),
        ("", {"office": "Kasdim"}),
    ],
)
def test_other_names_are_other_people(name, known):
    assert c.found(with_name(name, **known)) == []


def test_single_names_are_compared_as_well():
    lines = [
        s.attendee(pk, name=name) for pk, name in ((5, "Suharto"), (6, "Soeharto"))
    ]

    assert c.told(meeting(attendees=(*LISTED, *lines))) == [("name-in-list", 6)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"number": "1"}, {"number": "2"}),
        ({"official_id": 1}, {"official_id": 2, "name": "Slamet Wahyudin"}),
    ],
)
def test_two_entries_of_the_directory_are_two_people(one, other):
    twin = s.attendee(5, **{"name": "Slamet Wahyudi", **other})
    lines = (c.CHAIR, c.RECORDER, c.DANDIM, replace(c.KASDIM, **one), twin)

    assert c.found(meeting(attendees=lines)) == []


def test_a_name_in_a_text_is_written_as_in_the_list():
    record = meeting(turn(said(1, "Menurut Mayor Slamet Wahjudi, posko siap.")))

    assert c.found(record) == [
        (
            "name-in-text",
            (
                "Butir nomor 1 menulis “Slamet Wahjudi”, sedangkan di tempat lain"
                " “Slamet Wahyudi”. Samakan namanya."
            ),
            "minutes:edit_directive",
            101,
        )
    ]


def test_a_name_that_a_title_leads_is_known_from_then_on():
    texts = ("Bapak Agus Prasetyo hadir.", "Kata Agus Prasetio, siap.")
    items = [said(number, text) for number, text in enumerate(texts, start=1)]

    assert c.told(meeting(turn(*items))) == [("name-in-text", 102)]


@pytest.mark.parametrize(
    "text",
    [
        "Slamet Wahyudi melapor.",
        "Mayor Czi. Slamet Wahyudi, S.H., melapor.",
        "Slamet Riyadi dan Agus Wahyudi melapor.",
        "Jalan Slamet Wahid ditutup.",
    ],
)
def test_other_words_are_no_names(text):
    assert c.found(meeting(turn(said(1, text)))) == []
