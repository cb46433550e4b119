"""What others run of ours: the pre-commit hooks and the action, step by step, as their runners would."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
STEPS = ACTION["runs"]["steps"]


@pytest.fixture
def tools(tmp_path: Path) -> dict[str, str]:
    """Surroundings in which `cx` is this checkout's."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    (bin_ / "cx").write_text(f'#!/bin/sh\nexec {sys.executable} -m cxkit "$@"\n')
    (bin_ / "cx").chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{bin_}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "SOURCE_DATE_EPOCH": "1793404800",
    }


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a strategy in a folder, one fault in it."""
    strategy = tmp_path / "repo" / "strategy"
    strategy.mkdir(parents=True)
    (strategy / "cx.yaml").write_text("schema: 1\nname: C\n")
    (strategy / "strategy.yaml").write_text("vison: V\nmission: M\n")
    return tmp_path / "repo"


def hook(name: str, repository: Path, tools: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    (one,) = (each for each in HOOKS if each["id"] == name)
    command = [*shlex.split(one["entry"]), *arguments]
    return subprocess.run(command, cwd=repository, env=tools, capture_output=True, text=True, check=False)


def test_hooks_have_what_the_framework_demands() -> None:
    assert [one["id"] for one in HOOKS] == ["cx-validate", "cx-fix", "cx-fmt"]
    for one in HOOKS:
        assert {"id", "name", "entry", "language"} <= set(one)
        assert one["language"] == "python"
        assert one["pass_filenames"] is False  # a strategy is checked as a whole
        assert re.search(one["files"], "strategy/journeys/help.yaml")
        assert re.search(one["files"], "strategy/metrics.yml")
        assert not re.search(one["files"], "exports/q3.csv")


def test_hooks_run(repository: Path, tools: dict[str, str]) -> None:
    strategy = repository / "strategy" / "strategy.yaml"
    assert hook("cx-validate", repository, tools, "strategy").returncode == 1
    strategy.write_text("vison:   V\nmission: M\n")
    assert hook("cx-fix", repository, tools, "strategy").returncode == 0
    assert strategy.read_text() == "vision:   V\nmission: M\n"
    assert hook("cx-fmt", repository, tools, "strategy").returncode == 0
    assert strategy.read_text() == "vision: V\nmission: M\n"
    assert hook("cx-validate", repository, tools, "strategy").returncode == 0


def step(
    name: str, inputs: dict[str, str], repository: Path, tools: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a step as a runner does: bash with -e and pipefail, inputs filled into the environment only."""
    (one,) = (each for each in STEPS if each["name"] == name)
    given = {key: value["default"] for key, value in ACTION["inputs"].items()} | inputs
    env = {}
    for key, value in one["env"].items():
        match = re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)
        assert match, "an input reaches a step by its environment, whole"
        env[key] = given[match[1]]
    summary = repository.parent / "summary.md"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", one["run"]],
        cwd=repository, env={**tools, **env, "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_ACTIONS": "true"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_no_input_is_pasted_into_a_script() -> None:
    for one in STEPS:
        assert "${{" not in one["run"]
        assert one["shell"] == "bash"
        assert not re.search(r"GITHUB_(ENV|PATH|OUTPUT)", one["run"])
        done = subprocess.run(["bash", "-n", "-c", one["run"]], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_the_action_annotates_sums_up_and_fails(repository: Path, tools: dict[str, str]) -> None:
    done = step("Check the strategy", {"path": "strategy", "sarif": "cx.sarif"}, repository, tools)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=strategy/strategy.yaml,line=1,col=1,")
    assert "SCH101" in (repository.parent / "summary.md").read_text()
    assert '"uri": "strategy/strategy.yaml"' in (repository / "cx.sarif").read_text()


def test_the_action_passes_when_clean(repository: Path, tools: dict[str, str]) -> None:
    (repository / "strategy" / "strategy.yaml").write_text("vision: V\nmission: M\n")
    done = step("Check the strategy", {"path": "strategy"}, repository, tools)
    assert done.returncode == 0, done.stderr
    assert not (repository / "cx.sarif").exists()


@pytest.mark.parametrize("path", ["$(touch ran)", "`touch ran`", "; touch ran", "--help", "strategy' ; touch ran; '"])
def test_a_hostile_path_is_only_a_path(path: str, repository: Path, tools: dict[str, str]) -> None:
    done = step("Check the strategy", {"path": path}, repository, tools)
    assert done.returncode == 2
    assert "there is no" in done.stderr
    assert not (repository / "ran").exists()


def test_the_guide_names_hooks_inputs_and_formats_that_exist() -> None:
    from cxkit.formats import FORMATS

    guide = (ROOT / "docs" / "ci.md").read_text()
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)]
    used = [one for block in blocks if "jobs" in block for one in block["jobs"]["validate"]["steps"]]
    (ours,) = (one for one in used if "cxkit" in one["uses"])
    assert set(ours["with"]) <= set(ACTION["inputs"])
    hooks = [one["id"] for block in blocks if "repos" in block for repo in block["repos"] for one in repo["hooks"]]
    assert hooks
    assert set(hooks) <= {one["id"] for one in HOOKS}
    table = re.findall(r"^\| ((?:`\w+` ?)+) \|", guide, re.MULTILINE)
    assert set(re.findall(r"\w+", " ".join(table))) == set(FORMATS.names())


def test_the_gitlab_job_writes_a_report_and_fails(repository: Path, tools: dict[str, str]) -> None:
    job = yaml.safe_load((ROOT / "cxkit" / "starter" / "every" / "gitlab-ci.yml").read_text())["validate"]
    assert job["variables"]["GIT_DEPTH"] == "0"
    _, *steps = job["script"]
    script = " && ".join(steps)
    done = subprocess.run(
        ["bash", "-c", script], cwd=repository / "strategy", env=tools, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    written = (repository / "strategy" / job["artifacts"]["reports"]["codequality"]).read_text()
    assert json.loads(written)[0]["check_name"] == "SCH101 unknown-key"


def test_hooks_are_valid_for_the_framework_itself() -> None:
    pre_commit = shutil.which("pre-commit", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if pre_commit is None:
        pytest.skip("needs pre-commit")
    for command in (
        ["validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        ["validate-config", str(ROOT / "cxkit" / "starter" / "every" / "pre-commit.yaml")],
    ):
        done = subprocess.run([pre_commit, *command], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
