"""A captive portal: portal.py ADDRESS... sends whoever comes to the page at the first address."""

import sys

from tests.lab.web import Page, serve


class Portal(Page):
    """Every address leads to the portal's page."""

    address = ""

    def do_GET(self) -> None:
        """Send the visitor to the portal's page, or show it."""
        if self.headers.get("Host", "").partition(":")[0] == self.address:
            super().do_GET()
            return
        self.send_response(302)
        self.send_header("Location", f"http://{self.address}/login")
        self.send_header("Content-Length", "0")
        self.end_headers()


def main() -> None:
    """Serve until the place ends."""
    Portal.address = sys.argv[1]
    for address in sys.argv[1:]:
        serve(address, 80, Portal)


if __name__ == "__main__":
    main()
