"""Certificates made on the spot: a root, and somebody whom it vouches for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PASSWORD = "kunci"


class Pair(NamedTuple):
    certificate: x509.Certificate | None
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def named(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def issue(common_name: str, *, by: Pair | None = None) -> Pair:
    """A certificate, signed by that of another pair or by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    return Pair(certificate(common_name, key, by or Pair(None, key)), key)


def authority(root: Pair) -> Pair:
    """One that may put time stamps; pyHanko's own for tests knows RSA only."""
    key = rsa.generate_private_key(65537, 2048)
    usage = ExtendedKeyUsageOID.TIME_STAMPING
    return Pair(certificate("Stempel Waktu", key, root, usage), key)


def certificate(
    common_name: str, key, by: Pair, usage: x509.ObjectIdentifier | None = None
) -> x509.Certificate:
    issuer, issuer_key = by
    own = issuer is None
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(named(common_name))
        .issuer_name(issuer.subject if issuer else named(common_name))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(own, None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not own,
                content_commitment=not own,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=own,
                crl_sign=own,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
        )
    )
    if usage:
        extended = x509.ExtendedKeyUsage([usage])
        builder = builder.add_extension(extended, critical=True)
    return builder.sign(issuer_key, hashes.SHA256())


def write_p12(path: Path, pair: Pair) -> str:
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"rakor",
            pair.key,
            pair.certificate,
            None,
            BestAvailableEncryption(PASSWORD.encode()),
        )
    )
    return str(path)


def write_pem(path: Path, pair: Pair) -> str:
    path.write_bytes(pair.certificate.public_bytes(Encoding.PEM))
    return str(path)
