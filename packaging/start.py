"""First line of the frozen program."""

import sys

from setup_assistant.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
