"""What the constant scripts may call, as a parser of PowerShell finds it: a written list, and nothing else.

The parser is a help, not a proof: it is not Microsoft's, and no script here ran on Windows.
"""

import re
import subprocess

import pytest
import tree_sitter
import tree_sitter_powershell

from setup_assistant.computer import osascript, powershell, windows_script

PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))

READS = {
    "ConvertTo-Json",
    "Get-ChildItem",
    "Get-Command",
    "Get-DnsClientDohServerAddress",
    "Get-DnsClientServerAddress",
    "Get-ItemProperty",
    "Get-NetAdapter",
    "Test-Path",
}
CHANGES = {
    "Add-DnsClientDohServerAddress",
    "ConvertFrom-Json",
    "ConvertTo-Json",
    "Get-DnsClientDohServerAddress",
    "Get-ItemProperty",
    "Get-NetAdapter",
    "New-Item",
    "New-ItemProperty",
    "New-Object",
    "Remove-DnsClientDohServerAddress",
    "Remove-Item",
    "Set-DnsClientDohServerAddress",
    "Set-DnsClientServerAddress",
    "Set-ItemProperty",
    "Start-Sleep",
    "Test-Path",
    "Where-Object",
    "& $netsh",
}
ALLOWED = {
    "READ": (windows_script.READ, READS),
    "CHANGE": (windows_script.CHANGE, CHANGES),
    "LAUNCHER": (powershell.LAUNCHER, {"Start-Process"}),
    "BOOTSTRAP": (
        powershell.BOOTSTRAP,
        {"ConvertFrom-Json", "& ([ScriptBlock]::Create([Text.Encoding]::UTF8.GetString($b)))"},
    ),
}
every_script = pytest.mark.parametrize("name", ALLOWED)


def nodes(script: str) -> list[tree_sitter.Node]:
    """Return every node of a script."""
    found, left = [], [PARSER.parse(script.encode()).root_node]
    while left:
        node = left.pop()
        found.append(node)
        left.extend(node.children)
    return found


def text(node: tree_sitter.Node | None) -> str:
    return "" if node is None or node.text is None else node.text.decode()


def commands(script: str) -> set[str]:
    """Return what a script calls, without its own functions."""
    found = nodes(script)
    own = {text(node) for node in found if node.type == "function_name"}
    called = {text(node) for node in found if node.type == "command_name"} - own
    operators = (node for node in found if node.type == "command_invokation_operator")
    return called | {f"{text(each)} {text(each.next_sibling)}" for each in operators}


@every_script
def test_a_script_calls_what_is_listed_and_nothing_else(name: str) -> None:
    script, allowed = ALLOWED[name]
    assert commands(script) == allowed
    assert not [text(node) for node in nodes(script) if node.type == "ERROR" or node.is_missing]


@every_script
def test_a_script_builds_no_text_that_could_become_a_command(name: str) -> None:
    """No expandable string, no escape, no smart quote; text is put together from constants alone."""
    script, _ = ALLOWED[name]
    assert not re.search('["`\u2018-\u201f]', script)
    assert not re.search(r"Invoke-|\biex\b|\bicm\b|(?<!Get)-Command\b|AddScript|Add-Type|DownloadString", script)
    assert script.count("ScriptBlock") == (1 if name == "BOOTSTRAP" else 0)


@every_script
def test_a_script_has_one_hole_at_the_most(name: str) -> None:
    script, _ = ALLOWED[name]
    assert script.count(powershell.HOLE) == (0 if name == "READ" else 1)
    assert script.count(f"'{powershell.HOLE}'") == script.count(powershell.HOLE)


def test_the_parser_would_see_a_command_that_is_not_listed() -> None:
    splice = "x'))); Remove-Everything here; $y = ConvertFrom-Json ([Text.Encoding]::UTF8.GetString(($z = '"
    spliced = windows_script.CHANGE.replace(powershell.HOLE, splice)
    assert commands(spliced) == CHANGES | {"Remove-Everything"}


@pytest.mark.parametrize("script", [osascript.SET, osascript.BACK])
def test_a_shell_script_is_one_that_a_shell_reads(script: str) -> None:
    assert subprocess.run(["/bin/sh", "-n"], input=script.encode(), check=False).returncode == 0
    assert not re.search(r"\beval\b|`|\bsource\b|\bsh -c\b", script)


def test_what_an_administrator_agrees_to_is_short_enough_for_the_way_it_takes() -> None:
    folder = "C:\\Users\\" + "保" * 20 + "\\AppData\\Local\\family-setup-assistant\\this-computer\\"
    values = {"file": folder + "0" * 32 + ".back.ps1", "hash": "=" * 44}
    inner = powershell.encoded(powershell.filled(powershell.BOOTSTRAP, powershell.data(values)))
    assert len(inner) < powershell.LONGEST_ELEVATED
