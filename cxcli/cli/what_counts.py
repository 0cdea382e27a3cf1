"""What a metric makes of blanks, of cells that cannot be, and of nothing at all, in words."""

from collections.abc import Iterator

from cxcli.metric import Key, KeyKind, Metric, Way
from cxcli.words import Words

TITLE = Words("What does not count", "Ce qui ne compte pas")

SAY_SOMETHING_BLANK: frozenset[KeyKind] = frozenset({"comment", "components", "marks"})
"""Kinds of columns of which a blank says something."""

HOLD_ANYTHING: frozenset[KeyKind] = frozenset({"name", "word", "comment"})
"""Kinds of columns whose cells can always be read."""

NEVER_BELOW_ZERO: frozenset[KeyKind] = frozenset({"count", "seconds"})

OFF_THE_SCALE = Words(
    "A blank is missing, a word such as N/A not applicable, an answer that is not on the scale invalid (CX0103). None of them is in the base; how many there are is told.",
    "Une case vide est manquante, un mot comme N/A sans objet, une réponse hors de l'échelle non valide (CX0103). Rien de cela n'entre dans la base\xa0; leurs nombres sont indiqués.",
)
BLANK = Words(
    "A row is missing where a needed column is blank.",
    "Une ligne est manquante quand une colonne nécessaire est vide.",
)
UNREAD = Words(
    "A row is invalid where a cell cannot be read as what its column holds (CX0103).",
    "Une ligne est non valide quand une case ne se lit pas comme ce que contient sa colonne (CX0103).",
)
BELOW_ZERO = Words(
    "A row is invalid where a count, or seconds, are below 0 (CX0103).",
    "Une ligne est non valide quand un effectif, ou des secondes, sont négatifs (CX0103).",
)
LEFT_OUT = Words(
    "Missing and invalid rows count nowhere; how many there are is told.",
    "Les lignes manquantes et non valides ne comptent nulle part\xa0; leurs nombres sont indiqués.",
)
NO_NUMBER = Words(
    "Where nothing is left to count or to divide by there is no number, and never 0 (flag no_answers, CX0104).",
    "Quand il ne reste rien à compter ou par quoi diviser, il n'y a pas de nombre, et jamais 0 (no_answers, CX0104).",
)
CURRENCIES = Words(
    "Amounts in two currencies are not added: the run ends (CX3028).",
    "Des montants dans deux devises ne s'additionnent pas\xa0: l'exécution s'arrête (CX3028).",
)
WEIGHTS = Words(
    "With weights a row counts as many times as it weighs.",
    "Avec des pondérations, une ligne compte autant de fois que son poids.",
)
LARGEST_WEIGHT = Words(
    "With weights whoever has several rows counts as many times as the heaviest of them weighs.",
    "Avec des pondérations, qui a plusieurs lignes compte autant de fois que le poids de la plus lourde.",
)


def what_counts(metric: Metric) -> Iterator[Words]:
    """Yield what a metric makes of data that says nothing, or something that cannot be."""
    if metric.is_question:
        yield OFF_THE_SCALE
    columns = [(way, key, kind) for way in metric.ways for key, kind in _columns(metric, way)]
    kinds = {kind for _, _, kind in columns}
    if any(_is_needed(*column) for column in columns):
        yield BLANK
    if kinds - HOLD_ANYTHING:
        yield UNREAD
    if kinds & NEVER_BELOW_ZERO:
        yield BELOW_ZERO
    yield from _out_of_order(metric)
    if kinds:
        yield LEFT_OUT
    yield NO_NUMBER
    if "number" in kinds:
        yield CURRENCIES
    is_named = any(kind == "name" and _is_needed(way, key, kind) for way, key, kind in columns)
    yield LARGEST_WEIGHT if is_named else WEIGHTS


def _columns(metric: Metric, way: Way) -> Iterator[tuple[Key, KeyKind]]:
    for key in metric.keys:
        if key.name in way.keys and key.is_column:
            yield key, way.kinds.get(key.name, key.kind)


def _is_needed(way: Way, key: Key, kind: KeyKind) -> bool:
    return key.name in way.needs and key.name not in way.blanks and kind not in SAY_SOMETHING_BLANK


def _out_of_order(metric: Metric) -> Iterator[Words]:
    for key in metric.keys:
        if key.not_before is not None:
            yield Words(
                f"A row is invalid where the day of '{key.name}' lies before that of '{key.not_before}' (CX0143).",
                f"Une ligne est non valide quand le jour de «\xa0{key.name}\xa0» précède celui de «\xa0{key.not_before}\xa0» (CX0143).",
            )
