"""The documentation cannot lie: what exists is documented, and what is documented exists."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cxcli.config.schema import json_schema
from cxcli.errors import every_error
from cxcli.metrics import METRICS
from cxcli.study.vocabularies import VOCABULARIES
from docs.pages import COMMANDS

ROOT = Path(__file__).parents[1]


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


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
    tree = (ROOT / "cxcli" / "errors.py").read_text(encoding="utf-8").split('"""')[1]
    missing = [e.code for e in every_error() if e.code not in tree or e.__name__ not in tree]
    assert missing == []


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_named_scale_is_in_the_reference(name: str) -> None:
    assert f"| `{name}` |" in page("reference-configuration.md")


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
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 170


def test_the_version_of_the_package_is_the_one_the_command_prints() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cxcli", "--version"], capture_output=True, text=True, check=True
    )
    version = (ROOT / "cxcli" / "version.py").read_text(encoding="utf-8").split('"')[-2]
    assert done.stdout.split()[-1] == version
