"""Start of the program: a verb goes to the terminal, no verb opens the window."""

import sys

from setup_assistant.app import start


def main() -> int:
    """Run the program and return its exit status."""
    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
