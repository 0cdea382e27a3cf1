"""Which configuration is found, and which wins."""

from pathlib import Path

import pytest

from cxcli.config.discover import discover
from cxcli.errors import UnreadableConfig


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a/b/c below a repository root `a`; nothing in it is configured."""
    (tmp_path / "a" / ".git").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    return tmp_path / "a"


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("version: 1\n")
    return path


def test_nothing_is_found_where_nothing_is(repository: Path) -> None:
    assert discover(None, {}, repository / "b") is None


def test_each_place_wins_over_the_next(repository: Path, tmp_path: Path) -> None:
    environment = {"XDG_CONFIG_HOME": str(tmp_path / "xdg"), "HOME": str(tmp_path / "home")}
    folder = repository / "b" / "c"
    home = write(tmp_path / "home" / ".config" / "cxcli" / "config.yaml")
    assert discover(None, {"HOME": environment["HOME"]}, folder) == home
    settings = write(tmp_path / "xdg" / "cxcli" / "config.yaml")
    assert discover(None, environment, folder) == settings
    root = write(repository / "cxcli.yaml")
    assert discover(None, environment, folder) == root
    parent = write(repository / "b" / "cxcli.yaml")
    assert discover(None, environment, folder) == parent
    here = write(folder / "cxcli.yaml")
    assert discover(None, environment, folder) == here
    named = write(tmp_path / "named.yaml")
    assert discover(None, environment | {"CXCLI_CONFIG": str(named)}, folder) == named
    asked = write(tmp_path / "asked.yaml")
    assert discover(str(asked), environment | {"CXCLI_CONFIG": str(named)}, folder) == asked


def test_the_search_ends_at_the_root_of_the_repository(repository: Path) -> None:
    write(repository.parent / "cxcli.yaml")
    assert discover(None, {}, repository / "b") is None


def test_outside_a_repository_only_the_folder_itself_is_searched(tmp_path: Path) -> None:
    write(tmp_path / "cxcli.yaml")
    (tmp_path / "deep").mkdir()
    assert discover(None, {}, tmp_path) == tmp_path / "cxcli.yaml"
    assert discover(None, {}, tmp_path / "deep") is None


def test_a_configuration_below_the_working_directory_has_a_short_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "cxcli.yaml")
    monkeypatch.chdir(tmp_path)
    assert discover(None, {}, Path.cwd()) == Path("cxcli.yaml")


@pytest.mark.parametrize("environment", [{"CXCLI_CONFIG": ""}, {"XDG_CONFIG_HOME": "relative"}, {"HOME": ""}])
def test_empty_and_relative_settings_count_as_unset(environment: dict[str, str], tmp_path: Path) -> None:
    assert discover(None, environment, tmp_path) is None


@pytest.mark.parametrize(
    ("explicit", "environment", "by"),
    [
        ("absent.yaml", {}, "--config"),
        ("", {}, "--config"),
        ("a\0b", {}, "--config"),
        ("x" * 5000, {}, "--config"),
        (None, {"CXCLI_CONFIG": "absent.yaml"}, "CXCLI_CONFIG"),
    ],
)
def test_a_named_configuration_must_exist(
    explicit: str | None, environment: dict[str, str], by: str, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableConfig, match=f"^{by} names"):
        discover(explicit, environment, tmp_path)
