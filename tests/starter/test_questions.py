"""`cx init` as a new user runs it: five questions on stderr, the result on stdout, an export that is looked at."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import yaml


def start(folder: Path, answers: str, *options: str) -> tuple[int, str, str]:
    """Run it with a terminal as standard input."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "cxkit", "init", *options],
        cwd=folder,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "TZ": "Europe/Dublin", "SOURCE_DATE_EPOCH": "1795478400", "NO_COLOR": "1"},
    ) as process:
        os.close(theirs)
        os.write(ours, answers.encode())
        out, err = process.communicate(timeout=60)
    os.close(ours)
    return process.returncode, out.decode(), err.decode()


def export(folder: Path) -> Path:
    path = folder / "q3.csv"
    rows = [f"{n % 11},{n % 10 + 1},word {n % 9}" for n in range(220)]
    path.write_text("Q1,Q2,Why\n" + "\n".join(rows) + "\n")
    return path


def test_five_questions(tmp_path: Path) -> None:
    (tmp_path / "hedgerow").mkdir()
    export(tmp_path)
    status, out, err = start(tmp_path / "hedgerow", "Hedgerow\n\n\nnps, csat\n../q3.csv\n")
    assert err == (
        "Company name [hedgerow]: Currency [EUR]: Time zone [Europe/Dublin]: "
        "What do you ask customers? nps, csat, ces, none [nps]: An export to look at, or Enter to skip: "
        "  q3.csv: 220 rows; column Q1 holds 0 to 10, Q2 holds 1 to 10\n"
    )
    assert status == 0
    lines = out.splitlines()
    assert lines[0].split(maxsplit=1) == ["cx.yaml", "company, currency, calendar"]
    assert "feedback.yaml                   one source, 2 questions on columns of q3.csv" in lines
    assert lines[-3].startswith("cx validate")
    assert lines[-3].endswith("things to fill in, each with a line to go to")
    feedback = yaml.safe_load((tmp_path / "hedgerow/feedback.yaml").read_text())
    questions = feedback["sources"][0]["questions"]
    assert {name: (one["column"], one["scale"]) for name, one in questions.items()} == {
        "recommend": ("Q1", "0..10"),
        "satisfied": ("Q2", "1..10"),
    }
    config = yaml.safe_load((tmp_path / "hedgerow/cx.yaml").read_text())
    assert (config["name"], config["currency"], config["timezone"]) == ("Hedgerow", "EUR", "Europe/Dublin")


def test_a_wrong_answer_is_asked_again(tmp_path: Path) -> None:
    status, _, err = start(tmp_path, "Acme\nEuro\nGBP\nMars\nEurope/London\nnsp\nnone\nnone.csv\n\n")
    assert status == 0
    assert "cx: 'Euro' is no currency\n  help: write three capital letters, such as EUR\nCurrency [EUR]: " in err
    assert "cx: 'nsp' isn't something that can be asked from the start\n" in err
    assert "there is no file none.csv" in err
    assert yaml.safe_load((tmp_path / "metrics.yaml").read_text()) == {"metrics": []}


def test_an_end_of_input_stops_and_writes_nothing(tmp_path: Path) -> None:
    status, out, err = start(tmp_path, "Acme\n\x04")
    assert (status, out) == (130, "")
    assert err.endswith("cx: stopped; nothing was written\n")
    assert list(tmp_path.iterdir()) == []


def test_two_columns_that_fit_are_a_question(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("A,B\n" + "".join(f"{n % 11},{(n * 3) % 11}\n" for n in range(110)))
    status, _, _ = start(tmp_path, "", "--yes", "--export", str(path), "shop")
    assert status == 0
    text = (tmp_path / "shop/feedback.yaml").read_text()
    assert "        # column: …             # one of A, B\n" in text


def test_a_trade_asks_three(tmp_path: Path) -> None:
    status, out, err = start(tmp_path, "Acme\n\n\n", "--template", "saas")
    assert status == 0
    assert err.count("]: ") == 3
    assert "a whole example (saas)" in out
