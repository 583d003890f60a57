"""The page for a phone: one HTML file with everything in it, in both languages.

resources/phone holds its three parts; words come from the rooms.  No name of a person is ever on it.
"""

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from setup_assistant import resources
from setup_assistant.domain.phone import PhoneOrder, PhoneUse, PhoneVerdict
from setup_assistant.lan.handing import handed_part, handed_words
from setup_assistant.lan.told import said_on_phone
from setup_assistant.text.words import LANGUAGES, Words

PAGE_WORDS = (
    "title", "lead", "try", "harmless", "kept", "names", "controls", "missing", "samples", "running_title", "running",
    "again", "sending", "lost_title", "lost", "scope", "done", "unseen",
)  # fmt: skip
BLIND_SPOTS = ("browsers", "in-app", "relay", "mobile", "remembered")
MARKS = ("blocked", "open", "cannot-tell", "not-reachable")

_HOLE = re.compile(r"\{\{([a-z_]+)\}\}")


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of the page and what its browser may do."""

    body: bytes
    policy: str
    """Content-Security-Policy."""


def page(order: PhoneOrder, words: Mapping[str, Words], *, lang: str, token: str, word: str = "") -> Page:
    """Return the page for `order` that begins in `lang`; `token` proves that a report comes from it.

    `word` is its path, below which it finds what it hands over.
    """
    folder = resources.root() / "phone"
    style, script = _read(folder / "page.css"), _read(folder / "page.js")
    said = words[lang]
    parts = {
        **{key: html.escape(said_on_phone(said, f"phone.page.{key}")) for key in PAGE_WORDS},
        "program": html.escape(said_on_phone(said, "app.name")),
        "lang": lang,
        "filter": html.escape(order.filter_name),
        "style": style,
        "script": script,
        "marks": _marks(resources.root() / "paper" / "marks"),
        "blind": "".join(
            f'<li data-word="blind_{spot}">{html.escape(said_on_phone(said, f"phone.blind.{spot}"))}</li>'
            for spot in BLIND_SPOTS
        ),
        "control_names": _listed(order.controls),
        "missing_names": _listed((order.missing,)),
        "sample_names": _listed(sample.name for sample in order.samples) or _none(said),
        "handed": "" if order.handed is None else handed_part(order.handed, said, word),
        "level": "h1" if order.handed is None else "h2",
        "given": _given(order, words, lang, token),
        **{f"noscript_{each}": html.escape(said_on_phone(words[each], "phone.page.noscript")) for each in LANGUAGES},
    }
    # One pass: what is put in is never looked at again.
    whole = _HOLE.sub(lambda hole: parts[hole[1]], _read(folder / "page.html"))
    return Page(body=whole.encode(), policy=policy(style, script))


def policy(style: str, script: str) -> str:
    """Return what the page may load: nothing but its own parts, and pages to try.

    Pages to try are not listed by name: a sample that leads on to another address would then look stopped.
    """
    rules = {
        "default-src": "'none'",
        "script-src": f"'sha256-{_digest(script)}'",
        "style-src": f"'sha256-{_digest(style)}'",
        "connect-src": "http: https:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def answer(verdict: PhoneVerdict, words: Mapping[str, Words]) -> bytes:
    """Return the verdict for the page, in both languages."""
    said = {
        lang: {
            "title": said_on_phone(words[lang], f"state.{verdict.state.value}"),
            "text": said_on_phone(words[lang], f"phone.reason.{verdict.reason.value}"),
        }
        for lang in LANGUAGES
    }
    return msgspec.json.encode({"state": verdict.state.value, "words": said})


def _given(order: PhoneOrder, words: Mapping[str, Words], lang: str, token: str) -> str:
    """Return what the script needs, as JSON that no browser reads as markup."""
    keys = {
        "program": "app.name",
        **{key: f"phone.page.{key}" for key in PAGE_WORDS},
        **{f"blind_{spot}": f"phone.blind.{spot}" for spot in BLIND_SPOTS},
        "no_samples": "phone.page.no-samples",
    }
    told = {} if order.handed is None else handed_words(order.handed, words)
    settling = [
        index for index, probe in enumerate(order.probes) if probe.encrypted and probe.use is not PhoneUse.CONTROL
    ]
    given = {
        "lang": lang,
        "token": token,
        "urls": [probe.url for probe in order.probes],
        "settling": settling,
        "words": {
            each: {name: said_on_phone(words[each], key) for name, key in keys.items()} | told.get(each, {})
            for each in LANGUAGES
        },
    }
    text = msgspec.json.encode(given).decode()
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _marks(folder: Path) -> str:
    return "".join(_read(folder / f"{name}.svg").replace("<svg", f'<svg data-mark="{name}"', 1) for name in MARKS)


def _listed(names: Iterable[str]) -> str:
    """Return the items of a list of names, which may break after their dots."""
    return "".join(f"<li>{html.escape(name).replace('.', '.<wbr>')}</li>" for name in names)


def _none(words: Words) -> str:
    return f'<li data-word="no_samples">{html.escape(said_on_phone(words, "phone.page.no-samples"))}</li>'


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _read(path: Path) -> str:
    return path.read_text("utf-8")
