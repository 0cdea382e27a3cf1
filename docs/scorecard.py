"""How the numbers of `examples/scorecard_en` and `scorecard_fr` hang together, for the cookbook."""

import json
from typing import Any

from docs.pages import ROOT

Row = tuple[str, str, str]


def sums(lang: str = "en") -> str:
    """Return a table: each number of the scorecard, what it is made of, and its value."""
    stay, support = _overall(2), _overall(3)
    rows = [*_customers(stay), *_revenue(stay), *_cases(support["fcr"])]
    lines = [f"| {name} | {made_of} | {value} |" for name, made_of, value in rows]
    table = "\n".join(["| number | is | value |", "|---|---|---|", *lines])
    return table if lang == "en" else _in_french(table)


def _overall(number: int) -> dict[str, Any]:
    path = ROOT / "examples" / "scorecard_en" / f"expected_{number}.json"
    results = json.loads(path.read_text(encoding="utf-8"))["results"]
    return {one["metric"]: one for one in results if not one["segment"]}


def _customers(stay: dict[str, Any]) -> list[Row]:
    found = stay["churn"]["details"]
    start, end = f"{found['customers_start']:.0f}", f"{found['customers_end']:.0f}"
    moved = f"- {found['lost']:.0f} lost + {found['new']:.0f} new - {found['lost_new']:.0f} of the new lost"
    return [
        ("churn", f"100 x {found['lost']:.0f} / {start}", _percent(stay["churn"]["value"])),
        ("retention", f"100 - {stay['churn']['value']:.3f} (churn)", _percent(stay["retention"]["value"])),
        ("customers at the end", f"{start} at the start {moved}", end),
        ("growth", f"100 x ({end} - {start}) / {start}", _percent(stay["growth"]["value"])),
    ]


def _revenue(pay: dict[str, Any]) -> list[Row]:
    found = pay["nrr"]["details"]
    start, larger, smaller, lost, new = (
        found[name] for name in ("start", "expansion", "contraction", "churned", "new")
    )
    churn, gross, net = (pay[name]["value"] for name in ("revenue_churn", "grr", "nrr"))
    moved = f"{start:.2f} + {larger:.2f} - {smaller:.2f} - {lost:.2f} + {new:.2f} (new)"
    less = f"100 - {100 * smaller / start:.3f} (contraction) - {churn:.3f} (revenue churn)"
    more = f"{gross:.3f} (GRR) + {100 * larger / start:.3f} (expansion)"
    return [
        ("MRR at the end", moved, f"{pay['mrr']['value']:.2f} EUR"),
        ("revenue churn", f"100 x {lost:.2f} / {start:.2f}", _percent(churn)),
        ("GRR", less, _percent(gross)),
        ("NRR", more, _percent(net)),
    ]


def _cases(fcr: dict[str, Any]) -> list[Row]:
    found = fcr["details"]
    counted, resolved = f"{found['contacts']:.0f}", f"{found['resolved_first']:.0f}"
    said = f"{found['resolved_first'] + found['repeated']:.0f} marked as resolved"
    return [
        (
            "cases that count",
            f"{fcr['answers']['valid']} - {found['open']:.0f} whose window is open",
            counted,
        ),
        ("cases resolved", f"{said} - {found['repeated']:.0f} whose customer came back", resolved),
        ("FCR", f"100 x {resolved} / {counted}", _percent(fcr["value"])),
    ]


def _percent(value: float) -> str:
    return f"{value:.3f} %"


_FRENCH = (
    ("| number | is | value |", "| chiffre | est | valeur |"),
    ("| revenue churn |", "| revenu perdu |"),
    ("(revenue churn)", "(revenu perdu)"),
    ("| churn |", "| attrition |"),
    ("(churn)", "(attrition)"),
    ("| retention |", "| rétention |"),
    ("| growth |", "| croissance |"),
    ("customers at the end", "clients à la fin"),
    ("of the new lost", "nouveaux repartis"),
    ("at the start", "au début"),
    ("MRR at the end", "MRR à la fin"),
    ("cases that count", "dossiers comptés"),
    ("cases resolved", "dossiers résolus"),
    ("marked as resolved", "marqués comme résolus"),
    ("whose window is open", "dont la fenêtre est ouverte"),
    ("whose customer came back", "dont le client est revenu"),
    ("(expansion)", "(hausses)"),
    ("(contraction)", "(baisses)"),
    (" lost ", " partis "),
    ("(new)", "(nouveaux)"),
    (" new ", " nouveaux "),
    ("GRR", "rétention brute"),
    ("NRR", "rétention nette"),
)
"""What the table says in English, and in French; longer words first."""


def _in_french(table: str) -> str:
    for english, french in _FRENCH:
        table = table.replace(english, french)
    return "\n".join(
        line.replace(".", ",") if any(map(str.isdigit, line)) else line for line in table.splitlines()
    )
