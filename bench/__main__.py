"""`python -m bench [--json] [--peers] [--only WORD]`: measures and prints every row."""

import argparse
import sys

import msgspec

from bench import advice, checks, guides, paper, setting, size, window
from bench.row import Row, line

MEASURES = (
    *window.MEASURES,
    *advice.MEASURES,
    *paper.MEASURES,
    *guides.MEASURES,
    *checks.MEASURES,
    *setting.MEASURES,
    *size.MEASURES,
)


def main() -> int:
    """Print the rows; the status is 1 when one is over what is to hold."""
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--json", action="store_true", help="one JSON value instead of lines")
    options.add_argument("--peers", action="store_true", help="also start other programs that are installed here")
    options.add_argument("--only", default="", help="measures whose name contains this word")
    chosen = options.parse_args()
    rows: list[Row] = []
    for measure in (*MEASURES, *(window.PEERS if chosen.peers else ())):
        if chosen.only not in measure.__name__:
            continue
        for row in measure():
            rows.append(row)
            if not chosen.json:
                print(line(row), flush=True)
    if chosen.json:
        print(msgspec.json.encode([{**msgspec.structs.asdict(row), "ratio": row.ratio} for row in rows]).decode())
    return int(any(not row.holds and not row.missing for row in rows))


if __name__ == "__main__":
    sys.exit(main())
