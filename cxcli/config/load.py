"""Configurations from a file, a text or a Python mapping."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import yaml

from cxcli.config.document import Document
from cxcli.config.syntax import place_in, syntax_problem, unprintable
from cxcli.config.written import as_written
from cxcli.config.yaml_tree import YamlTree
from cxcli.errors import Place, UnreadableConfig
from cxcli.words import Words

LARGEST = 1 << 20
"""Bytes a configuration may have."""


def from_path(path: Path) -> Document:
    """Return the configuration in a file.

    Raises:
        UnreadableConfig: not there, too large, not UTF-8, or no YAML.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise _closed(path, error) from None
    read = _document(_decoded(data, str(path)), str(path))
    return replace(read, file=path, sha256=hashlib.sha256(data).hexdigest())


def from_text(text: str, name: str = "config") -> Document:
    """Return the configuration in a text; `name` stands for the file in messages.

    Raises:
        UnreadableConfig: too large, or no YAML.
    """
    read = _document(text, name)
    return replace(read, sha256=hashlib.sha256(text.encode()).hexdigest())


def from_mapping(mapping: Mapping[str, object]) -> Document:
    """Return the configuration in a Python mapping; True is the text `True`, 0.95 is `0.95`.

    Raises:
        ConfigurationError: a value that has no text in YAML, two keys of one text, nested too deeply.
    """
    return Document(as_written(mapping))


def _document(text: str, name: str) -> Document:
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST:
        raise _too_large(name)
    control = unprintable(text, name)
    if control is not None:
        raise control
    try:
        read = YamlTree(text, name)
    except yaml.YAMLError as error:
        raise syntax_problem(error, text, name) from None
    return Document(read.tree, read.marks, faults=tuple(read.faults))


def _decoded(data: bytes, name: str) -> str:
    if len(data) > LARGEST:
        raise _too_large(name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        raise UnreadableConfig(
            Words(
                f"The file is not UTF-8: the byte 0x{data[error.start]:02X} cannot be read.",
                f"Le fichier n'est pas en UTF-8 : l'octet 0x{data[error.start]:02X} est illisible.",
            ),
            Words("Save it as UTF-8.", "Enregistrez-le en UTF-8."),
            place_in(before, len(before), name),
        ) from None


def _too_large(name: str) -> UnreadableConfig:
    return UnreadableConfig(
        Words("The configuration is larger than 1 MiB.", "La configuration dépasse 1 Mio."),
        Words("Is it the export? Name that as FILE.", "Est-ce l'export ? Donnez-le comme FILE."),
        Place(name),
    )


def _closed(path: Path, error: OSError | ValueError) -> UnreadableConfig:
    if isinstance(error, FileNotFoundError):
        message = Words("There is no such configuration.", "Cette configuration n'existe pas.")
    elif isinstance(error, IsADirectoryError):
        message = Words("This is a folder, not a configuration.", "C'est un dossier, pas une configuration.")
    else:
        message = Words("The configuration cannot be opened.", "Impossible d'ouvrir la configuration.")
    return UnreadableConfig(
        message,
        Words("Check the path and its permissions.", "Vérifiez le chemin et ses droits."),
        Place(str(path)),
    )
