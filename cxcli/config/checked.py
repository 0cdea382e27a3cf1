"""Keys and values checked one by one: a configuration model, and what is wrong, both at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ValidationError

from cxcli.config.document import Document
from cxcli.config.located import at_key, at_value
from cxcli.config.model import Config
from cxcli.config.problems import Finding, findings_of
from cxcli.config.refusal import Refusal, not_a
from cxcli.config.tree import Keys, Node, without
from cxcli.config.window import without_window
from cxcli.errors import ConfigurationError, MissingKey, WrongValue
from cxcli.words import Words

_NAMED = ("metrics", "vocabularies")


@dataclass(frozen=True, slots=True)
class Checked:
    """What could be understood, and every problem of what could not.

    `broken` are the sections that were left out; what rests on them is not to be judged.
    """

    config: Config
    errors: tuple[ConfigurationError, ...]
    broken: frozenset[Keys]
    with_unknown_keys: frozenset[Keys]


def checked(document: Document) -> Checked:
    """Return the configuration with everything that is wrong in it left out and listed.

    Raises:
        ConfigurationError: the whole is no mapping of keys.
    """
    tree = without_window(document)
    if not isinstance(tree, dict):
        raise at_value(document, (), _no_mapping())
    findings = _findings(tree, document)
    unknown = [finding.path for finding in findings if finding.can_be_left_out]
    broken = {_section(finding.path) for finding in findings if not finding.can_be_left_out}
    tree = _without(tree, [*unknown, *broken])
    # What a mapping lacks without its unknown key follows from that key, and is not said again.
    broken |= (consequences := {_section(finding.path) for finding in _findings(tree, document)})
    return Checked(
        config=Config.model_validate(_without(tree, consequences)),
        errors=(*document.faults, *_version(document), *(finding.error for finding in findings)),
        broken=frozenset(broken),
        with_unknown_keys=frozenset(map(_section, unknown)),
    )


def _without(tree: Node, paths: Iterable[Keys]) -> Node:
    for path in paths:
        tree = without(tree, path)
    return tree


def _findings(tree: Node, document: Document) -> tuple[Finding, ...]:
    try:
        Config.model_validate(tree)
    except ValidationError as error:
        return findings_of(error, document)
    return ()


def _section(path: Keys) -> Keys:
    """Return the part that a problem makes unusable: one metric, one vocabulary, else a whole key."""
    return path[:2] if path[0] in _NAMED and len(path) > 1 else path[:1]


def _version(document: Document) -> tuple[ConfigurationError, ...]:
    written = document.get(("version",))
    if written == "1":
        return ()
    if written is None:
        missing = Words("the key 'version' is missing.", "la clé « version » manque.")
        hint = Words("Begin with version: 1.", "Commencez par version: 1.")
        return (at_key(document, (), Refusal(missing, hint, MissingKey)),)
    if not isinstance(written, str):
        return ()
    wanted = Words("a version that this cxcli reads", "une version que ce cxcli sait lire")
    return (
        at_value(
            document,
            ("version",),
            Refusal(not_a(written, wanted), Words("Write version: 1.", "Écrivez version: 1."), WrongValue),
        ),
    )


def _no_mapping() -> Refusal:
    return Refusal(
        Words("A configuration is a mapping of keys.", "Une configuration est une table de clés."),
        Words("Begin with version: 1.", "Commencez par version: 1."),
    )
