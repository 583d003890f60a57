"""Pages on loopback that a browser takes for pages of the open network: with a good name, a bad one, or silent."""

import base64
import hashlib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Manner(StrEnum):
    """How a page meets those who come."""

    GOOD = "good"
    """A page over https and http."""
    UNTRUSTED = "untrusted"
    """A page over http, and over https with a certificate that nobody vouches for: a block page, a sign-in page."""
    REDIRECT = "redirect"
    """Leads from https to http."""
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A key with a certificate for every name, and what a browser knows it by."""

    path: Path
    pin: str

    def context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path)
        return context


def certificate(path: Path, names: tuple[str, ...]) -> Certificate:
    """Make a certificate that signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "page of a test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(each) for each in names]), critical=False)
        .sign(key, hashes.SHA256())
    )
    encoding, der = serialization.Encoding.PEM, serialization.Encoding.DER
    secret = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(secret + made.public_bytes(encoding))
    public = key.public_key().public_bytes(der, serialization.PublicFormat.SubjectPublicKeyInfo)
    return Certificate(path, base64.b64encode(hashlib.sha256(public).digest()).decode())


@contextmanager
def site(manner: Manner, good: Certificate, bad: Certificate) -> Iterator[int]:
    """Serve pages on a port of loopback, encrypted and not: it hears which by the first byte."""
    context = (bad if manner is Manner.UNTRUSTED else good).context()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        stop = threading.Event()
        threads = [threading.Thread(target=_serve, args=(listening, stop, manner, context, threads_of := []))]
        threads[0].start()
        try:
            yield listening.getsockname()[1]
        finally:
            stop.set()
            for thread in (*threads, *threads_of):
                thread.join()


def _serve(
    listening: socket.socket,
    stop: threading.Event,
    manner: Manner,
    context: ssl.SSLContext,
    threads: list[threading.Thread],
) -> None:
    while not stop.is_set():
        with suppress(TimeoutError):
            visitor, _ = listening.accept()
            threads.append(threading.Thread(target=_meet, args=(visitor, stop, manner, context)))
            threads[-1].start()


def _meet(visitor: socket.socket, stop: threading.Event, manner: Manner, context: ssl.SSLContext) -> None:
    with visitor, suppress(OSError):
        visitor.settimeout(2)
        if manner is Manner.SILENT:
            stop.wait()
            return
        encrypted = visitor.recv(1, socket.MSG_PEEK) == b"\x16"
        talking = context.wrap_socket(visitor, server_side=True) if encrypted else visitor
        with talking:
            asked = talking.recv(4096).decode("latin-1")
            host = asked.partition("Host: ")[2].partition("\r\n")[0]
            moved = f"HTTP/1.1 302 Found\r\nLocation: http://{host}/moved\r\nContent-Length: 0\r\n\r\n"
            here = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\nConnection: close\r\n\r\npage"
            talking.sendall((moved if encrypted and manner is Manner.REDIRECT else here).encode())
