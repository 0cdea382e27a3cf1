"""Bounce rate: sessions of a single page among all sessions.

Source:
    Web Analytics Association (2008), Web Analytics Definitions, "Bounce rate".
    Interval: Wilson, E. B. (1927), Journal of the American Statistical Association 22(158).
"""

from cxcli.metric import Metric
from cxcli.scoring import flagged
from cxcli.words import Words, same

BOUNCE = Metric(
    name="bounce",
    title=Words("Bounce rate", "Taux de rebond"),
    definition=Words(
        "The percentage of sessions that saw a single page and did nothing else. It is a share of sessions, not "
        "of visitors, and no failure by itself: who finds the answer on the first page leaves too.",
        "Le pourcentage de sessions d'une seule page, sans autre action. C'est une part des sessions, et non des "
        "visiteurs, et ce n'est pas un échec en soi : qui trouve sa réponse sur la première page repart aussi.",
    ),
    formula=Words("100 x single-page sessions / sessions", "100 x sessions d'une seule page / sessions"),
    source='Web Analytics Association (2008), Web Analytics Definitions, "Bounce rate".',
    example="  bounce:\n    type: bounce\n    flag: SinglePage\n",
    units={"rate": "percent"},
    headline=flagged.headline,
    score=flagged.score,
    base=same("sessions"),
    keys=flagged.KEYS,
    ways=flagged.WAYS,
    answers=flagged.answers,
    better="lower",
)
