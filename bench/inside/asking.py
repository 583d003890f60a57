"""Asks every resolver every name over one transport, once, all at once: TRANSPORT PORT HOST ADDRESSES NAMES.

Prints one JSON value: the time from the call to the last finding, and how many replied.  The modules are loaded
before, as the program does while the page lists what will be asked.
"""

import importlib
import json
import sys
import time
from datetime import UTC, datetime

from setup_assistant.domain.lookup import Endpoint, Probe, Question, Transport


def main() -> None:
    """Ask and print."""
    transport, port, host, addresses, names = sys.argv[1:6]
    began = time.perf_counter()
    ask_all = importlib.import_module("setup_assistant.checks.ask").ask_all
    if transport == Transport.DOH:
        importlib.import_module("setup_assistant.checks.web")
    loaded = time.perf_counter()
    ways = [
        Endpoint(transport=Transport(transport), address=address, port=int(port), host=host, path="/dns-query")
        for address in addresses.split(",")
    ]
    probes = [Probe(question=Question(name=name), via=via) for name in names.split(",") for via in ways]
    called, used = time.perf_counter(), time.process_time()
    findings = ask_all(probes, heard=lambda _finding: None, within_s=10, now=lambda: datetime.now(UTC), per_second=None)
    took, cpu = time.perf_counter() - called, time.process_time() - used
    figures = {
        "wall": took * 1000,
        "cpu": cpu * 1000,
        "loading": (loaded - began) * 1000,
        "replies": sum(finding.reply is not None for finding in findings),
    }
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    main()
