"""An organisation can sign; openssl agrees; a wrong file is named; the key stays where it is."""

import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import NameOID

from setup_assistant.domain.error import FileMissing, FileUnreadable, SignerUnusable
from setup_assistant.lan.signing import Signer, is_self_made, sign

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DATA = "<plist>行き先フィルター</plist>\r\n".encode()
PEM = serialization.Encoding.PEM
Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def key_file(path: Path, key: Private | ed25519.Ed25519PrivateKey, password: bytes | None = None) -> Path:
    lock = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    path.write_bytes(key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, lock))
    return path


def certificate(
    name: str, key: Private, issuer: str, issuer_key: Private, *, ca: bool = False, days: int = 30
) -> x509.Certificate:
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, each)]) for each in (name, issuer)]
    return (
        x509.CertificateBuilder()
        .subject_name(names[0])
        .issuer_name(names[1])
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=60))
        .not_valid_after(NOW + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .sign(issuer_key, hashes.SHA256())
    )


class School:
    """A school with an authority, one between and its own certificate."""

    def __init__(self, folder: Path, kind: str = "ec", days: int = 30) -> None:
        root, between = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        own: Private = (
            ec.generate_private_key(ec.SECP256R1()) if kind == "ec" else rsa.generate_private_key(65537, 2048)
        )
        self.root, chain, mine = folder / "root.pem", folder / "chain.pem", folder / "school.pem"
        self.root.write_bytes(certificate("Root", root, "Root", root, ca=True).public_bytes(PEM))
        chain.write_bytes(certificate("Between", between, "Root", root, ca=True).public_bytes(PEM))
        mine.write_bytes(certificate("School", own, "Between", between, days=days).public_bytes(PEM))
        self.signer = Signer(certificate=mine, key=key_file(folder / "school.key", own), chain=chain)


def verified(signed: bytes, root: Path, folder: Path) -> tuple[int, bytes]:
    """Return what openssl makes of a signed file, on the day of the tests."""
    given, found = folder / "signed.mobileconfig", folder / "found"
    given.write_bytes(signed)
    options = ["-inform", "der", "-binary", "-purpose", "any", "-CAfile", root, "-attime", str(int(NOW.timestamp()))]
    done = subprocess.run(
        ["openssl", "smime", "-verify", "-in", given, "-out", found, *options],
        check=False,
        capture_output=True,
        timeout=10,
    )
    return done.returncode, found.read_bytes() if done.returncode == 0 else b""


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_openssl_verifies_the_chain_and_finds_the_same_bytes(tmp_path: Path, kind: str) -> None:
    school = School(tmp_path, kind)
    assert verified(sign(DATA, school.signer, NOW), school.root, tmp_path) == (0, DATA)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_openssl_refuses_a_changed_file_another_authority_and_a_missing_chain(tmp_path: Path) -> None:
    school = School(tmp_path)
    signed = sign(DATA, school.signer, NOW)
    assert verified(signed.replace(b"plist", b"plisT", 1), school.root, tmp_path)[0] != 0
    other = tmp_path / "other"
    other.mkdir()
    assert verified(signed, School(other).root, tmp_path)[0] != 0
    alone = Signer(certificate=school.signer.certificate, key=school.signer.key)
    assert verified(sign(DATA, alone, NOW), school.root, tmp_path)[0] != 0


def test_key_is_neither_copied_nor_in_the_file(tmp_path: Path) -> None:
    school = School(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    signed = sign(DATA, school.signer, NOW)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    key = serialization.load_pem_private_key(before[school.signer.key], None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert key.private_numbers().private_value.to_bytes(32, "big") not in signed


def test_self_made_certificate_is_told_from_one_that_somebody_vouches_for(tmp_path: Path) -> None:
    school = School(tmp_path)
    assert not is_self_made(school.signer)
    assert is_self_made(Signer(certificate=school.root, key=school.signer.key))


@pytest.mark.parametrize("days", [-1, -59])
def test_certificate_out_of_date_is_named_with_its_days(tmp_path: Path, days: int) -> None:
    school = School(tmp_path, days=days)
    with pytest.raises(SignerUnusable) as caught:
        sign(DATA, school.signer, NOW)
    assert caught.value.path == str(school.signer.certificate)
    assert f"{NOW + timedelta(days=days):%Y-%m-%d}" in caught.value.why


def test_wrong_files_are_named(tmp_path: Path) -> None:
    signer = School(tmp_path).signer
    own = serialization.load_pem_private_key(signer.key.read_bytes(), None)
    assert isinstance(own, ec.EllipticCurvePrivateKey)
    stranger = key_file(tmp_path / "stranger.key", ec.generate_private_key(ec.SECP256R1()))
    locked = key_file(tmp_path / "locked.key", own, b"secret")
    odd = key_file(tmp_path / "odd.key", ed25519.Ed25519PrivateKey.generate())
    noise, huge = tmp_path / "noise", tmp_path / "huge"
    noise.write_bytes(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    huge.write_bytes(b"A" * 300_000)
    good = signer.certificate
    wrong = {
        stranger: Signer(certificate=good, key=stranger),
        locked: Signer(certificate=good, key=locked),
        odd: Signer(certificate=good, key=odd),
        noise: Signer(certificate=noise, key=signer.key),
        huge: Signer(certificate=good, key=huge),
        good: Signer(certificate=good, key=good),
    }
    for path, each in wrong.items():
        with pytest.raises(SignerUnusable) as caught:
            sign(DATA, each, NOW)
        assert caught.value.path == str(path)
    with pytest.raises(SignerUnusable) as caught:
        sign(DATA, Signer(certificate=good, key=signer.key, chain=noise), NOW)
    assert caught.value.path == str(noise)


def test_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    signer = School(tmp_path).signer
    with pytest.raises(FileMissing):
        sign(DATA, Signer(certificate=tmp_path / "nothing", key=signer.key), NOW)
    with pytest.raises(FileUnreadable):
        sign(DATA, Signer(certificate=signer.certificate, key=tmp_path), NOW)
