"""What each basis of each survey metric does, as the second half of a sentence that begins with its name."""

from collections.abc import Mapping

from cxcli.words import Words

_SATISFACTION = {
    "share": Words(
        "counts the satisfied answers among all valid ones",
        "compte les réponses satisfaites parmi toutes celles qui sont valides",
    ),
    "mean": Words(
        "averages all answers, so that how satisfied people are counts and not only whether they are",
        "fait la moyenne de toutes les réponses : le degré de satisfaction compte, et pas seulement le fait de l'être",
    ),
    "net": Words("takes the dissatisfied off the satisfied", "retranche les insatisfaits des satisfaits"),
}

OF_SURVEYS: Mapping[str, Mapping[str, Words]] = {
    "nps": {
        "net": Words(
            "takes the detractors off the promoters, all valid answers being the base",
            "retranche les détracteurs des promoteurs, sur la base de toutes les réponses valides",
        )
    },
    "csat": _SATISFACTION,
    "css": _SATISFACTION,
    "ces": {
        "mean": Words(
            "averages all answers as they were given", "fait la moyenne de toutes les réponses telles quelles"
        ),
        "easy_share": Words(
            "counts the answers on the easy side of the middle of the scale among all valid ones",
            "compte les réponses du côté facile du milieu de l'échelle parmi toutes celles qui sont valides",
        ),
        "net_easy": Words(
            "takes the difficult answers off the easy ones",
            "retranche les réponses difficiles des réponses faciles",
        ),
    },
    "rating": {"mean": Words("averages all stars", "fait la moyenne de toutes les étoiles")},
    "scale": {"mean": Words("averages all answers", "fait la moyenne de toutes les réponses")},
    "thumbs": {
        "share": Words(
            "counts the thumbs up among all thumbs", "compte les pouces levés parmi tous les pouces"
        )
    },
    "response_rate": {
        "rate": Words(
            "divides by those who were invited and could be reached",
            "divise par les personnes invitées et joignables",
        )
    },
}
"""Metric type -> statistic -> what it does."""
