"""One meeting from its first line to its withdrawal, another user at each step."""

from __future__ import annotations

import io
import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from meetings.models import IssuedDocument, Meeting, Minutes, Stationery
from tests import factories as f
from tests.inputs import directive_input, new_uuid


@pytest.fixture
def office(host):
    """Everybody who has a part in it, each with a login of their own."""
    cache.clear()
    Stationery.objects.create(
        institution=host,
        number_pattern="400.14.6/{nomor:3}/{kode}/{tahun}",
        number_code="BPB",
    )
    mayor = f.OfficialFactory(name="Sari Wulandari", rank="Pembina (IV/a)")
    return {
        "notulis": f.user_with("secretariat", institution=host),
        "kepala bagian": f.user_with("secretariat", institution=host),
        "arsiparis": f.user_with("secretariat"),
        "wali kota": f.user_with("official", official=mayor),
        "wakil": f.user_with("leadership"),
        "sekda": f.user_with("leadership"),
    }


@pytest.fixture
def act(office, client_of):
    """``act("notulis", "minutes:note", pk, text="…")``: a POST, and the page after."""

    def act(who, name, *args, **data):
        client = client_of(office[who]) if who else Client()
        response = client.post(reverse(name, args=args), data, follow=True)
        assert response.status_code == 200, (name, response.status_code)
        return response.content.decode()

    return act


@pytest.fixture
def read(office, client_of):
    def read(who, name, *args):
        client = client_of(office[who]) if who else Client()
        return client.get(reverse(name, args=args), follow=True).content.decode()

    return read


@pytest.fixture
def recorded(host, office, act):
    """The notulis has recorded who was there and what they said."""
    meeting = f.MeetingFactory(institution=host, title="Rapat Banjir", status="held")
    mayor = office["wali kota"].official
    f.AttendanceFactory(
        meeting=meeting,
        role="chair",
        kind="official",
        official=mayor,
        name=mayor.name,
        office="Wali Kota",
        rank=mayor.rank,
    )
    f.AttendanceFactory(meeting=meeting, role="recorder", name="Ani", office="Notulis")
    f.AttendanceFactory(meeting=meeting, name="Budi", office="Camat")
    lines = "@ Budi\nPompa rusak dua unit.\nTanggul dijaga."
    act(
        "notulis",
        "minutes:note",
        meeting.pk,
        text=lines,
        classification=0,
        uuid=new_uuid(),
    )
    assert meeting.directives.count() == 2
    return meeting


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]+)"', page)[1]


def state(meeting):
    return Minutes.objects.get(meeting=meeting).state


def confirm_by_link(act, speaker):
    """The camat confirms on a phone, without a login."""
    page = act("notulis", "minutes:confirmation_link", speaker.pk)
    address = re.search(r"/konfirmasi/([\w-]+)/", page)
    phone = Client()
    url = reverse("minutes:confirm", args=[address[1]])
    seen = re.findall(r'name="butir" value="([^"]+)"', phone.get(url).content.decode())
    assert phone.post(url, {"butir": seen}, follow=True).status_code == 200
    return url


def test_from_the_first_line_to_the_withdrawal(recorded, office, act, read):
    pk, camat = recorded.pk, recorded.attendance.get(name="Budi")

    # Drafted: the speaker confirms, the head of division submits.
    link = confirm_by_link(act, camat)
    act("kepala bagian", "minutes:submit", pk)
    assert state(recorded) == "under_review"

    # Under review: the chair remarks and sends back, the notulis mends.
    first = recorded.directives.get(number=1)
    note = {"text": "Tiga unit.", "directive": first.pk, "uuid": new_uuid()}
    act("wali kota", "minutes:comment", pk, **note)
    note = {"reason": "Periksa jumlah pompa.", "uuid": new_uuid()}
    act("wali kota", "minutes:send_back", pk, **note)
    assert "Tiga unit." in read("notulis", "minutes:review", pk)
    form = read("notulis", "minutes:edit_directive", first.pk)
    mended = {"text": "Pompa rusak tiga unit.", "version": hidden(form, "version")}
    act(
        "notulis",
        "minutes:edit_directive",
        first.pk,
        **directive_input(camat, **mended),
    )
    for remark in Minutes.objects.get().comments.all():
        act("notulis", "minutes:resolve", remark.pk)

    # Approved by who chaired, as what; then issued by the archivist.
    act("kepala bagian", "minutes:submit", pk)
    page = read("wali kota", "minutes:review", pk)
    approval = {"seen": hidden(page, "seen"), "capacity": "Wali Kota Arunika"}
    act("wali kota", "minutes:approve", pk, **approval)
    assert Client().get(link).status_code == 404
    assert "Notula terbit" in act("arsiparis", "documents:issue", pk)
    paper = IssuedDocument.objects.get()
    printed = PdfReader(io.BytesIO(bytes(paper.pdf))).pages[0].extract_text()
    assert "Pompa rusak tiga unit." in " ".join(printed.split())

    # Verified by a stranger, corrected by the deputy, and the old one says so.
    told = read(None, "documents:verify", paper.code)
    assert "Notula berlaku" in told
    assert "Wali Kota Arunika" in told
    proposal = {"paragraph": f"directive:{first.pk}:text", "reason": "Salah hitung"}
    proposal |= {"new": "Pompa rusak empat unit.", "uuid": new_uuid()}
    act("notulis", "minutes:propose_correction", pk, **proposal)
    chosen = {"correction": recorded.corrections.get().pk, "capacity": "Wakil"}
    act("wakil", "documents:issue_errata", pk, **chosen)
    old, new = IssuedDocument.objects.order_by("copy")
    assert "diganti oleh edisi 2" in read(None, "documents:verify", old.code)
    assert "Pompa rusak empat unit." in read("sekda", "minutes:meeting", pk)

    # Withdrawn by the regional secretary; nothing is lost.
    reason = {"reason": "Rapat diulang.", "capacity": "Sekretaris Daerah"}
    act("sekda", "documents:withdraw", pk, **reason)
    assert "Notula dicabut" in read(None, "documents:verify", new.code)
    assert Meeting.objects.get(pk=pk).number == new.number
    assert IssuedDocument.objects.count() == 2
