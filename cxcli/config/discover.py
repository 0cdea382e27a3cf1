"""Which configuration is used when none, or one, is named."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cxcli.errors import Place, UnreadableConfig
from cxcli.words import Words

FILE_NAME = "cxcli.yaml"
VARIABLE = "CXCLI_CONFIG"


def discover(explicit: str | None, environment: Mapping[str, str], folder: Path) -> Path | None:
    """Return the configuration in force, None when there is none.

    The first of: `--config`; `CXCLI_CONFIG`; `cxcli.yaml` in the folder, then in its parents up to the
    root of the repository; `$XDG_CONFIG_HOME/cxcli/config.yaml`.

    Raises:
        UnreadableConfig: a configuration that was named does not exist.
    """
    if explicit is not None:
        return _named(explicit, "--config")
    if environment.get(VARIABLE):
        return _named(environment[VARIABLE], VARIABLE)
    found = next((path for path in _usual(environment, folder) if _exists(path)), None)
    return None if found is None else _short(found)


def _named(path: str, by: str) -> Path:
    if path and _exists(Path(path)):
        return Path(path)
    raise UnreadableConfig(
        Words(f"{by} names '{path}', which does not exist.", f"{by} désigne « {path} », qui n'existe pas."),
        Words("Check the path.", "Vérifiez le chemin."),
        Place(path or None),
    )


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder we may not enter, a name too long
        return False


def _usual(environment: Mapping[str, str], folder: Path) -> Iterator[Path]:
    yield folder / FILE_NAME
    yield from (parent / FILE_NAME for parent in _up_to_repository(folder.resolve()))
    home = environment.get("HOME")
    settings = environment.get("XDG_CONFIG_HOME") or (f"{home}/.config" if home else "")
    if Path(settings).is_absolute():  # the XDG specification: relative paths are ignored
        yield Path(settings) / "cxcli" / "config.yaml"


def _short(path: Path) -> Path:
    """Return the path as messages and reports show it: relative below the working directory."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _up_to_repository(folder: Path) -> tuple[Path, ...]:
    """Return the folders above that belong to the same repository; none outside of one."""
    chain = (folder, *folder.parents)
    root = next((i for i, place in enumerate(chain) if (place / ".git").exists()), 0)
    return chain[1 : root + 1]
