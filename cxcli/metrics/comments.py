"""Comments: how many answers come with one, and which themes the comments are about.

Source:
    Interval: Wilson, E. B. (1927), "Probable Inference, the Law of Succession, and Statistical
    Inference", Journal of the American Statistical Association 22(158).
"""

from collections.abc import Mapping
from fractions import Fraction

from cxcli.evidence import NOBODY, Count, Distribution
from cxcli.metric import Estimate, Key, Metric, Parts, Row, Way, estimate
from cxcli.scoring.rates import rate_details
from cxcli.stats.account import people_of, share_of
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, share_of_ones
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

YES = Fraction(1)

_PREFIX = "themes."


def has_comment(row: Row, _: Measure) -> Fraction:
    """Return 1 for an answer with a comment, else 0."""
    return Fraction(row["column"] is True)


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return the answers of ready counts: 1 with a comment, else 0."""
    return share_of(people_of(parts, "with_comment"), people_of(parts, "responses"), measure.name)


def headline(_: Measure) -> Headline:
    """Return the share of answers with a comment."""
    return share_of_ones()


def score(found: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the comment rate in percent with Wilson's interval, and the share of each theme in the details."""
    price = headline(measure)
    commenters = found.valid.get(YES, NOBODY)
    themes = theme_shares(found.parts, commenters, measure, statistics)
    details = {
        **rate_details(found, price, statistics),
        "responses": found.n,
        "with_comment": commenters.people,
        "theme_share": {name: theme["rate"] for name, theme in themes.items()},
        "themes": themes,
    }
    figure = figure_of(found, price, statistics, measure.interval)
    return estimate(found, figure, details=details)


def theme_shares(
    parts: Parts, commenters: Count, measure: Measure, statistics: Statistics
) -> Mapping[str, Mapping[str, float | None]]:
    """Return for each theme its share of the commenters; a comment may have several themes, or none.

    A theme that has a column of its own is told although nobody speaks of it; codes are told as they occur.

    Raises:
        PartsExceedWhole: a theme of ready counts has more comments than there are.
    """
    found: dict[str, dict[str, float | None]] = {}
    for name in sorted(name for name in {*parts, *measure.inputs} if name.startswith(_PREFIX)):
        about = people_of(parts, name)
        shared = share_of(about, commenters, f"{measure.name}, {name.removeprefix(_PREFIX)}")
        rate = rate_details(shared, headline(measure), statistics)
        found[name.removeprefix(_PREFIX)] = {"n": about.people, **rate}
    return found


COMMENTS = Metric(
    name="comments",
    title=Words("Comment rate", "Taux de commentaires"),
    definition=Words(
        "The percentage of answers with a comment: a cell that is not blank and holds more than a word for 'no "
        "answer' or 'not applicable'. Themes are shares of the comments, not of all answers; one comment may "
        "have several, so they need not add up to 100. It says nothing of what those without a comment think: "
        "people comment when they are very pleased or very displeased. For the themes of detractors, passives and "
        "promoters, cut the answers by the score that stands beside the comment: bins 7 and 9 make below 7, 7 to "
        "8, and 9 or more.",
        "Le pourcentage de réponses avec un commentaire : une cellule qui n'est pas vide et contient plus qu'un "
        "mot pour « pas de réponse » ou « sans objet ». Les thèmes sont des parts des commentaires, et non de "
        "toutes les réponses ; un commentaire peut en avoir plusieurs, leur somme n'est donc pas toujours 100. "
        "Il ne dit rien de ce que pensent les autres : on commente quand on est très content ou très mécontent. "
        "Pour les thèmes des détracteurs, des passifs et des promoteurs, découpez les réponses selon la note qui "
        "accompagne le commentaire : les bornes 7 et 9 donnent moins de 7, 7 à 8, et 9 ou plus.",
    ),
    formula=Words(
        "100 x answers with a comment / all answers; theme = comments about it / comments",
        "100 x réponses avec commentaire / toutes les réponses ; thème = commentaires qui en parlent / commentaires",
    ),
    source=(
        'Interval: Wilson, E. B. (1927), "Probable Inference, the Law of Succession, and Statistical Inference", '
        "Journal of the American Statistical Association 22(158), 209-212."
    ),
    example="  comments:\n    type: comments\n    column: Why\n    themes: [price, support]\n",
    examples=(
        ("segments:\n  - {column: Q1, bins: [7, 9], name: nps_class}  # <7 detractors, 7-8 passives, 9+ promoters\n"
        "metrics:\n  comments:\n    type: comments\n    column: Why\n    themes: [price, support]\n"
        "  nps:\n    type: nps\n    column: Q1\n"),
    ),
    units={"rate": "percent"},
    headline=headline,
    score=score,
    base=Words("answers", "réponses"),
    keys=(
        Key("column", "The column that holds the answers.", "comment", "La colonne des commentaires."),
        Key("themes", "Columns of themes, one each; or one column of theme codes separated by semicolons.",
            "marks", "Une colonne par thème ; ou une seule de codes séparés par des points-virgules."),
        Key("responses", "All answers.", "count", "Toutes les réponses."),
        Key("with_comment", "Answers with a comment.", "count", "Les réponses avec commentaire."),
    ),
    ways=(
        Way("rows", ("column",), ("themes",), worth=has_comment),
        Way("counts", ("responses", "with_comment"), ("themes",), kinds={"themes": "count"}),
    ),
    answers=answers,
)  # fmt: skip
