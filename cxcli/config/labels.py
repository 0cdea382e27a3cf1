"""The labels of a question: which words mean which point, and the scale that they set."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from cxcli.config.closest import proposal
from cxcli.config.document import Document
from cxcli.config.located import at_key, at_value, raise_all
from cxcli.config.own_vocabularies import alike
from cxcli.config.refusal import Refusal, not_a
from cxcli.config.tree import Keys
from cxcli.errors import CxcliError, LabelProblem, MissingKey, UnknownName
from cxcli.study.scale import Scale, plain
from cxcli.study.text import matching_key
from cxcli.study.vocabularies import Vocabulary
from cxcli.words import Words

LabelPairs = tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Labelling:
    """The points of a question, and the words that mean some of them."""

    scale: Scale
    labels: LabelPairs


@dataclass(frozen=True, slots=True)
class Labeller:
    """Reads `labels` and `scale` of one metric; `path` leads to the metric."""

    document: Document
    path: Keys
    vocabularies: Mapping[str, Vocabulary]

    def by_map(self, labels: Mapping[str, Fraction], scale: Scale | None) -> Labelling:
        """Return the labelling of a map; without a scale it reaches from the lowest value to the highest.

        Raises:
            LabelProblem: a value off the scale, two labels that read alike with different values.
        """
        scale = scale or self._spanned(labels)
        raise_all([*self._off_scale(labels, scale), *self._conflicts(labels)])
        return Labelling(scale, tuple(labels.items()))

    def by_name(self, names: list[str], written: Scale | None, default: Scale | None) -> Labelling:
        """Return the labelling of one vocabulary, or of the same scale in several languages.

        Raises:
            UnknownName: no vocabulary is so called.
            LabelProblem: vocabularies and scale have different numbers of points.
        """
        raise_all(
            [self._unknown(i, name, names) for i, name in enumerate(names) if name not in self.vocabularies]
        )
        chosen = [self.vocabularies[name] for name in names]
        scale = written or self._default_scale(chosen[0], default)
        misfits = [v for v in chosen if not _fits(v, scale)]
        if misfits:
            raise at_value(self.document, self._labels, _misfit(misfits[0], scale))
        pairs = tuple(dict.fromkeys(pair for v in chosen for pair in v.labels_on(scale)))
        self._refuse_contradictions(pairs)
        return Labelling(scale, pairs)

    @property
    def _labels(self) -> Keys:
        return (*self.path, "labels")

    def _spanned(self, labels: Mapping[str, Fraction]) -> Scale:
        if len(set(labels.values())) > 1:
            return Scale(min(labels.values()), max(labels.values()))
        message = Words(
            "no scale is written, and the labels set none.",
            "aucune échelle n'est écrite, et les libellés n'en fixent pas.",
        )
        hint = Words("Write scale: LOW-HIGH, for example 1-5.", "Écrivez scale: BAS-HAUT, par exemple 1-5.")
        raise at_key(self.document, self.path, Refusal(message, hint, MissingKey))

    def _off_scale(self, labels: Mapping[str, Fraction], scale: Scale) -> Iterator[CxcliError]:
        for text, value in labels.items():
            if value not in scale:
                message = not_a(
                    str(plain(value)),
                    Words(f"a point of the scale {scale}", f"un point de l'échelle {scale}"),
                )
                hint = Words(
                    "Correct the value, or write another scale.",
                    "Corrigez la valeur, ou écrivez une autre échelle.",
                )
                yield at_value(self.document, (*self._labels, text), Refusal(message, hint, LabelProblem))

    def _conflicts(self, labels: Mapping[str, Fraction]) -> Iterator[CxcliError]:
        first: dict[str | Fraction, str] = {}
        for text, value in labels.items():
            twin = first.setdefault(matching_key(text), text)
            if labels[twin] != value:
                yield at_key(self.document, (*self._labels, text), alike(text, twin))

    def _unknown(self, position: int, name: str, names: list[str]) -> CxcliError:
        path = self._labels if len(names) == 1 else (*self._labels, position)
        wanted = Words("a vocabulary", "un vocabulaire")
        return at_value(
            self.document, path, Refusal(not_a(name, wanted), proposal(name, self.vocabularies), UnknownName)
        )

    def _default_scale(self, vocabulary: Vocabulary, default: Scale | None) -> Scale:
        """Return the type's own scale where a vocabulary of ranks fits it (thumbs are 0 and 1), else 1..k."""
        return (
            default
            if default and vocabulary.by_rank and len(default) == len(vocabulary.scale)
            else vocabulary.scale
        )

    def _refuse_contradictions(self, pairs: LabelPairs) -> None:
        first: dict[str | Fraction, tuple[str, Fraction]] = {}
        for text, value in pairs:
            twin = first.setdefault(matching_key(text), (text, value))
            if twin[1] != value:
                raise at_value(self.document, self._labels, alike(text, twin[0]))


def _fits(vocabulary: Vocabulary, scale: Scale) -> bool:
    if vocabulary.by_rank:
        return len(vocabulary.scale) == len(scale)
    return vocabulary.scale == scale


def _misfit(vocabulary: Vocabulary, scale: Scale) -> Refusal:
    points, wanted = len(vocabulary.scale), len(scale)
    return Refusal(
        Words(
            f"the vocabulary '{vocabulary.name}' is a scale of {points} points, {vocabulary.scale}; the question has {wanted}, {scale}.",
            f"le vocabulaire « {vocabulary.name} » est une échelle de {points} points, {vocabulary.scale} ; la question en a {wanted}, {scale}.",
        ),
        Words(
            "Remove the scale, or write the labels as a map.",
            "Supprimez l'échelle, ou écrivez les libellés un à un.",
        ),
        LabelProblem,
    )
