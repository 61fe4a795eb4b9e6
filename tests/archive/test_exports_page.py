"""The list of what somebody took along says what each file is."""

import pytest
from django.http import QueryDict

from meetings.archive.describing import described
from meetings.archive.formats import FORMS
from meetings.archive.taking import selected
from meetings.models import Export
from meetings.wording import thousands
from tests import factories as f

PAGE = "/cari/unduhan/"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "semua butir"),
        ("q=banjir&jenis=appeal&urut=terlama", "banjir, Imbauan"),
        ("sejak=2024-11-26", "sejak 26 November 2024"),
        ("baru=7", "baru sejak pencarian ini terakhir dibuka"),
    ],
)
def test_each_file_tells_its_search(query, told, secretariat, client_of):
    Export.objects.create(user=secretariat, format="csv", rows_total=1, query=query)

    page = client_of(secretariat).get(PAGE).content.decode()

    assert f"Pencarian: {told}</div>" in page


def test_offices_are_told_by_name(secretariat, client_of):
    office = f.PositionFactory(name="Wali Kota Contoh")
    query = f"oleh={office.pk}"
    Export.objects.create(user=secretariat, format="csv", rows_total=1, query=query)

    assert "oleh Wali Kota Contoh" in client_of(secretariat).get(PAGE).content.decode()


def test_asking_promises_no_state_that_passes(
    secretariat, client_of, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        client_of(secretariat).post("/cari/unduh/csv/")

    page = client_of(secretariat).get(PAGE).content.decode()
    assert "Siap diunduh" in page
    assert "sedang disiapkan" not in page


@pytest.mark.parametrize(
    ("query", "fact"),
    [
        ("status=done&status=open", ("Tindak lanjut", "Terbuka; Terverifikasi")),
        ("baru=7", ("Baru", "sejak pencarian ini terakhir dibuka")),
    ],
)
def test_the_head_of_a_file_tells_these_too(query, fact, leader):
    assert fact in described(selected(QueryDict(query), leader))


def test_the_guide_tells_the_limits(settings):
    guide = (settings.BASE_DIR / "docs/panduan/10-pencarian.md").read_text("utf-8")

    for form, start in (("xlsx", "| XLSX, CSV, JSON |"), ("pdf", "| register PDF |")):
        [row] = [line for line in guide.splitlines() if line.startswith(start)]
        at_once, most = FORMS[form].at_once, thousands(FORMS[form].most)
        assert f"sampai {at_once} butir" in row
        assert f"{most} butir |" in row
