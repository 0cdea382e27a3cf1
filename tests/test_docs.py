"""The documentation cannot lie: what exists is documented, and what is documented exists."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from benchmarks.goal import Goal
from benchmarks.promised import GOALS
from cxcli import errors
from cxcli.cli.commands import COMMANDS as EXISTING
from cxcli.cli.explained_account_warnings import ACCOUNT_WARNINGS
from cxcli.cli.explanations import codes
from cxcli.config.schema import json_schema
from cxcli.errors import every_error
from cxcli.gating.judge import Verdict
from cxcli.metrics import METRICS
from cxcli.renderers.comparison_rows import _FLAGS, _VERDICTS
from cxcli.report.tokens import words_of
from cxcli.stats.comparisons import COMPARISONS
from cxcli.stats.methods import METHODS
from cxcli.stats.mix_shift import Presence
from cxcli.study.gate import GateMode, GateRule, Sequential
from cxcli.study.vocabularies import VOCABULARIES
from docs.pages import COMMANDS
from tests.surveys import ACCOUNTS

ROOT = Path(__file__).parents[1]


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def printed(name: str) -> str:
    """Return what the commands of a page print, and nothing else of it."""
    return "\n".join(block.split("```")[0] for block in page(name).split("```console\n")[1:])


def test_every_command_is_looked_at() -> None:
    assert {command.split()[0] for command in COMMANDS} == set(EXISTING)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_reference(command: str) -> None:
    assert f"## cxcli {command}\n" in page("reference-commands.md")


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_is_in_the_reference(metric: str) -> None:
    assert f"## {metric}\n" in page("reference-metrics.md")


@pytest.mark.parametrize("error", every_error(), ids=lambda error: error.code)
def test_every_error_code_is_in_the_reference(error: type) -> None:
    assert f"| {error.code} | {error.exit_code} |" in page("reference-errors.md")


def test_every_error_code_is_in_the_tree_of_errors() -> None:
    tree = errors.__doc__ or ""
    missing = [e.code for e in every_error() if e.code not in tree or e.__name__ not in tree]
    assert missing == []


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_named_scale_is_in_the_reference(name: str) -> None:
    assert f"| `{name}` |" in page("reference-configuration.md")


OF_STATISTICS = [
    code for code in codes() if code == "CX1001" or "CX0123" <= code < "CX0140" or "CX3018" <= code < "CX3027"
]
OF_ACCOUNTS = [code for code in codes() if "CX0140" <= code < "CX1" or "CX3027" <= code < "CX3030"]
SHOWN = [("statistics.md", code) for code in OF_STATISTICS] + [("accounts.md", code) for code in OF_ACCOUNTS]


@pytest.mark.parametrize(("name", "code"), SHOWN)
def test_every_refusal_and_warning_of_a_page_is_shown_as_a_command_says_it(name: str, code: str) -> None:
    assert f"{'warning' if code < 'CX1' else 'error'} {code}: " in printed(name)


@pytest.mark.parametrize("code", [*ACCOUNT_WARNINGS, "CX3027", "CX3028", "CX3029"])
def test_what_cannot_be_in_accounts_has_its_page(code: str) -> None:
    assert code in OF_ACCOUNTS


@pytest.mark.parametrize("metric", ACCOUNTS)
def test_every_metric_of_accounts_is_told_with_its_interval_and_with_what_it_is_not(metric: str) -> None:
    _, intervals, others = page("accounts.md").split("| metric | ")[1:]
    assert f"\n| `{metric}` |" in intervals
    assert f"\n| `{metric}` |" in others


@pytest.mark.parametrize(
    ("metric", "basis"),
    [(name, basis) for name in ACCOUNTS if len(METRICS[name].units) > 1 for basis in METRICS[name].units],
)
def test_every_basis_of_accounts_is_told(metric: str, basis: str) -> None:
    bases = page("accounts.md").split("| metric | basis |")[1]
    own = bases.split(f"\n| `{metric}` |")[1].split("\n| `")[0]
    assert f" `{basis}`" in own


def reasons() -> set[str]:
    """Return the reasons that verdicts are given in the code."""
    found: set[str] = set()
    for path in (ROOT / "cxcli" / "gating").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Judgement":
                found |= {arg.value for arg in call.args[1:2] if isinstance(arg, ast.Constant)}
            if (
                isinstance(call, ast.keyword)
                and call.arg == "reason"
                and isinstance(call.value, ast.Constant)
            ):
                found.add(call.value.value)
    return found - {None}


def test_the_reasons_of_gates_are_found_in_the_code() -> None:
    promised = {"n_below_gate_min_n", "suppressed", "no_answers", "too_many_invalid", "segment_absent"}
    assert promised | {"bounds_straddle"} <= reasons()


@pytest.mark.parametrize("reason", sorted(reasons()))
def test_every_reason_of_a_gate_is_explained_and_has_an_example(reason: str) -> None:
    text = page("statistics.md")
    assert f"`{reason}`" in text
    assert any(line.startswith("  - {metric") and f"# {reason}" in line for line in text.splitlines())


@pytest.mark.parametrize("verdict", [*get_args(Verdict), *get_args(GateMode)])
def test_every_verdict_and_mode_of_a_gate_is_explained_and_shown(verdict: str) -> None:
    shown = {"data_error": ": data error (", "assured": "--mode assured", "point": "--mode point"}
    said = shown.get(verdict, "--mode not_worse" if verdict == "not_worse" else f": {verdict} (")
    assert f"`{verdict}`" in page("statistics.md")
    assert said in printed("statistics.md")


@pytest.mark.parametrize("rule", [*get_args(GateRule), *get_args(Sequential)])
def test_every_rule_of_a_gate_has_an_example(rule: str) -> None:
    text = page("statistics.md")
    assert f"{rule}: " in text if rule in get_args(GateRule) else f"sequential: {rule}" in text


@pytest.mark.parametrize("token", [*_VERDICTS, *_FLAGS, "low_base"])
def test_every_verdict_and_flag_of_a_comparison_is_explained_and_shown(token: str) -> None:
    words = {**_VERDICTS, **_FLAGS, "low_base": words_of("low_base")}[token].en
    assert f"`{token}`" in page("statistics.md")
    assert words.split()[0] in printed("statistics.md")


@pytest.mark.parametrize("kind", [*get_args(Presence), "hidden"])
def test_every_kind_of_part_of_a_mix_shift_is_explained(kind: str) -> None:
    assert f"`{kind}`" in page("statistics.md")


@pytest.mark.parametrize("name", METHODS)
def test_every_interval_method_is_in_the_table(name: str) -> None:
    assert f"\n| `{name}` |" in page("statistics.md")


@pytest.mark.parametrize("name", sorted(set(COMPARISONS) - {"pooled_z"}))
def test_every_way_to_compare_that_can_be_asked_for_is_in_the_table(name: str) -> None:
    assert f"`{name}`" in page("statistics.md")


def test_every_key_of_the_configuration_is_in_the_example() -> None:
    example = (ROOT / "config.example.yaml").read_text(encoding="utf-8")
    keys = {key for part in parts(json_schema()) for key in part.get("properties", {})}
    assert {key for key in keys if f"{key}:" not in example} == set()


def parts(schema: dict) -> list[dict]:
    return [schema, *schema.get("definitions", {}).values()]


def test_the_schema_for_editors_is_the_one_the_command_prints() -> None:
    assert json.loads(page("cxcli.schema.json")) == json_schema()


@pytest.mark.parametrize(
    "path", sorted((ROOT / "cxcli").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT))
)
def test_every_public_name_has_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.ClassDef)
    public = [node for node in ast.walk(tree) if isinstance(node, kinds) and not node.name.startswith("_")]
    inner = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for child in ast.walk(node)
        if child is not node
    }
    undocumented = [node.name for node in public if id(node) not in inner and not ast.get_docstring(node)]
    private = {
        id(m)
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name.startswith("_")
        for m in node.body
    }
    assert [n for n in undocumented if n not in {m.name for m in public if id(m) in private}] == []


def test_the_links_of_the_readme_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = [part.split(")")[0] for part in text.split("](")[1:]]
    local = [target for target in targets if not target.startswith("http")]
    assert [target for target in local if not (ROOT / target).exists()] == []


def test_the_readme_fits_on_two_screens() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 180


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: f"{goal.name}, {goal.rows}")
def test_every_goal_is_quoted_with_its_bound_and_its_verdict(goal: Goal) -> None:
    size = f"{goal.rows:,}" if goal.rows else ""
    (line,) = [
        line.removeprefix(goal.name).split()
        for line in page("speed.md").splitlines()
        if line.startswith(f"{goal.name}  ") and size in line.split()[-6]
    ]
    assert line[-1] in ("reached", "missed")
    assert line[-5] == f"{goal.bound:.{goal.places}f}"


def test_the_version_of_the_package_is_the_one_the_command_prints() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cxcli", "--version"], capture_output=True, text=True, check=True
    )
    version = (ROOT / "cxcli" / "version.py").read_text(encoding="utf-8").split('"')[-2]
    assert done.stdout.split()[-1] == version
