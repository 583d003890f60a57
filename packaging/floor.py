"""An empty window that needs the same libraries as the program: the floor of the installed size."""

import sys

import babel.messages.pofile
import msgspec
import platformdirs
import typst
import yaml
from PySide6 import QtPrintSupport, QtSvg, QtSvgWidgets, QtWidgets

LIBRARIES = (babel, msgspec, platformdirs, typst, yaml, QtPrintSupport, QtSvg, QtSvgWidgets)


def main() -> int:
    """Show the window and close it."""
    application = QtWidgets.QApplication(sys.argv)
    window = QtWidgets.QWidget()
    window.show()
    application.processEvents()
    print(len(LIBRARIES))
    return 0


if __name__ == "__main__":
    sys.exit(main())
