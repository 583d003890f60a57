"""An empty window that needs the same libraries as the program: the floor of the installed size."""

import sys

import aioquic.asyncio
import babel.messages.pofile
import cryptography.hazmat.primitives.serialization.pkcs7
import dns.asyncquery
import h2.connection
import msgspec
import platformdirs
import segno
import starlette.responses
import typst
import uvicorn
import yaml
from PySide6 import QtPrintSupport, QtSvg, QtSvgWidgets, QtWidgets

QT = (QtPrintSupport, QtSvg, QtSvgWidgets)
LIBRARIES = (
    *(aioquic, babel, cryptography, dns, h2, msgspec, platformdirs, segno, starlette, typst, uvicorn, yaml),
    *QT,
)


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
