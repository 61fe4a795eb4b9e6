"""Certified electronic signatures (TTE) in PDFs: PAdES, made and checked by pyHanko.

A signature fills the field that the page keeps for it and is appended to the file: the
bytes before it stay as they are, so that the hash of the unsigned edition still holds.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import segno
from asn1crypto import tsp, x509
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.content import PdfContent, ResourceType
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext

from meetings.documents.finishing import SIGNATURE_FIELD
from meetings.documents.pdf import render_stamp

TSA_TIMEOUT = 20  # seconds
# Certificates for signing carry one of the two, those of BSrE both.
SIGNING_KEYS = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)


class SigningFailed(Exception):
    """The file was not signed; the message says why, in the words of the screen."""


class NotReadable(Exception):
    """The file is not a PDF, or a broken one."""


@dataclass(frozen=True)
class Signature:
    """One signature in a file, as far as it can be told without a network."""

    field: str
    signer: str  # common name of the certificate
    issuer: str
    when: datetime | None  # of the time stamp, else as the signer's clock said
    timestamped: bool
    intact: bool  # what was signed is what is there
    whole: bool  # nothing was changed after it, beyond further signatures
    trusted: bool  # the certificate leads to one of the roots

    @property
    def valid(self) -> bool:
        return self.intact and self.whole and self.trusted


def configured_signer() -> SimpleSigner:
    """The certificate of the settings. Raises SigningFailed without a usable one."""
    if not settings.SIGNING_P12:
        raise SigningFailed("Sertifikat elektronik belum diatur (RAKOR_SIGNING_P12).")
    try:
        return SimpleSigner.load_pkcs12_data(
            Path(settings.SIGNING_P12).read_bytes(),
            other_certs=[],
            passphrase=settings.SIGNING_PASSWORD.encode() or None,
        )
    except (OSError, ValueError) as error:
        raise SigningFailed(
            f"Sertifikat elektronik {settings.SIGNING_P12} tidak dapat dibuka."
        ) from error


def sign(
    content: bytes,
    signer: SimpleSigner | None = None,
    *,
    address: str = "",
) -> bytes:
    """The same PDF with a signature in its empty field.

    ``address`` is where the document can be verified; it stands there as a QR code.
    Raises SigningFailed when there is no such field, or the time stamp is refused, and
    NotReadable.
    """
    signer = signer or configured_signer()
    with _readable():
        writer = _Appender(io.BytesIO(content))
        width, height = _empty_field(writer)
    stamp = _stamp(common_name(signer.signing_cert), address, width, height)
    pdf_signer = PdfSigner(
        PdfSignatureMetadata(
            field_name=SIGNATURE_FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
        ),
        signer=signer,
        stamp_style=stamp,
        timestamper=_Authority(settings.SIGNING_TSA) if settings.SIGNING_TSA else None,
    )
    try:
        return bytes(_apart(pdf_signer.sign_pdf, writer).getvalue())
    except (SigningError, TimestampRequestError) as error:
        raise SigningFailed(f"Berkas tidak dapat ditandatangani: {error}") from error


def signatures(content: bytes) -> tuple[Signature, ...]:
    """The signatures in the file, in the order of signing. Raises NotReadable."""
    with _readable():
        reader = PdfFileReader(io.BytesIO(content))
        found = reader.embedded_regular_signatures
        return tuple(_checked(each) for each in found)


def common_name(certificate: x509.Certificate) -> str:
    return certificate.subject.native.get("common_name", "")


def _apart(act: Callable[..., Any], *args: Any, **options: Any) -> Any:
    """Its result, in a thread of its own.

    pyHanko starts an event loop, which a thread that already runs one refuses.
    """
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(act, *args, **options).result()


def _checked(embedded: Any) -> Signature:
    roots = _roots()
    status = _apart(
        validate_pdf_signature,
        embedded,
        ValidationContext(trust_roots=roots, allow_fetching=False),
        ValidationContext(trust_roots=roots, allow_fetching=False),
        key_usage_settings=SIGNING_KEYS,
    )
    certificate = status.signing_cert
    stamp = status.timestamp_validity
    return Signature(
        field=embedded.field_name,
        signer=common_name(certificate),
        issuer=certificate.issuer.native.get("common_name", ""),
        when=stamp.timestamp if stamp else status.signer_reported_dt,
        timestamped=bool(stamp and stamp.intact and stamp.valid),
        intact=status.intact and status.valid,
        whole=bool(status.docmdp_ok),
        trusted=status.trusted,
    )


def _roots() -> list[x509.Certificate]:
    if not settings.SIGNING_ROOTS:
        return []
    bundle = Path(settings.SIGNING_ROOTS).read_bytes()
    return list(load_certs_from_pemder_data(bundle))


@contextmanager
def _readable() -> Iterator[None]:
    """Whatever a broken file makes pyHanko raise is one exception."""
    try:
        yield
    except (PdfError, ValueError, TypeError, KeyError, IndexError) as error:
        raise NotReadable(str(error)) from error


def _empty_field(writer: IncrementalPdfFileWriter) -> tuple[float, float]:
    """Width and height of the field in points."""
    named = enumerate_sig_fields(writer, with_name=SIGNATURE_FIELD)
    _, value, field = next(named, (None, None, None))
    if field is None:
        raise SigningFailed("Berkas ini tidak menyediakan tempat tanda tangan.")
    if value is not None:
        raise SigningFailed("Berkas ini sudah ditandatangani.")
    x1, y1, x2, y2 = (float(each) for each in field.get_object()["/Rect"])
    return x2 - x1, y2 - y1


def _stamp(name: str, address: str, width: float, height: float) -> StaticStampStyle:
    """What is seen of the signature: who and when, with a QR code."""
    qr = segno.make(address).svg_inline(border=0) if address else ""
    context = {"name": name, "today": timezone.localdate(), "qr": qr}
    html = render_to_string("documents/stamp.html", context)
    return StaticStampStyle(
        background=_Drawing(render_stamp(html, width=width, height=height)),
        background_layout=SimpleBoxLayoutRule(
            AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, Margins.uniform(0)
        ),
        border_width=0,
    )


class _Appender(IncrementalPdfFileWriter):
    """Leaves the metadata as they are: pyHanko would write those of PDF/A anew."""

    def _update_meta(self) -> None:
        pass


class _Drawing(PdfContent):
    """The only page of a PDF, drawn at its size."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self.pdf = pdf

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(
            PdfFileReader(io.BytesIO(self.pdf))
        )
        self.set_resource(ResourceType.XOBJECT, pdf_name("/Stamp"), page)
        return b"/Stamp Do"


class _Authority(TimeStamper):
    """A time stamping authority, asked over HTTP as RFC 3161 says."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address

    async def async_request_tsa_response(
        self, req: tsp.TimeStampReq
    ) -> tsp.TimeStampResp:
        request = Request(  # noqa: S310  # the address is the office's own setting
            self.address,
            data=req.dump(),
            headers={"Content-Type": "application/timestamp-query"},
        )
        try:
            with urlopen(request, timeout=TSA_TIMEOUT) as answer:  # noqa: S310  # as above
                return tsp.TimeStampResp.load(answer.read())
        except (URLError, OSError, ValueError) as error:
            raise TimestampRequestError(str(error)) from error
