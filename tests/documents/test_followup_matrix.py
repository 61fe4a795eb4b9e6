"""The matrix of follow-ups: what it selects, tells, and hands out to whom."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from meetings.documents import followup_matrix, followup_matrix_views
from meetings.models import AuditEvent, FollowUp, Progress
from tests import factories as f

PAGE = reverse("documents:followup_matrix")
PDF = reverse("documents:followup_matrix_file", args=["pdf"])
XLSX = reverse("documents:followup_matrix_file", args=["xlsx"])


@pytest.fixture
def forum(host):
    return f.SeriesFactory(name="Forum Air", institution=host)


@pytest.fixture
def duties(host, forum):
    """``duties(2, lead=…)``: live follow-ups of one meeting, each reported on."""

    def duties(count, *, classification=0, lead=None, **values):
        date = values.pop("date", f.DAY)
        meeting = f.MeetingFactory(
            institution=host, series=forum, date=date, classification=classification
        )
        made = []
        for directive in f.DirectiveFactory.create_batch(count, meeting=meeting):
            known = {"lead": lead} if lead else {}
            row = f.FollowUpFactory(directive=directive, **known | values)
            row.supporting.create(institution=f.InstitutionFactory())
            f.evidence_of(row, name="berita-acara.pdf")
            f.step_of(row, text="Pompa diuji.", state_from="in_progress")
            made.append(row)
        f.approved(meeting, state="issued")
        return made

    return duties


def read_pdf(response):
    pages = PdfReader(io.BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def read_xlsx(response):
    book = CalamineWorkbook.from_filelike(io.BytesIO(response.content))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def shown(client, query=""):
    """The follow-ups on the screen."""
    found = client.get(PAGE + query).context["lines"]
    return {line.followup.pk for line in found}


def test_screen_paper_and_sheet_count_the_same(duties, leader, client_of):
    duties(2)
    duties(1, due_kind="date", due_date=f.DAY)
    client = client_of(leader)

    counted = "3 tindak lanjut: 3 belum mulai"
    assert client.get(PAGE).context["count"] == 3
    assert counted in read_pdf(client.get(PDF))
    rows, about = read_xlsx(client.get(XLSX))
    assert len(rows) == 4
    assert ["Jumlah", counted] in about


def test_a_row_tells_what_became_of_it(duties, leader, client_of):
    lead = f.InstitutionFactory(name="Dinas Pelaksana")
    (row,) = duties(1, lead=lead, criterion="Pompa siap", due_wording="secepatnya")

    heading, told = read_xlsx(client_of(leader).get(XLSX))[0]

    directive = row.directive
    assert dict(zip(heading, told, strict=True)) == {
        "No": 1,
        "Arahan/keputusan": directive.text,
        "Nomor, pembicara, rapat": (
            f"Butir {directive.number}, {directive.speaker.name};"
            f" {directive.meeting.title}, Selasa, 10 Maret 2026"
        ),
        "Tindak lanjut": row.description,
        "Penanggung jawab": "Dinas Pelaksana",
        "Instansi terkait": row.supporting.get().institution.name,
        "Tenggat": "Tanpa tenggat (“secepatnya”)",
        "Terlambat (hari)": "",
        "Status": "Belum mulai",
        "Kemajuan (%)": 0,
        "Kemajuan": told[10],
        "Data dukung": "berita-acara.pdf",
        "Keterangan": "Kriteria keberhasilan: Pompa siap",
        "Klasifikasi": "Biasa",
    }
    assert told[10].startswith("Pompa diuji. (")


def test_paper_has_the_letterhead_and_the_selection(duties, forum, leader, client_of):
    duties(1)

    text = read_pdf(client_of(leader).get(f"{PDF}?forum={forum.pk}"))

    assert "BADAN PENYELENGGARA" in text
    assert "Forum : Forum Air" in text
    assert f"oleh {leader}" in text


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("?sejak=2026-03-11", 1),
        ("?hingga=2026-03-10", 2),
        ("?sejak=2026-03-10&hingga=2026-04-30", 3),
        ("?keadaan=terlambat", 1),
        ("?keadaan=terbuka", 3),
        ("?keadaan=verified", 0),
    ],
)
def test_it_is_narrowed(duties, leader, client_of, query, number):
    duties(2)
    duties(1, date=f.DAY.replace(month=4), due_kind="date", due_date=f.DAY)

    assert len(shown(client_of(leader), query)) == number


def test_by_meeting_institution_and_forum(duties, forum, leader, client_of):
    (row,) = duties(1)
    duties(2)
    client = client_of(leader)
    helper = row.supporting.get().institution_id

    assert shown(client, f"?rapat={row.directive.meeting_id}") == {row.pk}
    assert shown(client, f"?pelaksana={row.lead_id}") == {row.pk}
    assert shown(client, f"?pelaksana={helper}") == {row.pk}
    assert len(shown(client, f"?forum={forum.pk}")) == 3


def test_plans_are_not_reported(leader, client_of):
    f.FollowUpFactory()

    assert shown(client_of(leader)) == set()


def test_an_agency_gets_its_own_rows_in_every_form(duties, client_of):
    lead = f.InstitutionFactory()
    (own,) = duties(1, lead=lead)
    (other,) = duties(1, description="Bukan urusan dinas itu.")
    client = client_of(f.user_with("agency", institution=lead))

    assert shown(client) == {own.pk}
    assert other.description not in read_pdf(client.get(PDF))
    assert len(read_xlsx(client.get(XLSX))[0]) == 2


def test_what_is_above_ones_clearance_is_not_counted(duties, client_of):
    duties(1)
    duties(1, classification=2)
    client = client_of(f.user_with("leadership", clearance=1))

    assert client.get(PAGE).context["count"] == 1
    assert "1 tindak lanjut: 1 belum mulai" in read_pdf(client.get(PDF))


def test_paper_is_classed_as_its_highest_row(duties, leader, client_of):
    duties(1)
    duties(1, classification=2)
    text = read_pdf(client_of(leader).get(PDF))

    assert "RAHASIA" in text
    assert "Klasifikasi: biasa" in text


@pytest.mark.parametrize("address", [PDF, XLSX])
def test_taking_it_along_is_an_event(duties, leader, client_of, address):
    duties(1, classification=1)
    client_of(leader).get(f"{address}?keadaan=terbuka")

    event = AuditEvent.objects.filter(verb="follow_up.exported").get()
    told = {"query": "keadaan=terbuka", "rows": 1, "classification": 1}
    assert event.actor_id == leader.pk
    assert event.details == told | {"format": address[-4:].strip(".")}


@pytest.mark.parametrize(
    "query",
    ["?forum=999", "?rapat=999", "?pelaksana=x", "?keadaan=x", "?sejak=kapan"],
)
def test_what_is_not_understood_is_refused(duties, leader, client_of, query):
    duties(1)
    client = client_of(leader)

    assert client.get(PAGE + query).status_code == 422
    assert client.get(PDF + query).status_code == 422
    assert shown(client, query) == set()


def test_a_forum_one_does_not_see_cannot_be_asked_for(duties, forum, client_of):
    duties(1)
    client = client_of(f.user_with("agency", institution=f.InstitutionFactory()))

    answer = client.get(f"{PAGE}?forum={forum.pk}")

    assert answer.status_code == 422
    assert "Forum Air" not in answer.content.decode()


def test_too_many_rows_are_refused_with_advice(duties, leader, client_of, monkeypatch):
    few = followup_matrix_views.Form("pdf", "application/pdf", 2, bytes)
    monkeypatch.setitem(followup_matrix_views.FORMS, "pdf", few)
    monkeypatch.setattr(followup_matrix_views, "PAPER", few)
    duties(3)

    answer = client_of(leader).get(PDF)

    assert answer.status_code == 422
    assert "Persempit" in answer.content.decode()
    assert not AuditEvent.objects.filter(verb="follow_up.exported").exists()


def test_a_row_stays_on_one_page_of_the_paper(duties, leader, client_of):
    for number in range(12):
        text = " ".join(f"awal{number} kata akhir{number}" for _ in range(20))
        duties(1, description=text)

    pages = PdfReader(io.BytesIO(client_of(leader).get(PDF).content)).pages

    assert len(pages) > 1
    for page in pages:
        words = page.extract_text().split()
        for number in range(12):
            assert words.count(f"awal{number}") in {0, 20}
            assert words.count(f"awal{number}") == words.count(f"akhir{number}")


def test_a_row_longer_than_a_page_goes_on_under_a_head(duties, leader, client_of):
    duties(1, description="kata " * 750)

    pages = PdfReader(io.BytesIO(client_of(leader).get(PDF).content)).pages

    assert len(pages) > 1
    assert all("Keterangan" in page.extract_text() for page in pages)


def test_sheet_computes_nothing(duties, leader, client_of):
    (row,) = duties(1, description="=1+1")

    assert FollowUp.objects.get(pk=row.pk).description == "=1+1"
    assert read_xlsx(client_of(leader).get(XLSX))[0][1][3] == "=1+1"


def test_there_is_no_other_form(leader, client_of):
    url = reverse("documents:followup_matrix_file", args=["docx"])

    assert client_of(leader).get(url).status_code == 404


@pytest.mark.parametrize("address", [PAGE, PDF, XLSX])
def test_it_is_only_read(leader, client_of, address):
    assert client_of(leader).post(address).status_code == 405


@pytest.mark.parametrize(("address", "most"), [(PAGE, 12), (XLSX, 18), (PDF, 18)])
def test_three_rows_take_no_more_queries_than_one(
    duties, leader, client_of, django_assert_max_num_queries, address, most
):
    client, counts = client_of(leader), []
    for size in (1, 3):
        duties(size)
        with django_assert_max_num_queries(most) as caught:
            client.get(address)
        counts.append(len(caught))

    assert counts[0] == counts[1]


def test_a_period_that_ends_before_it_begins_is_refused(leader, client_of):
    url = reverse("documents:followup_matrix")
    asked = {"sejak": "2026-02-01", "hingga": "2026-01-01"}

    response = client_of(leader).get(url, asked)

    assert response.status_code == 422
    assert "Tanggal akhir mendahului tanggal awalnya." in response.content.decode()


def test_a_report_and_why_it_was_cancelled_are_told(leader, host):
    meeting = f.MeetingFactory(institution=host)
    duty = f.FollowUpFactory(directive=f.DirectiveFactory(meeting=meeting))
    known = {"by": leader, "state_from": "not_started"}
    steps = [
        Progress(kind="progressed", text="Pompa diuji.", at=timezone.now(), **known),
        Progress(kind="cancelled", text="Batal.", authority="SK 1", **known),
    ]
    duty.state = "cancelled"

    assert followup_matrix.reported([]) == ""
    assert followup_matrix.reported(steps).startswith("Pompa diuji. (")
    assert followup_matrix.remark_of(duty, steps).endswith("Dibatalkan: Batal. (SK 1)")
    assert "Dibatalkan" not in followup_matrix.remark_of(duty, steps[:1])


def test_a_report_of_the_small_hours_is_of_that_day():
    """01.27 WIB is the evening before in UTC."""
    at = dt.datetime(2026, 3, 9, 18, 27, tzinfo=dt.UTC)
    step = Progress(kind="progressed", text="Pompa diuji.", at=at)

    assert followup_matrix.reported([step]) == "Pompa diuji. (10 Maret 2026)"


def test_a_report_is_printed_with_the_day_that_it_tells_of():
    step = Progress(kind="progressed", text="Pompa diuji.", at=timezone.now())
    step.as_of = dt.date(2026, 3, 1)

    assert followup_matrix.reported([step]) == "Pompa diuji. (1 Maret 2026)"
