"""Abandonment rate: calls, chats or carts that were given up among all of them.

Source:
    Interval: Wilson, E. B. (1927), Journal of the American Statistical Association 22(158).
"""

from cxcli.metric import Metric
from cxcli.scoring import flagged
from cxcli.words import Words, same

ABANDONMENT = Metric(
    name="abandonment",
    title=Words("Abandonment rate", "Taux d'abandon"),
    definition=Words(
        "The percentage of contacts or carts that the customer gave up: calls before an agent answered, carts "
        "without an order. It is a share of contacts, not of customers, and says nothing of why; whether very "
        "short calls count is up to the flag.",
        "Le pourcentage de contacts ou de paniers que le client a abandonnés : appels avant la réponse d'un "
        "agent, paniers sans commande. C'est une part des contacts, et non des clients, et il ne dit pas "
        "pourquoi ; c'est à l'indicateur de dire si les appels très courts comptent.",
    ),
    formula=Words("100 x abandoned / all", "100 x abandonnés / tous"),
    source=(
        'Interval: Wilson, E. B. (1927), "Probable Inference, the Law of Succession, and Statistical Inference", '
        "Journal of the American Statistical Association 22(158), 209-212."
    ),
    example="  abandoned_calls:\n    type: abandonment\n    flag: Abandoned\n",
    units={"rate": "percent"},
    headline=flagged.headline,
    score=flagged.score,
    base=same("contacts"),
    keys=flagged.KEYS,
    ways=flagged.WAYS,
    answers=flagged.answers,
    better="lower",
)
