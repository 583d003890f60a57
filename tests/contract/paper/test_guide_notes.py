"""What a family notes beside a step is printed with it."""

from pathlib import Path

from setup_assistant.content.load import Content
from setup_assistant.domain.progress import GuideProgress, StepNote
from setup_assistant.jobs import papers
from setup_assistant.jobs.advice import plan
from setup_assistant.paper.form import Form
from setup_assistant.paper.guide import LONGEST_NOTE
from setup_assistant.paper.render import Pages
from setup_assistant.paper.sheet import Kind
from tests.contract.paper import judge
from tests.contract.paper.samples import FAMILY, TODAY


def printed(content: Content, words: str) -> Pages:
    """Return the handout of a guide with a note beside one step."""
    kept = GuideProgress(guide="android-private-way", notes=(StepNote(step="host", words=words),))
    made = plan(FAMILY, content.catalog, TODAY)
    return papers.sheet(papers.Order(kind=Kind.GUIDE, form=Form(), guide=kept), FAMILY, made, content, TODAY)


def test_a_long_note_is_printed_whole(content: Content) -> None:
    words = "うちの画面では、この行は「ネットワーク」の下の「詳しい設定」を開いたあとの、3番目の行です。"
    assert len(words) > 40
    assert words in printed(content, words).text


def test_a_note_that_would_leave_its_page_is_cut(content: Content, tmp_path: Path) -> None:
    path = tmp_path / "guide.pdf"
    path.write_bytes(printed(content, "あ" * 10_000).pdf)
    printed_words = "".join(judge.text(path).split())
    assert printed_words.count("あ") >= LONGEST_NOTE
    assert "あ" * LONGEST_NOTE + "…" in printed_words
