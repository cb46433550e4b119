"""What an editor shows in a new strategy: completion, meaning, and an error at a typo, from the real YAML server.

The server isn't installed by the tests: `npm ci --prefix tests/editor` does it, as `.ci/run` does where npm is there.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxkit.api.init import init

SERVER = Path(__file__).parent / "node_modules/yaml-language-server/bin/yaml-language-server"


class Editor:
    """The least of an editor: opens files and asks the server about places in them."""

    def __init__(self, root: Path) -> None:
        self.root, self.asked, self.copies, self.diagnostics = root, 0, 0, {}
        self.process = subprocess.Popen(
            ["node", str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.ask("initialize", {"processId": None, "rootUri": root.parent.as_uri(), "capabilities": {}})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": {"yaml": {"schemaStore": {"enable": False}}}})

    def tell(self, method: str, params: dict[str, Any]) -> None:
        self.send({"method": method, "params": params})

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        self.asked += 1
        self.send({"id": self.asked, "method": method, "params": params})
        return self.read(lambda message: message.get("id") == self.asked and "method" not in message).get("result")

    def send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def read(self, wanted) -> dict[str, Any]:
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            assert length, "the server stopped"
            message = json.loads(self.process.stdout.read(length))
            if message.get("method") == "textDocument/publishDiagnostics":
                self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif "method" in message and "id" in message:  # the server asks: it gets its settings, else nothing
                asked = message["params"].get("items", ()) if message["method"] == "workspace/configuration" else ()
                answer = [{} for _ in asked] if asked else None
                self.send({"id": message["id"], "result": answer})
            if wanted(message):
                return message

    def open(self, file: str, text: str | None = None) -> str:
        """Open a file of a copy of the strategy, perhaps with another text; its address, which is asked of once only."""
        self.copies += 1
        path = self.root.parent / f"copy{self.copies}" / file
        shutil.copytree(self.root, self.root.parent / f"copy{self.copies}")
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": path.read_text() if text is None else text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def findings(self, file: str, text: str | None = None) -> list[tuple[int, str]]:
        """Line and message of what the server underlines."""
        uri = self.open(file, text)
        self.read(
            lambda message: message.get("method", "").endswith("publishDiagnostics") and message["params"]["uri"] == uri
        )
        return [(one["range"]["start"]["line"] + 1, one["message"]) for one in self.diagnostics[uri]]

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    if shutil.which("node") is None:
        pytest.skip("needs node")
    if not SERVER.is_file():
        pytest.skip("needs the YAML language server: npm ci --prefix tests/editor")
    root = init(tmp_path_factory.mktemp("editor") / "w", template="saas", as_of=date(2026, 11, 24)).root
    running = Editor(root)
    yield running
    running.close()


def place(text: str, words: str, *, behind: bool = True) -> dict[str, int]:
    before = text[: text.index(words) + (len(words) if behind else 1)]
    return {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}


FILES = ["cx.yaml", "strategy.yaml", "governance.yaml", "segments.yaml", "feedback.yaml", "metrics.yaml",
         "capabilities.yaml", "recommendations.yaml", "roadmap.yaml", "risks.yaml", "training.yaml",
         "communication.yaml", "personas/office-lead.yaml", "journeys/first-year.yaml", "reviews/2026-q3.yaml"]  # fmt: skip


@pytest.mark.parametrize("file", FILES)
def test_a_new_strategy_is_clean_in_an_editor(editor: Editor, file: str) -> None:
    assert editor.findings(file) == []


@pytest.mark.parametrize(
    ("file", "right", "wrong", "said"),
    [
        ("metrics.yaml", "breakdown:", "breakdwon:", "Property breakdwon is not allowed."),
        ("strategy.yaml", "mission:", "misson:", "Property misson is not allowed."),
        ("journeys/first-year.yaml", "lifecycle: awareness", "lifecycle: awarness", "Value is not accepted."),
        ("metrics.yaml", "kpi: nps", "kpi: npss", "Value is not accepted."),
        ("risks.yaml", "likelihood: 4", "likelihood: 7", "Value is above the maximum of 5."),
    ],
)
def test_a_typo_is_underlined(editor: Editor, file: str, right: str, wrong: str, said: str) -> None:
    text = (editor.root / file).read_text()
    line = text[: text.index(right)].count("\n") + 1
    found = editor.findings(file, text.replace(right, wrong, 1))
    assert [(at, message) for at, message in found if at == line and message.startswith(said)], found


def completions(editor: Editor, file: str, text: str, at: dict[str, int]) -> set[str]:
    uri = editor.open(file, text)
    answer = editor.ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": at})
    return {item["label"] for item in answer["items"]}


def test_keys_are_completed(editor: Editor) -> None:
    text = (editor.root / "metrics.yaml").read_text().rstrip() + "\n    \n"
    at = {"line": text.count("\n") - 1, "character": 4}
    assert {"benchmark", "breakdown", "segment", "statistic"} <= completions(editor, "metrics.yaml", text, at)


def test_words_are_completed(editor: Editor) -> None:
    text = (editor.root / "metrics.yaml").read_text().replace("kpi: fcr", "kpi: ")
    assert {"nps", "csat", "ces", "fcr"} <= completions(
        editor, "metrics.yaml", text, place(text, "kpi: \n", behind=False) | {"character": 9}
    )
    text = (editor.root / "journeys/first-year.yaml").read_text().replace("lifecycle: awareness", "lifecycle: ")
    at = place(text, "lifecycle: \n", behind=False) | {"character": 15}
    assert {"awareness", "support", "renewal"} <= completions(editor, "journeys/first-year.yaml", text, at)


@pytest.mark.parametrize(
    ("file", "words"),
    [("strategy.yaml", "baseline:"), ("journeys/first-year.yaml", "moment_of_truth:"), ("cx.yaml", "timezone:")],
)
def test_a_key_says_what_it_means(editor: Editor, file: str, words: str) -> None:
    from cxkit.api.fields import _meanings

    text = (editor.root / file).read_text()
    uri = editor.open(file)
    answer = editor.ask(
        "textDocument/hover", {"textDocument": {"uri": uri}, "position": place(text, words, behind=False)}
    )
    said = json.dumps(answer["contents"])
    key = words.rstrip(":")
    known = [meanings[key] for meanings in _meanings().values() if key in meanings]
    assert any(meaning.split(",")[0].split(";")[0] in said for meaning in known), said
