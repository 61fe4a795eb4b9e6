"""Electronic signatures with certificates made on the spot."""

from __future__ import annotations

import asyncio
import hashlib
import io
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pikepdf
import pytest
from asn1crypto import tsp
from django.core.management import CommandError, call_command
from django.urls import reverse
from pyhanko.keys.internal import (
    translate_pyca_cryptography_cert_to_asn1 as certificate_of,
)
from pyhanko.keys.internal import translate_pyca_cryptography_key_to_asn1 as key_of
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.timestamps import DummyTimeStamper
from pypdf import PdfReader

from meetings.documents import issuing
from meetings.documents.pdf import Sheet, render
from meetings.documents.signing import NotReadable, SigningFailed, sign, signatures
from meetings.models import Edition, IssuedDocument
from tests.documents import certificates as c
from tests.documents import samples as s
from tests.documents.test_pdf import printed
from tests.issued import address

MAYOR = "M. Taufik Kurniawan"
ADDRESS = "https://rakor.example/verifikasi/AB12"
UNSIGNABLE = '<html lang="id"><title>x</title><body><p>x</p></body></html>'


@pytest.fixture
def root():
    return c.issue("Akar Uji")


@pytest.fixture
def certified(settings, tmp_path, root):
    """Settings that name a certificate, and trust who issued it."""
    settings.SIGNING_P12 = c.write_p12(tmp_path / "a.p12", c.issue(MAYOR, by=root))
    settings.SIGNING_PASSWORD = c.PASSWORD
    settings.SIGNING_ROOTS = c.write_pem(tmp_path / "root.pem", root)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "notula.pdf"
    path.write_bytes(printed(s.SEED))
    return path


@pytest.fixture
def signed_file(certified, tmp_path, file):
    path = tmp_path / "signed.pdf"
    call_command("sign_pdf", file, output=path, address=ADDRESS)
    return path


def judged(content):
    """Intact, unchanged afterwards, trusted: of the only signature."""
    [found] = signatures(content)
    return found.intact, found.whole, found.trusted


def test_a_signature_tells_who_and_leaves_the_edition_as_it_was(certified):
    signed = sign(printed(s.SEED), address=ADDRESS)

    [found] = signatures(signed)
    assert (found.signer, found.issuer, found.valid) == (MAYOR, "Akar Uji", True)
    assert signed.startswith(printed(s.SEED))


def test_it_is_pades_in_the_field_of_the_chair(certified):
    with pikepdf.open(io.BytesIO(sign(printed(s.SEED)))) as pdf:
        [field] = pdf.Root.AcroForm.Fields

        assert field.V.SubFilter == "/ETSI.CAdES.detached"
        assert field.P.objgen == pdf.pages[1].objgen
        assert pdf.check_pdf_syntax() == []


def test_a_signed_file_is_still_for_the_archive(certified):
    with pikepdf.open(io.BytesIO(sign(printed(s.SEED), address=ADDRESS))) as pdf:
        stamp = pdf.Root.AcroForm.Fields[0].AP.N.Resources.XObject["/Stamp"]
        fonts = [each.DescendantFonts[0] for each in stamp.Resources.Font.values()]
        metadata = pdf.open_metadata()

        assert (metadata.pdfa_status, metadata["pdfuaid:part"]) == ("3A", "1")
        assert fonts != []
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
        assert b"MCID" not in stamp.read_bytes()


def test_name_and_day_are_seen(certified, time_machine):
    time_machine.move_to("2026-03-12T05:00:00Z")
    signed = sign(printed(s.SEED))

    with pikepdf.open(io.BytesIO(signed)) as pdf:
        stamp = pdf.Root.AcroForm.Fields[0].AP.N.Resources.XObject["/Stamp"]
        page = pikepdf.Pdf.new()
        page.add_blank_page()
        page.pages[0].Contents = page.make_stream(stamp.read_bytes())
        page.pages[0].Resources = page.copy_foreign(stamp.Resources)
        seen = io.BytesIO()
        page.save(seen)
    words = PdfReader(seen).pages[0].extract_text().split("\n")
    assert words == ["Ditandatangani secara elektronik oleh", MAYOR, "12 Maret 2026"]


def test_a_changed_byte_is_noticed(certified):
    signed = bytearray(sign(printed(s.SEED)))
    signed[signed.index(b"stream") + 200] ^= 1

    assert judged(bytes(signed))[0] is False


def test_a_page_changed_afterwards_is_noticed(certified):
    writer = IncrementalPdfFileWriter(io.BytesIO(sign(printed(s.SEED))))
    writer.add_stream_to_page(0, writer.add_object(StreamObject(stream_data=b"q Q")))
    changed = io.BytesIO()
    writer.write(changed)

    assert judged(changed.getvalue()) == (True, False, True)


def test_without_roots_nobody_is_trusted(certified, settings):
    settings.SIGNING_ROOTS = ""

    assert judged(sign(printed(s.SEED))) == (True, True, False)


def test_a_file_is_signed_once(certified):
    signed = sign(printed(s.SEED))

    with pytest.raises(SigningFailed, match="sudah ditandatangani"):
        sign(signed)


def test_a_file_without_the_field_is_not_signed(certified):
    sheet = Sheet(paper="a4", top=20, right=20, bottom=20, left=20)

    with pytest.raises(SigningFailed, match="tidak menyediakan tempat"):
        sign(render(UNSIGNABLE, sheet=sheet))


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.7\n", b"Notula"])
def test_what_is_no_pdf_is_refused(certified, broken):
    for act in (sign, signatures):
        with pytest.raises(NotReadable):
            act(broken)


def test_without_a_certificate_nothing_is_signed(settings):
    settings.SIGNING_P12 = ""

    with pytest.raises(SigningFailed, match="RAKOR_SIGNING_P12"):
        sign(printed(s.SEED))


def test_a_wrong_password_is_told(certified, settings):
    settings.SIGNING_PASSWORD = "salah"

    with pytest.raises(SigningFailed, match="tidak dapat dibuka"):
        sign(printed(s.SEED))


class Stamping(BaseHTTPRequestHandler):
    """A time stamping authority on this machine."""

    stamper: DummyTimeStamper

    def do_POST(self):
        query = self.rfile.read(int(self.headers["Content-Length"]))
        answer = self.stamper.request_tsa_response(tsp.TimeStampReq.load(query)).dump()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


def test_an_issued_paper_is_signed_when_a_certificate_is_set_up(
    certified, approved, secretariat
):
    issuing.issue(approved, address=address, by=secretariat)

    paper = IssuedDocument.objects.get()
    assert judged(bytes(paper.pdf)) == (True, True, True)
    assert paper.sha256 == hashlib.sha256(bytes(paper.pdf)).hexdigest()
    assert (
        "ditandatangani secara elektronik"
        in PdfReader(io.BytesIO(bytes(paper.pdf))).pages[0].extract_text()
    )


def test_it_is_signed_and_checked_also_where_an_event_loop_runs(certified, file):
    async def both():
        return judged(sign(file.read_bytes()))

    # This thread may have a loop already: Playwright's.
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(asyncio.run, both()).result() == (True, True, True)


@pytest.mark.parametrize("door", ["issue", "issue_errata"])
def test_a_certificate_that_does_not_open_issues_nothing(
    settings, client_of, approved, approve, secretariat, leader, propose, door
):
    user, data = secretariat, {}
    if door == "issue_errata":
        issuing.issue(approved, address=address, by=secretariat)
        proposal = propose(approved, "minutes", "closing", "Lain.")
        user, data = leader, {"correction": proposal.pk, "capacity": "Wali Kota"}
    before = Edition.objects.count()
    settings.SIGNING_P12 = "/tidak/ada.p12"

    url = reverse(f"documents:{door}", args=[approved.pk])
    page = client_of(user).post(url, data, follow=True).content.decode()

    assert "tanda tangan elektronik gagal" in page
    assert Edition.objects.count() == before


@pytest.fixture
def stamped(certified, settings, root):
    """Settings that name a time stamping authority, which answers."""
    pair = c.authority(root)
    Stamping.stamper = DummyTimeStamper(
        certificate_of(pair.certificate), key_of(pair.key)
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stamping)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SIGNING_TSA = f"http://127.0.0.1:{server.server_port}/"
    yield
    server.shutdown()
    server.server_close()


def test_a_time_stamp_vouches_for_the_time(stamped):
    [found] = signatures(sign(printed(s.SEED)))

    assert (found.timestamped, found.valid) == (True, True)


def test_an_authority_that_does_not_answer_is_told(certified, settings):
    settings.SIGNING_TSA = "http://127.0.0.1:9/"

    with pytest.raises(SigningFailed, match="tidak dapat ditandatangani"):
        sign(printed(s.SEED))


def test_commands_sign_and_check(signed_file, capsys):
    call_command("check_signature", signed_file)

    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if not line.startswith("Waktu: ")] == [
        f"Penanda tangan: {MAYOR}",
        "Penerbit sertifikat: Akar Uji",
        "Isi yang ditandatangani: utuh",
        "Sesudahnya: tidak diubah",
        "Sertifikat: tepercaya",
    ]


def test_a_signature_that_is_not_trusted_fails_the_check(signed_file, settings, capsys):
    settings.SIGNING_ROOTS = ""

    with pytest.raises(CommandError, match="Tanda tangan tidak sah"):
        call_command("check_signature", signed_file)

    assert "Sertifikat: TIDAK TEPERCAYA" in capsys.readouterr().out


def test_a_file_without_a_signature_fails_the_check(file):
    with pytest.raises(CommandError, match="belum ditandatangani"):
        call_command("check_signature", file)


def test_commands_tell_what_they_cannot_read(certified, tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"Notula")
    output = tmp_path / "out.pdf"

    for path, message in ((broken, "bukan PDF"), (tmp_path / "absent", "No such file")):
        with pytest.raises(CommandError, match=message):
            call_command("sign_pdf", path, output=output)
        with pytest.raises(CommandError, match=message):
            call_command("check_signature", path)

    assert not output.exists()


def test_signing_tells_how_much_it_wrote(certified, file, tmp_path, capsys):
    output = tmp_path / "out.pdf"

    call_command("sign_pdf", file, output=output)

    told = capsys.readouterr().out
    assert told == f"{output}: {output.stat().st_size} bita\n"


def test_a_refusal_writes_nothing(settings, file, tmp_path):
    settings.SIGNING_P12 = ""
    output = tmp_path / "out.pdf"

    with pytest.raises(CommandError, match="belum diatur"):
        call_command("sign_pdf", file, output=output)

    assert not output.exists()
