"""The directory goes out to a spreadsheet and comes back in, all or nothing."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from meetings.directory import exchange, sheets, workbook
from meetings.models import DirectoryImport, Institution, Official, Position
from tests import factories as f
from tests.trail import verbs

UPLOAD = "/direktori/impor/"


@pytest.fixture
def keeper(secretariat, client_of):
    return client_of(secretariat)


@pytest.fixture
def send(keeper):
    """Hand a file in; a text is a CSV."""

    def hand_in(content, name="a.csv"):
        content = content.encode() if isinstance(content, str) else content
        return keeper.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})

    return hand_in


@pytest.fixture
def plan(send):
    """The plan of a file just handed in."""

    def made(content, name="a.csv"):
        assert send(content, name).status_code == 302
        return exchange.plan_of(DirectoryImport.objects.get())

    return made


def apply_it(client, digest=None):
    row = DirectoryImport.objects.get()
    digest = digest or exchange.plan_of(row).digest
    url = reverse("directory:apply_import", args=[row.uuid])
    return client.post(url, {"digest": digest})


def wrong(found):
    return {(row.line, title) for row in found.rows for title in row.errors}


@pytest.fixture
def filled(db):
    """A directory with what is hard to carry."""
    city = f.InstitutionFactory(name="Kota Arunika")
    for name in ("Dinas Satu", "Dinas Dua"):
        f.PositionFactory(institution=f.InstitutionFactory(name=name, parent=city))
    f.OfficialFactory(name="=1+1", phone="+62 812", number="198001012005011001")
    f.OfficialFactory(name="Budi", phone="-", number="")


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_what_went_out_comes_back_without_a_change(filled, keeper, plan, name):
    if name == "a.xlsx":
        found = plan(keeper.get("/direktori/ekspor/").content, name)
        assert found.counts == {"error": 0, "new": 0, "changed": 0, "same": 7}
    else:
        found = plan(keeper.get("/direktori/ekspor/?tabel=Pejabat").content, name)
        assert found.counts == {"error": 0, "new": 0, "changed": 0, "same": 2}
    assert not found.may_apply


def test_a_csv_defuses_formulas(filled, keeper):
    text = keeper.get("/direktori/ekspor/?tabel=Pejabat").content.decode("utf-8-sig")

    assert ",'=1+1," in text
    assert ",'+62 812," in text


def test_the_export_is_audited_and_not_kept_by_the_browser(keeper):
    response = keeper.get("/direktori/ekspor/")

    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Disposition"].endswith('.xlsx"')
    assert verbs() == ["directory.exported"]


def test_new_entries_may_stand_below_each_other(keeper, plan):
    book = sheets.write_xlsx(
        {
            "Instansi": [
                ["Nama instansi", "Jenis", "Induk"],
                ["Puskesmas Melati", "Dinas", "Dinas Kesehatan"],
                ["Dinas Kesehatan", "dinas", ""],
            ],
            "Jabatan": [["Instansi", "Nama jabatan"], ["puskesmas melati", "Kepala"]],
        }
    )

    found = plan(book, "a.xlsx")
    assert (found.counts["new"], wrong(found)) == (3, set())
    assert apply_it(keeper).status_code == 302
    office = Position.objects.get(name="Kepala")
    assert office.institution.parent.name == "Dinas Kesehatan"
    assert verbs() == ["directory.imported"]


def test_a_row_with_its_id_renames_and_counts_the_version_up(keeper, plan):
    old = f.InstitutionFactory(name="Dinas Lama", protocol_order=7)

    found = plan(f"ID;Nama instansi;Urutan protokol\n{old.pk};Dinas Baru;\n")
    assert found.rows[0].changes == {"Nama instansi": ("Dinas Lama", "Dinas Baru")}
    apply_it(keeper)
    old.refresh_from_db()
    assert (old.name, old.protocol_order, old.version) == ("Dinas Baru", 7, 2)


def test_a_number_names_the_person_and_an_empty_cell_clears(keeper, plan):
    row = f.OfficialFactory(name="Siti", number="198001012005011001", phone="1")

    plan("Nama tanpa gelar,NIP/NRP,Telepon\nSiti Aminah,198001012005011001,\n")
    apply_it(keeper)

    row.refresh_from_db()
    assert (row.name, row.phone, Official.objects.count()) == ("Siti Aminah", "", 1)


def test_a_number_is_filled_in_for_the_one_without(plan):
    row = f.OfficialFactory(name="Siti", number="")

    found = plan("Nama tanpa gelar,NIP/NRP\nsiti,198001012005011001\n")

    assert found.rows[0].entry.pk == row.pk


WRONG = {
    "ID": "ID,Nama instansi,Jenis\n999,Dinas,Dinas\n",
    "Nama instansi": "Nama instansi,Jenis\n,Dinas\n",
    "Jenis": "Nama instansi,Jenis\nDinas,apa saja\n",
    "Induk": "Nama instansi,Jenis,Induk\nDinas,Dinas,Tidak Ada\n",
    "Aktif": "Nama instansi,Jenis,Aktif\nDinas,Dinas,mungkin\n",
    "Urutan protokol": "Nama instansi,Jenis,Urutan protokol\nDinas,Dinas,-3\n",
    "Instansi": "Instansi,Nama jabatan\nTidak Ada,Kepala\n",
    "NIP/NRP": "Nama tanpa gelar,NIP/NRP\nBudi,1.98001E+17\n",
    "Pos-el": "Nama tanpa gelar,Pos-el\nBudi,bukan alamat\n",
    "Nama tanpa gelar": "Nama tanpa gelar\n=HYPERLINK(1)\n",
}


@pytest.mark.parametrize("title", WRONG)
def test_an_error_names_its_row_and_column(keeper, plan, title):
    assert wrong(plan(WRONG[title])) == {(2, title)}

    page = keeper.get(reverse_review()).content.decode()
    assert f"<b>{title}</b>" in page
    assert "Terapkan semuanya" not in page


def reverse_review():
    return reverse("directory:review_import", args=[DirectoryImport.objects.get().uuid])


def test_an_office_needs_its_institution(plan):
    assert wrong(plan("Instansi,Nama jabatan\n,Kepala\n")) == {(2, "Instansi")}


@pytest.mark.parametrize(
    "text",
    [
        "Nama instansi,Jenis\nDinas A,dinas\nBadan,badan\ndinas a,dinas\n",
        "Nama tanpa gelar,NIP/NRP\nA,12345\nB,67890\nC,12345\n",
    ],
)
def test_two_rows_about_the_same_are_refused(plan, text):
    assert {line for line, _ in wrong(plan(text))} == {4}


def test_a_name_that_another_office_has_is_refused(plan):
    one = f.PositionFactory(name="Kepala")
    two = f.PositionFactory(name="Wakil", institution=one.institution)

    text = f"ID,Instansi,Nama jabatan\n{two.pk},{one.institution.name},Kepala\n"

    assert wrong(plan(text)) == {(2, "Nama jabatan")}


def test_names_that_two_people_share_need_an_id(plan):
    for _ in range(2):
        f.OfficialFactory(name="Budi", number="")

    assert wrong(plan("Nama tanpa gelar\nBudi\n")) == {(2, "ID")}


def test_a_name_that_the_same_file_frees_is_still_held(plan):
    one, two = f.InstitutionFactory(name="A"), f.InstitutionFactory(name="B")

    found = plan(f"ID,Nama instansi\n{one.pk},B\n{two.pk},C\n")

    assert wrong(found) == {(2, "Nama instansi")}


def test_a_circle_of_parents_is_refused(plan):
    above = f.InstitutionFactory(name="A")
    f.InstitutionFactory(name="B", parent=above)

    assert wrong(plan("Nama instansi,Induk\nA,B\n")) == {(2, "Induk")}


REFUSED = {
    "bukan UTF-8": ("a.csv", "Nama instansi\nPos\xe9\n".encode("latin-1")),
    "bukan CSV": ("a.csv", b"Nama instansi\n\0\n"),
    "bukan XLSX": ("a.xlsx", b"PK nothing"),
    "XLSX atau CSV": ("a.ods", b"x"),
    "judul kolom": ("a.csv", b"Apa\n1\n"),
    "Kolom tidak dikenal: Warna": ("a.csv", b"Nama instansi,Warna\nA,b\n"),
    "berjudul sama": ("a.csv", b"Nama instansi,Aktif,Aktif\nA,ya,ya\n"),
    "tidak berisi baris": ("a.csv", b"Nama instansi\n\n"),
    "lebih dari 5.000": ("a.csv", b"Nama instansi\n" + b"A\n" * 5001),
    "lebih besar dari 5 MB": ("a.csv", b"x" * (5 * 1024 * 1024 + 1)),
}


@pytest.mark.parametrize("told", REFUSED)
def test_a_file_that_is_none_is_refused(send, told):
    name, content = REFUSED[told]

    response = send(content, name)

    assert (response.status_code, DirectoryImport.objects.count()) == (422, 0)
    assert told in response.content.decode()


def test_a_sheet_that_is_none_is_named(send):
    book = sheets.write_xlsx({"Warna": [["Apa"], ["1"]]})

    assert "Lembar “Warna”" in send(book, "a.xlsx").content.decode()


def test_an_empty_sheet_says_nothing(plan):
    book = {"Instansi": [["Nama instansi", "Jenis"], ["A", "Dinas"]], "Kosong": [[""]]}

    assert plan(sheets.write_xlsx(book), "a.xlsx").counts["new"] == 1


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(workbook, "MAX_UNPACKED_BYTES", 10)

    with pytest.raises(ValidationError, match="terlalu besar"):
        sheets.read(sheets.write_xlsx({"A": [["a"]]}), "a.xlsx")


def test_a_field_beyond_all_measure_is_refused(send):
    assert send("Nama instansi\n" + "x" * 200_000).status_code == 422


def test_numbers_and_truths_of_a_workbook_are_read_as_text():
    values = (3.0, 1.5, 1.98e17, True, False, "=x")
    read = [sheets.cell_text(value) for value in values]

    assert read == ["3", "1.5", "1.98E+17", "ya", "tidak", "'=x"]


def test_wide_characters_are_read(plan):
    found = plan("Nama instansi\tJenis\nDinas\tdinas\n".encode("utf-16"))

    assert found.counts["new"] == 1


def test_five_thousand_rows_go_in_with_few_queries(
    keeper, plan, django_assert_max_num_queries
):
    rows = "".join(f"Pegawai {number}\n" for number in range(5000))
    digest = plan("Nama tanpa gelar\n" + rows).digest

    with django_assert_max_num_queries(200):  # the search learns them, too
        assert apply_it(keeper, digest).status_code == 302
    assert Official.objects.count() == 5000


def test_a_second_time_changes_nothing(keeper, plan):
    digest = plan("Nama instansi,Jenis\nDinas,dinas\n").digest

    codes = [apply_it(keeper, digest).status_code for _ in range(2)]

    assert (codes, Institution.objects.count()) == ([302, 409], 1)
    assert "diterapkan pada" in keeper.get(reverse_review()).content.decode()


def test_a_directory_that_changed_meanwhile_is_looked_at_again(keeper, plan):
    old = f.InstitutionFactory(name="Dinas", short_name="D")
    digest = plan("Nama instansi,Nama singkat\nDinas,Din\n").digest
    Institution.objects.update(short_name="Ds")

    response = apply_it(keeper, digest)

    old.refresh_from_db()
    assert (response.status_code, old.short_name) == (409, "Ds")
    assert "periksa rencana yang baru" in response.content.decode()


def test_a_file_with_an_error_is_not_applied(keeper, plan):
    plan("Nama instansi,Aktif\nDinas,ya\nBadan,entah\n")

    assert apply_it(keeper).status_code == 409
    assert Institution.objects.count() == 0


def test_a_foreign_file_is_not_there(plan, admin_user, client_of):
    plan("Nama instansi\nDinas\n")

    assert apply_it(client_of(admin_user)).status_code == 404


def test_the_content_is_forgotten(keeper, plan, send):
    plan("Nama instansi\nDinas\n")
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)):
        exchange.receive(b"x", name="b.csv", by=DirectoryImport.objects.get().user)

    assert [row.name for row in DirectoryImport.objects.all()] == ["b.csv"]


def test_the_plan_is_shown_row_by_row(keeper, plan):
    f.InstitutionFactory(name="Dinas", short_name="Lama")
    plan("Nama instansi,Nama singkat\nDinas,\nBadan,B\n")

    page = keeper.get(reverse_review()).content.decode()

    assert "<del>Lama</del> → <i>dikosongkan</i>" in page
    assert "Instansi, baris 3: Badan" in page


def test_an_archive_is_read_from_its_bytes():
    grid = [["Nama instansi"], ["A"], [""]]

    book = io.BytesIO(sheets.write_xlsx({"Instansi": grid})).getvalue()

    assert sheets.read(book, "A.XLSX") == {"Instansi": grid[:2]}
