"""A private certificate authority for the lab, with good leaves and leaves that must be refused."""

import ipaddress
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID


class Flaw(StrEnum):
    """What is wrong with a certificate."""

    NONE = "none"
    EXPIRED = "expired"
    UNKNOWN_CA = "unknown-ca"
    """Signed by an authority that nobody trusts."""
    WRONG_NAME = "wrong-name"
    """Good, but for another host and other addresses."""


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text[:60])])


class Authority:
    """A certificate authority that lives as long as one lab."""

    def __init__(self, folder: Path, name: str = "Lab authority") -> None:
        """Write its certificate to `folder`; its key never leaves the memory."""
        self.folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name(name)
        self._now = datetime.now(UTC)
        usage = x509.KeyUsage(
            **dict.fromkeys(("digital_signature", "key_cert_sign", "crl_sign"), True),
            **dict.fromkeys(("content_commitment", "key_encipherment", "data_encipherment"), False),
            **dict.fromkeys(("key_agreement", "encipher_only", "decipher_only"), False),
        )
        builder = self._builder(self._name, self._key.public_key(), self._now - timedelta(days=1), days=30)
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        builder = builder.add_extension(self._identity, critical=False)
        self._certificate = builder.add_extension(usage, critical=True).sign(self._key, hashes.SHA256())
        self.path = folder / f"{name.lower().replace(' ', '-')}.pem"
        folder.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(self.pem)

    @property
    def _identity(self) -> x509.SubjectKeyIdentifier:
        return x509.SubjectKeyIdentifier.from_public_key(self._key.public_key())

    @property
    def pem(self) -> bytes:
        """Certificate of the authority."""
        return self._certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self) -> bytes:
        """Certificate of the authority as browsers' policies want it."""
        return self._certificate.public_bytes(serialization.Encoding.DER)

    def _builder(
        self, subject: x509.Name, key: ec.EllipticCurvePublicKey, since: datetime, *, days: int
    ) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(since)
            .not_valid_after(since + timedelta(days=days))
        )

    def leaf(self, name: str, hosts: Iterable[str], addresses: Iterable[str] = (), *, expired: bool = False) -> None:
        """Write NAME.key and NAME.pem (with the chain) for `hosts` and `addresses`."""
        key = ec.generate_private_key(ec.SECP256R1())
        others: list[x509.GeneralName] = [x509.DNSName(host) for host in hosts]
        others += [x509.IPAddress(ipaddress.ip_address(address)) for address in addresses]
        since = self._now - timedelta(days=20 if expired else 1)
        certificate = (
            self._builder(_name(name), key.public_key(), since, days=10)
            .add_extension(x509.SubjectAlternativeName(others), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            # From Python 3.13 on a chain without these is refused.
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(self._identity), critical=False
            )
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .sign(self._key, hashes.SHA256())
        )
        secret = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        (self.folder / f"{name}.key").write_bytes(secret)
        (self.folder / f"{name}.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + self.pem)


def write_leaf(
    trusted: Authority, stranger: Authority, name: str, flaw: Flaw, names: tuple[Iterable[str], Iterable[str]]
) -> None:
    """Write the certificate of one server, with the flaw it is to have; `names` are hosts and addresses."""
    hosts, addresses = names
    match flaw:
        case Flaw.UNKNOWN_CA:
            stranger.leaf(name, hosts, addresses)
        case Flaw.WRONG_NAME:
            trusted.leaf(name, ("somebody-else.example",))
        case _:
            trusted.leaf(name, hosts, addresses, expired=flaw is Flaw.EXPIRED)
