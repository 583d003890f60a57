"""The pages of the made-up Internet: web.py FOLDER serves ordinary, blocked and block pages by http and https."""

import socket
import ssl
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.lab.names import ELSEWHERE, SITES
from tests.lab.plan import PAGE, UNKNOWN_PAGE

# A GIF of one dot.
PIXEL = bytes.fromhex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b")
SERVED = (*((site, "web") for site in SITES), (ELSEWHERE, "block-page"), ((PAGE.a[0], UNKNOWN_PAGE[0]), "block-page"))
"""(addresses, name of the certificate); nobody's browser accepts that of a block page for another name."""


class Page(BaseHTTPRequestHandler):
    """An ordinary site: an image where one is asked for, else a page with its name."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer every path."""
        image = self.path.endswith((".gif", ".ico", ".png"))
        body = PIXEL if image else f"<!doctype html><title>{self.headers.get('Host', '')}</title>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "image/gif" if image else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is inherited
        """Say who asked for what."""
        host = self.headers.get("Host", "") if hasattr(self, "headers") else ""
        sys.stdout.write(f"{self.client_address[0]} {host} {format % args}\n")
        sys.stdout.flush()


class V6Server(ThreadingHTTPServer):
    """The same server on IPv6."""

    address_family = socket.AF_INET6


def serve(address: str, port: int, page: type[Page], context: ssl.SSLContext | None = None) -> None:
    """Serve pages at an address in a thread of its own."""
    kind = V6Server if ":" in address else ThreadingHTTPServer
    server = kind((address, port), page)
    server.daemon_threads = True
    if context is not None:
        # The handshake is done by the thread of the connection, so that one slow visitor does not stop the others.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever).start()


def main() -> None:
    """Serve until the place ends."""
    folder = Path(sys.argv[1])
    for addresses, name in SERVED:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
        for address in addresses:
            serve(address, 80, Page)
            serve(address, 443, Page, context)
    sys.stdout.write("ready\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
