"""Known answers about what is shown."""

from collections.abc import Callable, Mapping

from cxcli.report.wording import format_nps, round_shares
from tests.known.spelling import NPS_SCALE, Case, Values, nps_answers, nps_of


def _round_shares(inputs: Case, _: Case) -> Values:
    return {"pct": round_shares(inputs["counts"], inputs.get("decimals", 0))}


def _format_nps(inputs: Case, _: Case) -> Values:
    down, up = inputs["detractors"], inputs["promoters"]
    between = inputs["passives"] if "passives" in inputs else inputs["n"] - down - up
    answers = nps_answers({"detractors": down, "passives": between, "promoters": up}, NPS_SCALE)
    value = nps_of(answers).value
    shown = round_shares([up, between, down], 0)
    return {
        "nps_pts": value,
        "display": None if value is None else format_nps(value),
        "promoter_pct_display": shown[0],
        "detractor_pct_display": shown[2],
    }


FUNCTIONS: Mapping[str, Callable[[Case, Case], Values]] = {
    "format_nps": _format_nps,
    "round_shares": _round_shares,
}
