"""Signs a settings file with an organisation's own certificate: the only door to cryptography.

A device shows "Verified" only for a certificate that leads to an authority it trusts; a self-made one is shown as "Not
Verified", which is no better than unsigned.  The key is read once, used, and neither copied nor kept.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from setup_assistant.domain.error import FileMissing, FileUnreadable, SignerUnusable

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate

_MOST_KB = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Files of the one who signs, all PEM."""

    certificate: Path
    key: Path
    chain: Path | None = None
    """Certificates between the signer's and the authority's."""


def sign(data: bytes, by: Signer, now: datetime) -> bytes:
    """Return `data` with its signature around it (CMS, DER).

    Raises FileMissing, FileUnreadable, SignerUnusable.
    """
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - few ever sign
    from cryptography.hazmat.primitives.serialization import Encoding, pkcs7  # noqa: PLC0415 - as above

    certificate, key = _certificates(by.certificate)[0], _key(by.key)
    if certificate.public_key() != key.public_key():
        raise SignerUnusable(path=str(by.key), why="the key does not belong to the certificate")
    _demand_valid(certificate, by.certificate, now)
    builder = pkcs7.PKCS7SignatureBuilder().set_data(data).add_signer(certificate, key, SHA256())
    for between in () if by.chain is None else _certificates(by.chain):
        builder = builder.add_certificate(between)
    return builder.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary])


def is_self_made(by: Signer) -> bool:
    """Tell whether the certificate vouches only for itself.  Raises as `sign`."""
    certificate = _certificates(by.certificate)[0]
    return certificate.issuer == certificate.subject


def _demand_valid(certificate: "Certificate", path: Path, now: datetime) -> None:
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not begins <= now <= ends:
        raise SignerUnusable(path=str(path), why=f"valid {begins:%Y-%m-%d} to {ends:%Y-%m-%d}")


def _certificates(path: Path) -> "list[Certificate]":
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 - as above

    try:
        return load_pem_x509_certificates(_read(path))
    except ValueError as problem:
        raise SignerUnusable(path=str(path), why="no certificate in PEM form") from problem


def _key(path: Path) -> "RSAPrivateKey | EllipticCurvePrivateKey":
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.asymmetric import ec, rsa  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415 - as above

    try:
        key = load_pem_private_key(_read(path), password=None)
    except TypeError as problem:  # as cryptography says that a password is missing
        raise SignerUnusable(path=str(path), why="the key is locked with a password") from problem
    except (ValueError, UnsupportedAlgorithm) as problem:
        raise SignerUnusable(path=str(path), why="no private key in PEM form") from problem
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise SignerUnusable(path=str(path), why="only RSA and EC keys can sign")
    return key


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_KB * 1024 + 1)
    except FileNotFoundError as problem:
        raise FileMissing(path=str(path)) from problem
    except OSError as problem:
        raise FileUnreadable(path=str(path), why=problem.strerror or "") from problem
    if len(data) > _MOST_KB * 1024:
        raise SignerUnusable(path=str(path), why=f"larger than {_MOST_KB} kB")
    return data
