"""Customer satisfaction: the share of satisfied answers.

On five points the two best are satisfied. On other scales vendors disagree (7 to 10 or 9 to 10 of ten
differ by half), so there the positive answers must be written.

Source:
    Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010), Marketing Metrics, 2nd ed.
    Interval of the share: Wilson, E. B. (1927), JASA 22(158); of the net score: Tango, T. (1998).
"""

from cxcli.metric import Metric
from cxcli.scoring.satisfaction import default_positive, headline, refuse, score
from cxcli.study.scale import scale
from cxcli.words import Words

CSAT = Metric(
    name="csat",
    title=Words("Customer satisfaction (CSAT)", "Satisfaction client (CSAT)"),
    definition=Words(
        "The percentage of satisfied answers: 4 and 5 on a scale of five points. On other scales you say "
        "which answers are positive. With 'statistic: mean' the mean answer, with 'statistic: net' the "
        "satisfied less the dissatisfied.",
        "Le pourcentage de réponses satisfaites : 4 et 5 sur une échelle de cinq points. Sur d'autres échelles, "
        "vous dites quelles réponses sont positives. Avec « statistic: mean », la réponse moyenne ; avec "
        "« statistic: net », les satisfaits moins les insatisfaits.",
    ),
    formula=Words(
        "100 x positive answers / valid answers",
        "100 x réponses positives / réponses valides",
    ),
    source=(
        "Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010), Marketing Metrics, 2nd ed., "
        'Pearson. Interval: Wilson, E. B. (1927), "Probable Inference, the Law of Succession, and Statistical '
        'Inference", Journal of the American Statistical Association 22(158), 209-212.'
    ),
    example="  csat:\n    type: csat\n    column: Q2\n    scale: 1-5\n    positive: [4, 5]\n",
    units={"share": "percent", "mean": "scale points", "net": "points"},
    headline=headline,
    score=score,
    scale=scale(1, 5),
    takes_positive=True,
    positive=default_positive,
    refuse=refuse,
)
