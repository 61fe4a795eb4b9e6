"""Files that no spreadsheet program would make, and imports at the wrong moment."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError

from meetings.directory import exchange, sheets
from meetings.minutes.plain_text import as_text
from meetings.minutes.reading import read
from meetings.models import Institution, Official
from tests import factories as f


def book(fill, sheet="Instansi"):
    """The bytes of a workbook whose only sheet ``fill`` has written."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        page = workbook.add_worksheet(sheet)
        page.write_row(0, 0, ["Nama instansi", "Jenis"])
        page.write_row(1, 0, ["Dinas", "Dinas"])
        fill(page, workbook)
    return file.getvalue()


def changed(content, part, old, new):
    """The same archive with ``old`` replaced in one of its parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert re.search(old, parts[part])
    parts[part] = re.sub(old, new, parts[part], count=1)
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def plain(page, workbook):
    """Nothing but the two rows."""


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
REFUSED = {
    "sel sangat jauh": (
        book(lambda page, _: page.write_string(1_048_575, 16_383, "x")),
        "Sel XFD1048576 terlalu jauh",
    ),
    "rumus tanpa hasil": (
        book(lambda page, _: page.write_formula(2, 0, "=A9", None, "")),
        "Rumus pada sel A3 tidak mempunyai hasil",
    ),
    "rumus yang gagal": (
        book(lambda page, _: page.write_formula(2, 1, "=A9", None, "#REF!")),
        "Rumus pada sel B3 tidak mempunyai hasil",
    ),
    "sel tanpa alamat": (
        changed(book(plain), SHEET, rb'<c r="A2"', b"<c"),
        "bukan XLSX yang dapat dibaca",
    ),
    "alamat yang disembunyikan": (
        changed(book(plain), SHEET, rb'<c r="A2"', b'<c x="/>" r="XFD1048576"'),
        "bukan XLSX yang dapat dibaca",
    ),
    "daftar yang mengaku panjang": (
        changed(book(plain), STRINGS, rb'uniqueCount="\d+"', b'uniqueCount="99999999"'),
        "bukan XLSX yang dapat dibaca",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_workbook_that_would_break_the_reader_or_clear_is_refused(case):
    content, told = REFUSED[case]

    with pytest.raises(ValidationError, match=told):
        sheets.read(content, "a.xlsx")


def test_a_cell_that_is_only_formatted_is_harmless():
    far = book(
        lambda page, workbook: page.write_blank(
            1_048_575, 16_383, None, workbook.add_format({"bold": True})
        )
    )

    assert len(sheets.read(far, "a.xlsx")["Instansi"]) == 2


def test_the_result_of_a_formula_is_read():
    found = sheets.read(
        book(lambda page, _: page.write_formula(2, 0, '="Ba"&"dan"', None, "Badan")),
        "a.xlsx",
    )

    assert found["Instansi"][2] == ["Badan", ""]


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\x7f"])
def test_a_sign_that_no_keyboard_types_is_named_with_its_row(secretariat, sign):
    content = book(lambda page, _: page.write_string(2, 0, f"Bad{sign}an"))
    row = exchange.receive(content, name="a.xlsx", by=secretariat)

    wrong = [each for each in exchange.plan_of(row).rows if each.errors]

    assert [(each.line, *each.errors) for each in wrong] == [
        (3, "Nama instansi", "Jenis")
    ]


def test_half_a_character_is_refused():
    with pytest.raises(ValidationError, match="bukan UTF-8"):
        sheets.read("Nama instansi\nDinas".encode("utf-16")[:-1], "a.csv")


def test_the_same_file_once_more_has_nothing_to_do(secretariat):
    text = b"Nama instansi,Jenis\nDinas,dinas\n"
    first, second = (
        exchange.receive(text, name="a.csv", by=secretariat) for _ in range(2)
    )
    digest = exchange.plan_of(first).digest
    exchange.apply(first, digest=digest, by=secretariat)

    with pytest.raises(exchange.PlanChanged):
        exchange.apply(second, digest=digest, by=secretariat)

    assert Institution.objects.count() == 1


def test_of_two_who_apply_at_once_one_wins(crowd):
    user = f.user_with("secretariat")
    row = exchange.receive(b"Nama tanpa gelar\nBudi\n", name="a.csv", by=user)
    digest = exchange.plan_of(row).digest

    def apply(_):
        try:
            exchange.apply(row, digest=digest, by=user)
        except exchange.AlreadyApplied:
            return "refused"
        return "applied"

    told = [answer if isinstance(answer, str) else "busy" for answer in crowd(apply, 2)]
    assert told.count("applied") == 1


def test_a_held_meeting_keeps_the_names_of_its_day(secretariat, meeting):
    person = f.OfficialFactory(name="Sari", title_after="")
    line = f.AttendanceFactory(
        meeting=meeting, kind="official", official=person, name="Sari", role="chair"
    )
    f.DirectiveFactory(meeting=meeting, speaker=line)
    before = as_text(read(meeting, secretariat))
    text = f"ID,Nama tanpa gelar\n{person.pk},Sari Baru\n".encode()
    row = exchange.receive(text, name="a.csv", by=secretariat)

    exchange.apply(row, digest=exchange.plan_of(row).digest, by=secretariat)

    meeting.refresh_from_db()
    assert Official.objects.get().name == "Sari Baru"
    assert as_text(read(meeting, secretariat)) == before
