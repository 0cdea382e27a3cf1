"""Response time: how long customers wait, as a mean, a median or a 90th percentile.

Source:
    Interval of the mean: Gosset, W. S. ("Student") (1908), Biometrika 6(1). Quantiles: Hyndman, R. J. &
    Fan, Y. (1996), The American Statistician 50(4); their intervals: Woodruff, R. S. (1952), JASA 47(260).
"""

from cxcli.metric import Metric
from cxcli.scoring import durations
from cxcli.words import Words

TITLE = Words("Response time", "Temps de réponse")

RESPONSE_TIME = Metric(
    name="response_time",
    title=TITLE,
    title_of=lambda measure: durations.titled(TITLE, measure),
    definition=Words(
        "How long customers waited for an answer, in seconds: the mean, with 'statistic: median' or 'p90' the "
        "time that half or nine in ten of the contacts do not exceed. Contacts that are still waiting are not "
        "in it, so it may look too good; it says nothing of whether the answer solved anything.",
        "Le temps d'attente d'une réponse, en secondes : la moyenne ; avec « statistic: median » ou « p90 », le "
        "temps que la moitié ou neuf dixièmes des contacts ne dépassent pas. Les contacts encore en attente n'y "
        "sont pas, il peut donc paraître trop bon ; il ne dit pas si la réponse a réglé quoi que ce soit.",
    ),
    formula=Words(
        "mean: total seconds / contacts; median: what half of them do not exceed; p90: what nine in ten do not exceed",
        "mean : total des secondes / contacts ; median : ce que la moitié ne dépasse pas ; p90 : ce que neuf sur dix ne dépassent pas",
    ),
    source=durations.SOURCE,
    example="  first_reply:\n    type: response_time\n    seconds: Seconds\n    statistic: p90\n",
    units=durations.UNITS,
    headline=durations.headline,
    score=durations.score,
    base=Words("replies", "réponses"),
    keys=durations.KEYS,
    ways=durations.WAYS,
    answers=durations.answers,
    better="lower",
)
