"""How the data of a metric comes, in words: its keys, what each column holds, and a configuration to paste."""

from collections.abc import Iterable, Iterator

from cxcli.cli.messages import said
from cxcli.metric import Key, KeyKind, Metric, Way
from cxcli.study.coding import Coding
from cxcli.study.column import ColumnRef
from cxcli.study.question import Question
from cxcli.study.scale import scale
from cxcli.study.study import Measure
from cxcli.words import Lang, Words

_WAYS = {
    "rows": Words("Data, one row for each thing", "Données, une ligne par élément"),
    "counts": Words("Data, ready counts", "Données, effectifs déjà comptés"),
}
_KINDS: dict[KeyKind, Words] = {
    "number": Words("column of numbers, or one number", "colonne de nombres, ou un nombre"),
    "count": Words("column of counts, or one count", "colonne d'effectifs, ou un effectif"),
    "seconds": Words("column of seconds, or of h:mm:ss", "colonne de secondes, ou de h:mm:ss"),
    "day": Words("column of days", "colonne de jours"),
    "moment": Words("column of days, with or without the time", "colonne de jours, avec ou sans l'heure"),
    "month": Words("column of months, or of days in them", "colonne de mois, ou de jours"),
    "name": Words("column of names or ids", "colonne de noms ou d'identifiants"),
    "flag": Words("column of yes and no", "colonne de oui et de non"),
    "word": Words("column of words", "colonne de mots"),
    "comment": Words("column of texts", "colonne de textes"),
    "marks": Words("columns of marks, or one of words", "colonnes de marques, ou une colonne de mots"),
    "components": Words(
        "names, each with its column and range", "noms, chacun avec sa colonne et ses bornes"
    ),
    "billing": Words("column of billing intervals", "colonne de périodicités"),
    "paid": Words("column of states of the subscription", "colonne d'états de l'abonnement"),
    "event": Words("column of days, or of yes and no", "colonne de jours, ou de oui et de non"),
    "span": Words("a span, such as 7d", "une durée, comme 7d"),
    "text": Words("a text", "un texte"),
    "setting": Words("a number", "un nombre"),
}
_NEEDED = Words("needed", "nécessaire")
_OPTIONAL = Words("can be left out", "facultatif")
_BASES = Words("Gives: {bases}", "Donne : {bases}")
_OVER = Words(
    "Over which time: 'period' in the configuration, or --since and --until on the command line.",
    "Sur quelle durée : « period » dans la configuration, ou --since et --until dans la commande.",
)
_LINE = Words("{name} ({kind}; {need}): {about}", "{name} ({kind} ; {need}) : {about}")

_OVER_MONTHS = "period: month  # or --since DAY --until DAY on the command line\n"
_SAMPLES: dict[KeyKind, str] = {"span": "7d", "text": "Export", "setting": "1"}


def way_title(way: Way, lang: Lang) -> str:
    """Return what a way is called."""
    return said(_WAYS[way.name], lang)


def way_lines(metric: Metric, way: Way, lang: Lang) -> Iterator[str]:
    """Yield a line for each key of a way, and the bases that it gives when those are not all there are."""
    keys = {key.name: key for key in metric.keys}
    for name in way.keys:
        kind = way.kinds.get(name, keys[name].kind)
        need = _NEEDED if name in way.needs else _OPTIONAL
        yield said(_LINE, lang).format(
            name=name, kind=said(_KINDS[kind], lang), need=said(need, lang), about=_about(keys[name], lang)
        )
    if way.lasting == "over":
        yield said(_OVER, lang)
    if way.statistics and set(way.statistics) != set(metric.statistics):
        yield said(_BASES, lang).format(bases=", ".join(way.statistics))


def example_of(metric: Metric, way: Way) -> str:
    """Return a configuration of one metric that comes in this way, ready to paste, as YAML."""
    told = metric.example if _shows(metric, way) else _made_up(metric, way)
    return (_OVER_MONTHS if way.lasting == "over" else "") + "metrics:\n" + told


def _made_up(metric: Metric, way: Way) -> str:
    """Return YAML lines with the keys of a way: all that it needs, and others where they point to no other way."""
    kinds = {key.name: key.kind for key in metric.keys} | {**way.kinds}
    others = {name for other in metric.ways if other is not way for name in other.needs}
    columns = {key.name for key in metric.keys if key.is_column}
    names = [name for name in way.keys if name in way.needs or (name in columns and name not in others)]
    lines = [f"    {name}: {_SAMPLES.get(kinds[name], _header(name))}" for name in names]
    basis = _basis(metric, way, names)
    if basis != (way.statistics or metric.statistics)[0]:
        lines.append(f"    basis: {basis}")
    return "\n".join([f"  {metric.name}:", f"    type: {metric.name}", *lines]) + "\n"


def _basis(metric: Metric, way: Way, names: Iterable[str]) -> str:
    """Return the first basis that can be worked out of some columns."""
    possible, points = way.statistics or metric.statistics, scale(0, 1)
    question = Question((), points, metric.better, Coding(points))
    inputs = {name: ColumnRef(_header(name)) for name in names}
    for basis in possible:
        measure = Measure(metric.name, metric.name, "", basis, question, inputs=inputs, way=way.name)
        if metric.refuse is None or metric.refuse(measure) is None:
            return basis
    return possible[0]


def _shows(metric: Metric, way: Way) -> bool:
    """Tell whether the metric's own example comes in this way."""
    written = {line.split(":")[0].strip() for line in metric.example.splitlines()[1:]}
    fitting = (other for other in metric.ways if set(other.needs) <= written)
    return max(fitting, key=lambda other: len(written & set(other.keys)), default=None) is way


def _about(key: Key, lang: Lang) -> str:
    return said(Words(key.about, key.fr), lang)


def _header(name: str) -> str:
    return name.replace("_", " ").capitalize()
