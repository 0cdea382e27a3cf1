"""Label scales that the configuration defines itself, beside those that ship with cxcli."""

from collections.abc import Iterator, Mapping

from cxcli.config.document import Document
from cxcli.config.located import at_key
from cxcli.config.refusal import Refusal
from cxcli.errors import CxcliError, LabelProblem
from cxcli.study.text import matching_key
from cxcli.study.vocabularies import VOCABULARIES, Vocabulary
from cxcli.words import Words


def own_vocabulary(name: str, labels: Mapping[str, int]) -> Vocabulary:
    """Return the vocabulary of texts and their values, which set the scale from lowest to highest."""
    texts: dict[int, tuple[str, ...]] = {}
    for text, value in labels.items():
        texts[value] = (*texts.get(value, ()), text)
    return Vocabulary(name, tuple(sorted(texts.items())), by_rank=False)


def vocabulary_problems(document: Document, own: Mapping[str, Mapping[str, int]]) -> Iterator[CxcliError]:
    """Yield what is wrong with the vocabularies of the configuration."""
    for name, labels in own.items():
        path = ("vocabularies", name)
        if name in VOCABULARIES:
            yield at_key(document, path, _SHIPPED)
        if len(set(labels.values())) < 2:
            yield at_key(document, path, _NO_SCALE)
        first: dict[object, str] = {}
        for text, value in labels.items():
            twin = first.setdefault(matching_key(text), text)
            if labels[twin] != value:
                yield at_key(document, (*path, text), alike(text, twin))


def alike(text: str, twin: str) -> Refusal:
    """Return the refusal of two labels that read alike with different values."""
    return Refusal(
        Words(
            f"'{text}' and '{twin}' read alike, with different values.",
            f"« {text} » et « {twin} » se lisent de même, avec des valeurs différentes.",
        ),
        Words("Keep one of them.", "Gardez l'un des deux."),
        LabelProblem,
    )


_SHIPPED = Refusal(
    Words("a vocabulary of this name ships with cxcli.", "un vocabulaire de ce nom est fourni avec cxcli."),
    Words("Choose another name.", "Choisissez un autre nom."),
)
_NO_SCALE = Refusal(
    Words("a vocabulary needs at least two points.", "un vocabulaire demande au moins deux points."),
    Words("For example {Bad: 1, Good: 2}.", "Par exemple {Mauvais: 1, Bon: 2}."),
    LabelProblem,
)
