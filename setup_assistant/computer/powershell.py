"""Windows PowerShell as this program uses it: constant scripts, data as base64 JSON, one elevated process.

Held by written contracts and by a parser; not verified on hardware (docs/adr).

`runas` goes through ShellExecute, which is documented to take about 2048 characters, so the script itself does not fit
into the command that an administrator agrees to.  Its SHA-256 does: the elevated process reads the script from a file,
once, into memory, and runs nothing whose hash is another one.  A file that somebody changes meanwhile does nothing.
"""

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from setup_assistant.domain.error import SettingFailed

HOLE = "@DATA@"
"""The one place of a script that changes; it takes base64 and nothing else."""

LONGEST_ELEVATED = 2000
"""Characters of the elevated process's words."""

REFUSED = 5
"""Status of the launcher when nobody agreed."""

LAUNCHER = """\
$ErrorActionPreference = 'Stop'
try {
    $program = [Environment]::SystemDirectory + '\\WindowsPowerShell\\v1.0\\powershell.exe'
    $words = '-NoProfile', '-NonInteractive', '-EncodedCommand', '@DATA@'
    Start-Process -FilePath $program -Verb RunAs -WindowStyle Hidden -ArgumentList $words
} catch [InvalidOperationException] {
    [Console]::Error.WriteLine($_.Exception.Message)
    exit 5
}
"""
"""Runs without any right; the system's own window asks an administrator."""

BOOTSTRAP = """\
$ErrorActionPreference = 'Stop'
$d = ConvertFrom-Json ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('@DATA@')))
$b = [IO.File]::ReadAllBytes($d.file)
$h = [Convert]::ToBase64String([Security.Cryptography.SHA256]::Create().ComputeHash($b))
if ($h -cne $d.hash) { exit 9 }
& ([ScriptBlock]::Create([Text.Encoding]::UTF8.GetString($b)))
"""
"""What an administrator agrees to: it runs the one script whose hash it carries."""


def filled(frame: str, data: str) -> str:
    """Return a script whose hole holds base64."""
    return frame.replace(HOLE, data)


def data(value: object) -> str:
    """Return a value as base64 of its JSON; what is no text becomes a question mark."""
    return b64encode(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")).decode()


def encoded(script: str) -> str:
    """Return a script as -EncodedCommand takes it."""
    return b64encode(script.encode("utf-16-le")).decode()


def command(script: str) -> tuple[str, ...]:
    """Return the words that run a script without any right."""
    return ("powershell", "-NoProfile", "-NonInteractive", "-EncodedCommand", encoded(script))


def elevated(script: str, path: Path) -> tuple[str, ...]:
    """Write a script to `path` and return the words that run it as an administrator.  Raises SettingFailed."""
    content = script.encode()
    inner = encoded(filled(BOOTSTRAP, data({"file": str(path), "hash": b64encode(sha256(content).digest()).decode()})))
    if len(inner) > LONGEST_ELEVATED:
        raise SettingFailed(what=f"too long a path: {path}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as problem:
        raise SettingFailed(what=str(problem)) from problem
    return command(filled(LAUNCHER, inner))
