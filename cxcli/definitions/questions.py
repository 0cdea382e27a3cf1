"""Definitions of survey metrics that others use: other answers, other bases, other readings."""

from collections.abc import Mapping
from dataclasses import replace

from cxcli.definitions.boxes import SEVEN, TOP_2, TOP_BOX, as_share, best
from cxcli.definitions.definition import Definition
from cxcli.definitions.recommending import OTHER_NPS, is_single
from cxcli.evidence import Design, Distribution
from cxcli.scoring.satisfaction import prices
from cxcli.study.question import Better
from cxcli.study.scale import scale
from cxcli.study.study import Measure
from cxcli.words import Words


def _without_neutral(answers: Distribution, measure: Measure) -> Distribution:
    """Return the answers without those that are neither good nor bad."""
    bands = prices(measure)
    kept = {value: n for value, n in answers.valid.items() if bands.band_of(value).name != "neutral"}
    design = answers.design
    if design is not None:
        pairs = {pair: x for pair, x in design.covariance.items() if set(pair) <= set(kept)}
        design = Design(pairs, design.clusters, design.df)
    return replace(answers, valid=kept, design=design)


_ZENDESK = Definition(
    "zendesk",
    Words(
        "counts good against bad answers only, those in between being nowhere",
        "n'oppose que les bonnes réponses aux mauvaises, celles du milieu n'étant nulle part",
    ),
    lambda measure: replace(measure, statistic="share", interval=None),
    _without_neutral,
    lambda measure: not measure.question.is_composite and len(measure.question.scale) > 2,
)


def _flipped(measure: Measure) -> Measure:
    question = measure.question
    better: Better = "lower" if question.better == "higher" else "higher"
    return replace(measure, question=replace(question, better=better), interval=None)


_CES = (
    Definition(
        "low",
        Words(
            "reads a low answer as easy (how much effort it took), so that the easy and the difficult change places",
            "lit une réponse basse comme facile (l'effort fourni), si bien que faciles et difficiles changent de place",
        ),
        _flipped,
        fits=lambda measure: measure.question.better == "higher",
    ),
    Definition(
        "high",
        Words(
            "reads a high answer as easy (it was made easy), so that the easy and the difficult change places",
            "lit une réponse élevée comme facile (c'était simple), si bien que faciles et difficiles changent de place",
        ),
        _flipped,
        fits=lambda measure: measure.question.better == "lower",
    ),
)

_THUMBS_NET = Definition(
    "net",
    Words("takes the thumbs down off the thumbs up", "retranche les pouces baissés des pouces levés"),
    lambda measure: replace(
        measure, type="csat", statistic="net", positive=best(1)(measure.question), interval=None
    ),
    fits=is_single,
)

_STARS = Definition(
    "share",
    Words(
        "counts 4 and 5 stars as satisfied, as a CSAT does",
        "compte 4 et 5 étoiles comme satisfaites, comme un CSAT",
    ),
    as_share(best(2)),
    fits=lambda measure: measure.question.scale == scale(1, 5) and is_single(measure),
)

_INVITED = Definition(
    "invited",
    Words(
        "divides by everybody who was invited, also those whom the invitation did not reach",
        "divise par toutes les personnes invitées, même celles que l'invitation n'a pas atteintes",
    ),
    lambda measure: replace(
        measure, inputs={name: ref for name, ref in measure.inputs.items() if name != "undeliverable"}
    ),
    fits=lambda measure: "undeliverable" in measure.inputs,
)

QUESTIONS: Mapping[str, tuple[Definition, ...]] = {
    "nps": OTHER_NPS,
    "csat": (_ZENDESK, TOP_BOX, TOP_2, SEVEN),
    "css": (_ZENDESK, TOP_BOX, TOP_2, SEVEN),
    "ces": (*_CES, TOP_BOX, TOP_2),
    "rating": (_STARS, TOP_BOX),
    "scale": (TOP_BOX, TOP_2),
    "thumbs": (_THUMBS_NET,),
    "response_rate": (_INVITED,),
}
"""Metric type -> the definitions that it may be compared with, beside its own statistics."""
