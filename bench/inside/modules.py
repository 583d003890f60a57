"""Runs a verb and writes the names of the modules it loaded: `modules.py TARGET VERB ...`."""

import json
import sys
from pathlib import Path

from setup_assistant.__main__ import main

OURS_OR_HEAVY = ("setup_assistant", "msgspec", "argparse", "gettext", "json", "platformdirs", "unicodedata")

target = Path(sys.argv[1])
sys.argv[1:] = sys.argv[2:]
before = set(sys.modules)
try:
    main()
finally:
    loaded = [name for name in sys.modules if name.startswith(OURS_OR_HEAVY) and name != "__main__"]
    loaded += sorted(set(sys.modules) - before - set(loaded))
    target.write_text(json.dumps([name for name in loaded if not name.startswith("encodings")]), "utf-8")
