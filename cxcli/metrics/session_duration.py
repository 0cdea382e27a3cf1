"""Session duration: how long sessions last, as a mean, a median or a 90th percentile.

Source:
    Interval of the mean: Gosset, W. S. ("Student") (1908), Biometrika 6(1). Quantiles: Hyndman, R. J. &
    Fan, Y. (1996), The American Statistician 50(4); their intervals: Woodruff, R. S. (1952), JASA 47(260).
"""

from cxcli.metric import Metric
from cxcli.scoring import durations
from cxcli.words import Words, same

TITLE = Words("Session duration", "Durée de session")

SESSION_DURATION = Metric(
    name="session_duration",
    title=TITLE,
    title_of=lambda measure: durations.titled(TITLE, measure),
    definition=Words(
        "How long sessions last, in seconds: the mean, with 'statistic: median' or 'p90' the time that half or "
        "nine in ten of them do not exceed. Durations are very skewed, so the median is always told beside the "
        "mean. Sessions of zero seconds count; the mean without them is told too. It is a figure of sessions, "
        "not of users, and long is not by itself good.",
        "La durée des sessions, en secondes : la moyenne ; avec « statistic: median » ou « p90 », la durée que "
        "la moitié ou neuf dixièmes d'entre elles ne dépassent pas. Les durées sont très dissymétriques : la "
        "médiane est toujours indiquée à côté de la moyenne. Les sessions de zéro seconde comptent ; la moyenne "
        "sans elles est indiquée aussi. C'est un chiffre par session, et non par utilisateur, et une session "
        "longue n'est pas bonne en soi.",
    ),
    formula=Words(
        "mean: total seconds / sessions; median: what half of them do not exceed; p90: what nine in ten do not exceed",
        "mean : total des secondes / sessions ; median : ce que la moitié ne dépasse pas ; p90 : ce que neuf sur dix ne dépassent pas",
    ),
    source=durations.SOURCE,
    example="  sessions:\n    type: session_duration\n    seconds: Seconds\n    statistic: median\n",
    units=durations.UNITS,
    headline=durations.headline,
    score=durations.score,
    base=same("sessions"),
    keys=durations.KEYS,
    ways=durations.WAYS,
    answers=durations.answers,
)
