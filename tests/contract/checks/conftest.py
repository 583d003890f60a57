"""Certificates for the small resolver."""

import ssl
from collections.abc import Callable

import pytest

from tests.lab.pki import Authority, Flaw, write_leaf

HOST = "resolver.test"


@pytest.fixture(scope="session")
def authorities(tmp_path_factory: pytest.TempPathFactory) -> tuple[Authority, Authority]:
    """Make an authority that is trusted and one that is not, with a leaf for each flaw."""
    folder = tmp_path_factory.mktemp("authorities")
    trusted, stranger = Authority(folder, "Trusted"), Authority(folder, "Stranger")
    for flaw in Flaw:
        write_leaf(trusted, stranger, flaw.value, flaw, ((HOST,), ("127.0.0.1",)))
    return trusted, stranger


@pytest.fixture
def tls(authorities: tuple[Authority, Authority], monkeypatch: pytest.MonkeyPatch) -> Callable[..., ssl.SSLContext]:
    """Make the server's side of TLS; the authority is trusted for the length of a test."""
    trusted, _ = authorities
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted.path))

    def context(flaw: Flaw = Flaw.NONE, *, speaks: tuple[str, ...] = ()) -> ssl.SSLContext:
        own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        own.load_cert_chain(trusted.folder / f"{flaw.value}.pem", trusted.folder / f"{flaw.value}.key")
        if speaks:
            own.set_alpn_protocols(list(speaks))
        return own

    return context
