"""A real printing system, alone in a network namespace: its queue gets the very bytes of the paper."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from setup_assistant import resources

FAMILY = str(resources.path("examples", "one-child-one-phone.json"))

pytestmark = [
    pytest.mark.skipif(
        not (shutil.which("cupsd") and shutil.which("unshare") and os.name == "posix" and os.geteuid() == 0),
        reason="needs cupsd, unshare and root",
    )
]

DAEMON = """
Listen localhost:8631
Browsing Off
WebInterface No
PreserveJobFiles Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""

FILES = """
FileDevice Yes
ServerRoot {folder}
RequestRoot {folder}/spool
TempDir {folder}/spool
CacheDir {folder}
StateDir {folder}
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
User lp
Group lp
"""

SCRIPT = """
ip link set lo up
cupsd -f -c "$1/cupsd.conf" -s "$1/cups-files.conf" & daemon=$!
export CUPS_SERVER=localhost:8631
for _ in 1 2 3 4 5 6 7 8 9 10; do lpstat -r 2>/dev/null | grep -q "is running" && break; sleep 0.2; done
lpadmin -p Fridge -E -v "file:///dev/null" -m raw 2>/dev/null
lpstat -a
"$2" -m setup_assistant sheet rules "$3" -o "$1/rules.pdf" --printer Fridge --json
"$2" -m setup_assistant sheet rules "$3" --printer Nowhere --lang en
echo "status $?"
kill $daemon; wait $daemon
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Prepare the daemon's folder; its account is not ours."""
    place = tmp_path / "cups"
    (place / "spool").mkdir(parents=True)
    (place / "cupsd.conf").write_text(DAEMON)
    (place / "cups-files.conf").write_text(FILES.format(folder=place))
    for each in (place, place / "spool", *place.parents):
        if each.is_relative_to(tmp_path.parents[1]):
            each.chmod(0o777)
    return place


def test_the_queue_gets_the_very_bytes_of_the_paper(folder: Path) -> None:
    words = ["unshare", "--net", "bash", "-c", SCRIPT, "print", str(folder), sys.executable, FAMILY]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert any(line.startswith("Fridge ") for line in done.stdout.splitlines())
    assert '"printer":"Fridge"' in done.stdout
    (spooled,) = (folder / "spool").glob("d*-001")
    assert spooled.read_bytes() == (folder / "rules.pdf").read_bytes()
    assert "status 6" in done.stdout
    assert "The printer did not take the paper." in done.stderr
