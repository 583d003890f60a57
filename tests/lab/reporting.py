"""A page that tries names and reports what opened: the laptop's side of the test of the phone's browser.

reporting.py ADDRESS PORT NAME...    prints one line of JSON for each report that comes in
"""

import json
import sys
from http.server import ThreadingHTTPServer

from tests.lab.web import Page

SCRIPT = """<!doctype html><script>
const names = NAMES;
async function tried(name) {
  const limit = AbortSignal.timeout(4000);
  try {
    await fetch(`https://${name}/?${Math.random()}`, {mode: "no-cors", cache: "no-store", signal: limit});
    return true;
  } catch { return false; }
}
(async () => {
  const found = {};
  await Promise.all(names.map(async name => { found[name] = await tried(name); }));
  await fetch("/report", {method: "POST", body: JSON.stringify(found)});
})();
</script>"""


class Reporting(Page):
    """Serves the page, takes the report."""

    names: tuple[str, ...] = ()

    def do_GET(self) -> None:
        """Send the page."""
        body = SCRIPT.replace("NAMES", json.dumps(self.names)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        """Print the report."""
        said = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204)
        self.end_headers()
        sys.stdout.write(f"report {said.decode()}\n")
        sys.stdout.flush()


def main() -> None:
    """Serve until the place ends."""
    address, port, *names = sys.argv[1:]
    Reporting.names = tuple(names)
    server = ThreadingHTTPServer((address, int(port)), Reporting)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
