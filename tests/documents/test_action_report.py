"""The report of a plan of action: the same rows on the screen, on paper, in a sheet."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from meetings.documents.action_reading import signatory_of
from meetings.models import ActionPlan, AuditEvent
from tests import factories as f
from tests.trail import verbs


@pytest.fixture
def ask(client_of, year_plan):
    """``ask(user, "pdf")``: the report of B04 in that form, "" for the screen."""

    def ask(user, suffix="", period="b04"):
        args = [year_plan.pk, period, suffix] if suffix else [year_plan.pk, period]
        name = "action_report_file" if suffix else "action_report"
        return client_of(user).get(reverse(f"documents:{name}", args=args))

    return ask


@pytest.fixture
def written(action):
    f.achievement_of(action, text="Satu dialog.", evidence="Foto", note="Lancar")
    return f.achievement_of(action, text="Dua dialog.", evidence="Foto", number=2)


def read_pdf(response):
    pages = PdfReader(io.BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def read_xlsx(response):
    book = CalamineWorkbook.from_filelike(io.BytesIO(response.content))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def test_screen_paper_and_sheet_count_the_same(ask, keeper, year_plan, written):
    f.PlannedActionFactory(plan=year_plan)

    counted = "2 butir rencana aksi, 1 di antaranya dengan capaian"
    assert counted in ask(keeper).content.decode()
    assert counted in read_pdf(ask(keeper, "pdf"))
    rows, about = read_xlsx(ask(keeper, "xlsx"))
    assert len(rows) == 3
    assert ["Jumlah", counted] in about


def test_a_row_tells_what_was_planned_and_achieved(ask, keeper, action, aide, written):
    action.groups, action.note = "seluruh camat", "Contoh"
    action.save()

    heading, told = read_xlsx(ask(keeper, "xlsx"))[0]

    assert dict(zip(heading, told, strict=True)) == {
        "No": 1,
        "Permasalahan/Rencana aksi": "Warga berselisih.\nDialog warga digelar.",
        "Penanggung jawab": "Dinas Pelaksana",
        "Instansi terkait": "Dinas Pendukung; seluruh camat",
        "Kriteria keberhasilan": "",
        "Ukuran keberhasilan: Target B04": "Dua dialog",
        "Ukuran keberhasilan: Target B08": "",
        "Ukuran keberhasilan: Target B12": "",
        "Capaian": "Dua dialog.",
        "Data dukung": "Foto",
        "Keterangan": "Contoh",
    }


def test_each_period_has_its_own_achievements(ask, keeper, written):
    assert "Dua dialog." in ask(keeper).content.decode()
    assert "Dua dialog." not in ask(keeper, period="b08").content.decode()


def test_paper_has_the_letterhead_the_heading_and_who_signs(ask, keeper, team, written):
    term = f.AppointmentFactory(position__name="Wali Kota Contoh", capacity="pj")
    team.chair = term.position
    team.save()

    text = read_pdf(ask(keeper, "pdf"))

    for told in (
        "BADAN PENYELENGGARA",
        "LAPORAN PELAKSANAAN RENCANA AKSI TERPADU PENANGANAN KONFLIK SOSIAL",
        "Periode B04 (Januari–April) Tahun 2026",
        "Ketua Tim Contoh, Pj. Wali Kota Contoh,",
        term.official.name,
        f"oleh {keeper}",
    ):
        assert told in text


def test_the_definitive_holder_signs_before_an_acting_one(team):
    office = f.PositionFactory()
    f.AppointmentFactory(position=office, capacity="plh")
    holder = f.AppointmentFactory(position=office)
    team.chair = office

    found = signatory_of(team)

    assert (found.office, found.name) == (office.name, holder.official.name)


def test_an_office_without_a_holder_signs_by_its_name(team):
    team.chair = f.PositionFactory(name="Wali Kota Contoh")

    found = signatory_of(team)

    assert (found.office, found.name) == ("Wali Kota Contoh", "")


def test_without_a_leader_nobody_signs(ask, keeper, written):
    assert "Ketua Tim Contoh" not in read_pdf(ask(keeper, "pdf"))


def test_an_agency_gets_its_own_rows_in_every_form(ask, crew, year_plan, written):
    f.PlannedActionFactory(plan=year_plan, action="Urusan lain.")

    assert "Urusan lain." not in ask(crew).content.decode()
    assert "Urusan lain." not in read_pdf(ask(crew, "pdf"))
    assert len(read_xlsx(ask(crew, "xlsx"))[0]) == 2


@pytest.mark.parametrize("suffix", ["", "pdf", "xlsx"])
def test_to_the_outsider_there_is_no_such_report(ask, outsider, written, suffix):
    assert ask(outsider, suffix).status_code == 404


@pytest.mark.parametrize("suffix", ["pdf", "xlsx"])
def test_taking_it_along_is_an_event(ask, leader, written, suffix):
    ask(leader, suffix)

    event = AuditEvent.objects.get()
    told = {"format": suffix, "period": "b04", "rows": 1, "classification": 0}
    assert (event.verb, event.details) == ("action_plan.exported", told)


def test_a_classified_one_says_so_and_reading_it_is_an_event(ask, leader, written):
    ActionPlan.objects.update(classification=2)

    ask(leader)

    assert verbs() == ["record.read"]
    assert "RAHASIA" in read_pdf(ask(leader, "pdf"))


def test_who_may_write_is_led_there(ask, crew, leader, action):
    url = reverse("followups:achievement", args=[action.pk, "b04"])

    assert url in ask(crew).content.decode()
    assert url not in ask(leader).content.decode()


def test_without_actions_it_says_so(ask, keeper):
    assert "belum ada yang dilaporkan" in ask(keeper).content.decode()
    assert "Belum ada butir rencana aksi" in read_pdf(ask(keeper, "pdf"))


@pytest.mark.parametrize(("suffix", "period"), [("docx", "b04"), ("", "b05")])
def test_there_is_no_other_form_and_period(ask, leader, written, suffix, period):
    assert ask(leader, suffix, period).status_code == 404


def test_a_long_row_may_break(ask, keeper, action):
    action.problem = "kata " * 300
    action.save()
    f.achievement_of(action, text="capai " * 600)

    pages = PdfReader(io.BytesIO(ask(keeper, "pdf").content)).pages

    assert len(pages) > 1
    assert all("Keterangan" in page.extract_text() for page in pages)


def test_sheet_computes_nothing(ask, keeper, action):
    f.achievement_of(action, text="=1+1")

    assert read_xlsx(ask(keeper, "xlsx"))[0][1][8] == "=1+1"


@pytest.mark.parametrize("suffix", ["", "xlsx", "pdf"])
def test_three_rows_take_no_more_queries_than_one(
    client_of, keeper, team, year_plan, django_assert_max_num_queries, suffix
):
    team.chair = f.AppointmentFactory(starts=dt.date(2025, 1, 1)).position
    team.save()
    client, counts = client_of(keeper), []
    args = [year_plan.pk, "b04", suffix] if suffix else [year_plan.pk, "b04"]
    name = "action_report_file" if suffix else "action_report"
    for size in (1, 3):
        for each in f.PlannedActionFactory.create_batch(size, plan=year_plan):
            each.supporting.create(institution=f.InstitutionFactory())
            f.achievement_of(each)
        with django_assert_max_num_queries(12) as caught:
            client.get(reverse(f"documents:{name}", args=args))
        counts.append(len(caught))

    assert counts[0] == counts[1]
