"""The record inside the PDF as JSON: exact, and no more than is printed."""

from __future__ import annotations

import io
import json
from dataclasses import fields, replace

import jsonschema
import pikepdf
import pytest
from django.conf import settings
from django.urls import reverse

from meetings.agenda.roll import Attendee, Totals
from meetings.documents import machine_record
from meetings.minutes.record import (
    Duty,
    Erratum,
    Item,
    Letterhead,
    Photo,
    Record,
    Section,
    Turn,
)
from tests import factories as f
from tests.documents import samples as s

FOLDER = settings.BASE_DIR / "meetings" / "documents" / "schemas"
FILE = FOLDER / f"record-{machine_record.VERSION}.json"
SCHEMA = json.loads(FILE.read_text(encoding="utf-8"))
PARTS = (
    Attendee,
    Duty,
    Erratum,
    Item,
    Letterhead,
    Photo,
    Record,
    Section,
    Totals,
    Turn,
)
PHOTO = Photo(id=31, title="Suasana rapat", picture="pictures/9f8e.jpg")


def told(record):
    return json.loads(machine_record.document(record))


@pytest.mark.parametrize(
    "record",
    [
        s.SEED,
        s.BARE,
        s.CLASSIFIED,
        s.crowd(20),
        replace(s.SEED, photos=(PHOTO,)),
        s.FOLLOWED,
    ],
)
def test_every_record_follows_the_schema(record):
    validator = jsonschema.Draft202012Validator(SCHEMA)

    assert list(validator.iter_errors(told(record))) == []


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    name = f"{machine_record.SCHEMA}:{machine_record.VERSION}"
    assert (SCHEMA["$id"], SCHEMA["additionalProperties"]) == (name, False)


@pytest.mark.parametrize("part", PARTS)
def test_every_field_of_the_record_is_in_the_schema_or_withheld(part):
    definition = SCHEMA["$defs"][part.__name__]
    withheld = machine_record.WITHHELD.get(part, frozenset())

    assert {*definition["properties"], *withheld} == {
        each.name for each in fields(part)
    }
    later = machine_record.LATER
    assert definition["required"] == sorted({*definition["properties"]} - later)
    assert definition["additionalProperties"] is False


def test_a_record_without_follow_ups_tells_what_it_told_before_there_were_any():
    assert not machine_record.LATER & {*told(s.SEED)["record"]}


def test_names_of_stored_files_and_working_notes_stay_at_home():
    letterhead = replace(s.CITY, logo="pictures/4d3c.png")
    record = replace(
        s.SEED, letterhead=letterhead, photos=(PHOTO,), source_note="menurut dp/pin"
    )

    text = machine_record.document(record).decode()

    planted = ("4d3c", "9f8e", "dp/pin", "Suasana rapat")
    assert [word in text for word in planted] == [False, False, False, True]


def test_no_number_betrays_what_a_reader_may_not_see():
    item = told(s.SEED)["record"]["agenda"][0]["turns"][0]["items"][0]

    assert not {"id", "number"} & set(item)


def test_a_speaker_is_known_by_the_number_on_the_attendance_list():
    speaker = told(s.SEED)["record"]["agenda"][0]["turns"][1]["speaker"]

    assert (speaker["name"], speaker["id"]) == ("Slamet Wahyudi", 3)


def test_what_is_not_printed_of_an_agenda_item_is_not_told():
    silent = s.section(3, "Lain-lain", description="Naskah dinas terlampir.")
    record = replace(s.SEED, agenda=(*s.SEED.agenda, silent))

    described = [each["description"] for each in told(record)["record"]["agenda"]]
    assert described == [s.SEED.agenda[0].description, "", ""]


@pytest.fixture
def mixed(meeting):
    """A meeting in which something was said that not every reader may see."""
    chair = f.AttendanceFactory(meeting=meeting, role="chair", name="Sari")
    for text, classification in (
        ("Pompa disiagakan.", 0),
        ("Sandi posko Melati.", 2),
        ("Tanggul diperiksa.", 0),
    ):
        f.DirectiveFactory(
            meeting=meeting, speaker=chair, text=text, classification=classification
        )
    return meeting


def embedded(client, meeting):
    """Everything inside the file that its reader gets, in plain bytes, by name."""
    response = client.get(reverse("documents:notula", args=[meeting.pk]))
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        files = {k: v.get_file().read_bytes() for k, v in pdf.attachments.items()}
        files["metadata"] = pdf.Root.Metadata.read_bytes()
    return files


def test_a_copy_holds_nothing_above_the_clearance_of_its_reader(
    client_of, official, leader, mixed
):
    low = embedded(client_of(official), mixed)
    high = embedded(client_of(leader), mixed)

    for name in ("notula.json", "notula.akn.xml"):
        assert b"Tanggul diperiksa." in low[name]
        assert b"Sandi posko" in high[name]
    everything = b"".join(low.values())
    assert [word in everything for word in (b"Sandi", b"Melati", b"ahasia")] == [
        False
    ] * 3
