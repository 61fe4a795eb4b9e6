"""The files themselves, opened and read."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from pathlib import Path

import jsonschema
import pytest
import time_machine
from django.http import QueryDict
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from meetings.archive import register
from meetings.archive.describing import described
from meetings.archive.formats import FORMS
from meetings.archive.taking import Taken, selected
from tests import factories as f
from tests.archive.results import said, said_often

NOON = dt.datetime(2026, 11, 26, 5, tzinfo=dt.UTC)
SCHEMA = Path(register.__file__).parent / "schemas" / "directives-1.json"


def made(form, user, query=""):
    """The bytes of a file with all that the user finds."""
    file = io.BytesIO()
    with time_machine.travel(NOON, tick=False):
        taken = Taken(selected(QueryDict(query), user), 50_000, "https://rakor.example")
        FORMS[form].write(taken, file)
    return file.getvalue()


@pytest.fixture
def spoken(host):
    """One directive of which everything is known."""
    meeting = f.MeetingFactory(
        institution=host, title="Rapat Banjir", series=f.SeriesFactory(name="Forum Air")
    )
    item = f.AgendaItemFactory(meeting=meeting, title="Pompa")
    office = f.PositionFactory(name="Camat Contoh")
    speaker = f.office_line(meeting, office)
    directive = said(
        meeting,
        "=SUM(1)\nbaris kedua; titik koma",
        quote="Siaga.",
        agenda_item=item,
        speaker=speaker,
    )
    directive.addressees.create(group="seluruh lurah")
    directive.addressees.create(institution=host)
    return directive


def sheets(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    ]


def test_xlsx_holds_text_and_days(spoken, secretariat):
    (heading, row), _ = sheets(made("xlsx", secretariat))

    assert dict(zip(heading, row, strict=True)) == {
        "No": 1,
        "Tanggal": f.DAY,
        "Rapat": "Rapat Banjir",
        "Forum": "Forum Air",
        "Mata acara": "Pompa",
        "Pembicara": "Camat Contoh",
        "Jenis": "Arahan",
        "Isi": "=SUM(1)\nbaris kedua; titik koma",
        "Kutipan": "Siaga.",
        "Ditujukan kepada": "seluruh lurah; Badan Penyelenggara",
        "Status": "",
        "Klasifikasi": "Biasa",
        "Alamat": f"https://rakor.example/arahan/{spoken.pk}/",
    }


def test_xlsx_computes_nothing(spoken, secretariat):
    content = io.BytesIO(made("xlsx", secretariat))

    with zipfile.ZipFile(content) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_xlsx_tells_what_it_is(spoken, secretariat):
    _, about = sheets(made("xlsx", secretariat, "q=baris&tahun=2026"))

    assert about == [
        ["Pencarian", "baris"],
        ["Tahun", "2026"],
        ["Jumlah butir", "1"],
        ["Klasifikasi tertinggi", "Biasa"],
        ["Dibuat", "Kamis, 26 November 2026, 12.00 WIB"],
        ["Oleh", str(secretariat)],
    ]


def test_a_cell_holds_no_more_than_a_cell_can(meeting, secretariat):
    said(meeting, "kata " * 8000)

    (_, row), _ = sheets(made("xlsx", secretariat))

    assert len(row[7]) == 32_767


def test_what_is_not_known_stays_empty(host, secretariat):
    said(f.MeetingFactory(institution=host, date=None), speaker=None, kind="decision")

    (_, row), _ = sheets(made("xlsx", secretariat))

    assert (row[1], row[3], row[5]) == ("", "", "Rapat")


def test_csv_is_what_indonesian_excel_opens(spoken, secretariat):
    content = made("csv", secretariat)

    assert content.startswith(b"\xef\xbb\xbfNo;Tanggal;Rapat;")
    _, row = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert row[:3] == ["1", "2026-03-10", "Rapat Banjir"]
    assert row[7] == "'=SUM(1)\nbaris kedua; titik koma"


def test_json_follows_its_schema(spoken, secretariat):
    data = json.loads(made("json", secretariat, "q=baris"))

    jsonschema.validate(data, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert (data["count"], data["classification"]) == (1, "ordinary")
    assert data["made_at"] == "2026-11-26T12:00:00+07:00"
    assert data["directives"][0]["addressees"] == [
        "seluruh lurah",
        "Badan Penyelenggara",
    ]


def test_json_of_nothing_and_of_several_follows_it_too(meeting, secretariat):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for count in (0, 3):
        said_often(meeting, count)
        data = json.loads(made("json", secretariat))
        jsonschema.validate(data, schema)
        assert data["count"] == len(data["directives"]) == count


def pages(content):
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def test_the_register_numbers_its_pages_and_repeats_its_head(meeting, secretariat):
    said_often(meeting, 60)

    found = pages(made("pdf", secretariat, "q=pompa"))

    assert len(found) > 1
    total = len(found)
    for number, text in enumerate(found, 1):
        assert f"Halaman {number} dari {total}" in text
        assert "Ditujukan Kepada" in text


def test_a_row_of_the_register_stays_on_one_page(meeting, secretariat):
    for number in range(20):
        said(meeting, " ".join(f"awal{number} kata akhir{number}" for _ in range(12)))

    for text in pages(made("pdf", secretariat, "q=kata")):
        for number in range(20):
            words = text.split()
            assert words.count(f"awal{number}") == words.count(f"akhir{number}")
            assert words.count(f"awal{number}") in {0, 12}


def test_a_row_longer_than_a_page_goes_on_under_a_head_of_its_own(meeting, secretariat):
    said(meeting, "kata " * 750)

    found = pages(made("pdf", secretariat, "q=kata"))

    assert len(found) > 1
    assert all("Ditujukan Kepada" in text for text in found)
    assert sum(text.split().count("kata") for text in found) >= 750


def test_the_register_lies_on_landscape_paper(meeting, secretariat):
    box = PdfReader(io.BytesIO(made("pdf", secretariat))).pages[0].mediabox

    assert (round(box.width), round(box.height)) == (842, 595)


def test_the_register_tells_who_made_it_of_what_and_when(spoken, secretariat):
    (text,) = pages(made("pdf", secretariat, "q=baris&jenis=directive"))

    for words in (
        "REGISTER ARAHAN DAN KEPUTUSAN",
        "Pencarian : baris",
        "Jenis : Arahan",
        "Jumlah : 1 butir",
        f"Kamis, 26 November 2026, pukul 12.00 WIB, oleh {secretariat}",
        "Camat Contoh",
        "“Siaga.”",
    ):
        assert words in " ".join(text.split())


def test_the_highest_class_stands_on_every_page(meeting, secretariat):
    said_often(meeting, 60)
    said(meeting, "Rahasia.", classification=2)

    for text in pages(made("pdf", secretariat)):
        assert text.lstrip().startswith("RAHASIA") or "\nRAHASIA" in text


def test_an_ordinary_register_bears_no_class(spoken, secretariat):
    html = html_of(secretariat)

    assert 'class="classification"' not in html


def html_of(user, query=""):
    taken = Taken(selected(QueryDict(query), user), 2000, "")
    return register.register_html(taken)


def test_a_register_of_nothing_says_so(secretariat):
    assert "Tidak ada butir yang cocok" in html_of(secretariat, "q=vaksin")


def test_what_cannot_be_printed_is_left_out(meeting, secretariat):
    said(meeting, "Pompa\x0bair.")

    assert "Pompaair." in html_of(secretariat)


def facts(user, query):
    return dict(described(selected(QueryDict(query), user)))


def test_the_query_is_told_in_words(spoken, secretariat):
    told = facts(secretariat, "q=baris+-vaksin+siaga+OR+awas&sejak=2026-01-01")

    assert told == {
        "Pencarian": "baris -vaksin siaga OR awas",
        "Kata": "baris; siaga atau awas",
        "Tanpa kata": "vaksin",
        "Sejak": "1 Januari 2026",
    }


def test_some_of_the_words_are_told_as_such(spoken, secretariat):
    told = facts(secretariat, "q=baris+vaksin")

    assert told["Kata"] == "baris; vaksin (sebagian di antaranya)"


def test_what_is_not_known_is_told(secretariat):
    assert "tidak dikenal" in facts(secretariat, "q=oleh:entah")["Keterangan"]


def test_filters_are_told_by_name(spoken, host, secretariat):
    meeting, line = spoken.meeting, spoken.speaker
    person = f.OfficialFactory(name="Sari")
    query = f"oleh={line.position_id}&pejabat={person.pk}&kepada={host.pk}"
    query += f"&forum={meeting.series_id}&klasifikasi=0&sampai=2026-12-31"

    assert facts(secretariat, query) == {
        "Pencarian": "semua butir",
        "Pembicara": "Camat Contoh; Sari",
        "Ditujukan kepada": "Badan Penyelenggara",
        "Forum": "Forum Air",
        "Klasifikasi": "Biasa",
        "Sampai": "31 Desember 2026",
    }


def test_many_names_of_a_filter_are_counted(secretariat):
    keys = [f.InstitutionFactory(name=f"Dinas {n}").pk for n in range(7)]

    told = facts(secretariat, "&".join(f"kepada={key}" for key in keys))

    assert told["Ditujukan kepada"].endswith("Dinas 4; dan 2 lainnya")


def test_names_of_what_one_does_not_see_stay_untold(host, outsider, secretariat):
    meeting = f.MeetingFactory(institution=host)
    forum = f.SeriesFactory(institution=host)
    meeting.series = forum
    meeting.save()
    topic = f.TopicFactory(series=forum, title="Rahasia dapur")
    said(meeting, agenda_item=f.AgendaItemFactory(meeting=meeting, topic=topic))
    query = f"topik={topic.pk}&forum={forum.pk}"

    assert facts(outsider, query) == {"Pencarian": "semua butir"}
    assert facts(secretariat, query)["Pokok bahasan"] == "Rahasia dapur"
