"""Product usage: how many of the active users have adopted a feature.

In a file of events nobody says which feature is *the* feature. Then the value is the mean adoption: the share of
all features that a user uses, over users; with one feature that is the share of users who use it.

Source:
    Interval of a share: Wilson, E. B. (1927), Journal of the American Statistical Association 22(158).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from cxcli.errors import Notice
from cxcli.evidence import Distribution
from cxcli.metric import Estimate, Key, Metric, Parts, Way, estimate
from cxcli.stats.account import people_of, share_of, total
from cxcli.stats.figure import figure_of
from cxcli.stats.headline import Headline, mean_share, share_of_ones
from cxcli.study.statistics import Statistics
from cxcli.study.study import Measure
from cxcli.words import Words

FEATURE = "feature: "
"""What stands before the name of a feature in the name of its quantity."""


def answers(parts: Parts, measure: Measure) -> Distribution:
    """Return the active users: 1 for users of the feature, 0 for others; or each with the share of features used.

    Raises:
        PartsExceedWhole: a feature has more users than were active.
    """
    if measure.way == "counts":
        return share_of(people_of(parts, "feature_users"), people_of(parts, "active_users"), measure.name)
    return parts.get("adopted", Distribution({}))


def headline(measure: Measure) -> Headline:
    """Return the share of users, or the mean share of features."""
    is_share = measure.way == "counts" or "of" in measure.settings
    return share_of_ones() if is_share else mean_share()


def score(users: Distribution, measure: Measure, statistics: Statistics) -> Estimate:
    """Return the adoption in percent: a share of users (Wilson), or a mean over users (t interval)."""
    figure, parts = figure_of(users, headline(measure), statistics, measure.interval), users.parts
    active = total(parts, "active_users")
    counts = ("feature_users", "active_users", *(["sessions"] if "sessions" in parts else []))
    details: dict[str, Any] = {
        "adoption": None if figure is None else figure.value / 100,
        **{name: float(total(parts, name)) for name in counts},
    }
    if "sessions" in parts:
        details["sessions_per_user"] = float(total(parts, "sessions") / active) if active else None
    if measure.way == "rows":
        details["breadth"] = float(total(parts, "breadth") / active) if active else None
        details["features"] = int(max(parts["features"].valid, default=0)) if "features" in parts else 0
        details["adoption_by_feature"] = _by_feature(parts)
    return estimate(users, figure, details=details)


def notices(users: Distribution, measure: Measure) -> Iterator[Notice]:
    """Yield that nobody used the feature that the configuration names, which may be a slip of the pen."""
    named = measure.settings.get("of")
    if named is not None and not total(users.parts, "feature_users"):
        yield Notice(
            "CX0162",
            Words(
                f"{measure.name}: nobody used the feature '{named}'.",
                f"{measure.name} : personne n'a utilisé la fonctionnalité « {named} ».",
            ),
            Words("Write it under 'of' as the file does.", "Écrivez-la sous « of » comme dans le fichier."),
        )


def title_of(measure: Measure) -> Words:
    """Return the title with the feature that it is about."""
    named = measure.settings.get("of")
    if named is not None:
        return Words(f"Adoption of {named}", f"Adoption de {named}")
    return USAGE.title if measure.way == "counts" else _MEAN_TITLE


_MEAN_TITLE = Words(
    "Feature adoption (mean of all features)", "Adoption des fonctionnalités (moyenne de toutes)"
)


def _by_feature(parts: Parts) -> Mapping[str, float | None]:
    active = total(parts, "active_users")
    named = (name for name in parts if name.startswith(FEATURE))
    return {
        name.removeprefix(FEATURE): float(total(parts, name) / active) if active else None
        for name in sorted(named, key=lambda name: (-total(parts, name), name))
    }


USAGE = Metric(
    name="usage",
    title=Words("Feature adoption", "Adoption d'une fonctionnalité"),
    definition=Words(
        "Users of a feature among the active users. Whoever has a row in the period was active, also with a blank "
        "feature, which says that and no more; accounts without a row are not counted. From rows the value is the "
        "mean over all features in the file (what share of them a user uses), or with 'of' the adoption of that "
        "feature; 'adoption_by_feature' has each, 'breadth' the features per active user. A session is a day "
        "on which a user was active, unless sessions are given. It is not how much or how long a feature is used.",
        "Les utilisateurs d'une fonctionnalité parmi les utilisateurs actifs. Est actif quiconque a une ligne dans la "
        "période, même sans fonctionnalité, ce qui ne dit rien d'autre ; les comptes sans ligne ne comptent pas. À partir "
        "de lignes, la valeur est la moyenne sur toutes les fonctionnalités du fichier (la part d'entre elles qu'un "
        "utilisateur emploie), ou avec « of » l'adoption de celle-ci ; « adoption_by_feature » donne chacune, "
        "« breadth » le nombre de fonctionnalités par utilisateur actif. Une session est un jour où un utilisateur "
        "était actif, sauf si les sessions sont données. Ce n'est ni l'intensité ni la durée de l'usage.",
    ),
    formula=Words(
        "100 x users of the feature / active users; from rows: 100 x mean over active users of features used / features",
        "100 x utilisateurs de la fonctionnalité / utilisateurs actifs ; à partir de lignes : 100 x moyenne, sur les "
        "utilisateurs actifs, de fonctionnalités employées / fonctionnalités",
    ),
    source=(
        'Interval: Wilson, E. B. (1927), "Probable Inference, the Law of Succession, and Statistical '
        'Inference", Journal of the American Statistical Association 22(158), 209-212.'
    ),
    example=(
        "  usage:\n    type: usage\n    user: User\n    feature: Feature\n    date: Day\n    of: Export  # leave out: all features\n"
    ),
    units={"adoption": "percent"},
    headline=headline,
    score=score,
    base=Words("users", "utilisateurs"),
    title_of=title_of,
    notices=notices,
    answers=answers,
    keys=(
        Key("user", "Who was active.", "name", "Qui était actif."),
        Key(
            "feature",
            "What was used; blank where the row only says that the user was active.",
            "name",
            "Ce qui a été utilisé ; vide quand la ligne dit seulement que l'utilisateur était actif.",
        ),
        Key("date", "The day of it.", "day", "Le jour."),
        Key(
            "of",
            "The feature whose adoption is asked for, as the file writes it; without it, the mean of all.",
            "text",
            "La fonctionnalité dont on demande l'adoption, telle que le fichier l'écrit ; sans elle, la moyenne de toutes.",
        ),
        Key(
            "feature_users",
            "Different users of the feature.",
            "count",
            "Utilisateurs différents de la fonctionnalité.",
        ),
        Key("active_users", "Different active users.", "count", "Utilisateurs actifs différents."),
        Key("sessions", "Sessions of the active users.", "count", "Sessions des utilisateurs actifs."),
    ),
    ways=(
        Way("rows", ("user", "feature", "date"), ("of",), blanks=("feature",)),
        Way("counts", ("feature_users", "active_users"), ("sessions",)),
    ),
)
