"""Rates through the command line: who answers, converts, is helped at once, comments or bounces."""

from collections.abc import Mapping
from typing import Any

from tests.known.spelling import Case, confidence_of
from tests.known_cli.customers import by_count
from tests.known_cli.exported import Adaptor, Rows, Ways, scored

YES, NO = "yes", "no"


def _by_row(metric: Mapping[str, Any], rows: Rows, options: Case) -> Ways:
    return {"rows": scored(metric, rows, statistics={"confidence": confidence_of(options)})}


def _some(yes: int, everyone: int) -> list[str]:
    """Return yes for some, no for the others."""
    return [YES] * yes + [NO] * (everyone - yes)


def _response_rate(inputs: Case, options: Case) -> Ways:
    invited, complete, lost = inputs["invited"], inputs["complete"], inputs.get("undeliverable")
    rows = [
        {"invited": YES, "complete": answered, "bounced": bounced}
        for answered, bounced in zip(
            _some(complete, invited), reversed(_some(lost or 0, invited)), strict=True
        )
    ]
    metric = {"type": "response_rate", "invited": "invited", "complete": "complete"}
    return {
        **by_count("response_rate", options, invited=invited, complete=complete, undeliverable=lost),
        **_by_row({**metric, "undeliverable": "bounced"}, rows, options),
    }


def _conversion_rate(inputs: Case, options: Case) -> Ways:
    if "free_users_at_start" in inputs:
        return _free_to_paid(inputs["free_users_at_start"], inputs["became_paid"], options)
    visitors, converted = inputs["unique_visitors"], inputs["converted_visitors"]
    leads = options.get("leads", inputs.get("leads"))
    rows = [
        {"visitor": f"v{at}", "bought": bought, "lead": lead}
        for at, (bought, lead) in enumerate(
            zip(_some(converted, visitors), _some(leads or 0, visitors), strict=True)
        )
    ]
    metric = {"type": "conversion", "visitor": "visitor", "converted": "bought"}
    return {
        **by_count("conversion", options, visitors=visitors, conversions=converted, leads=leads),
        **_by_row({**metric, **({"lead": "lead"} if leads is not None else {})}, [*rows, *rows[:5]], options),
    }


def _free_to_paid(users: int, paid: int, options: Case) -> Ways:
    rows = [
        {"user": f"u{at}", "signup": "2026-01-05", "paid": "2026-01-20" if at < paid else ""}
        for at in range(users)
    ]
    metric = {"type": "free_to_paid", "user": "user", "signup": "signup", "paid": "paid"}
    return {
        **by_count("free_to_paid", options, visitors=users, conversions=paid),
        **_by_row(metric, rows, options),
    }


def _fcr(inputs: Case, options: Case) -> Ways:
    contacts, resolved = inputs["contacts"], inputs["resolved_first_contact"]
    not_eligible = inputs.get("not_eligible")
    days = inputs.get("window_days", 7)
    flags = zip(_some(resolved, contacts), reversed(_some(not_eligible or 0, contacts)), strict=True)
    rows = [
        {"case": f"t{at}", "customer": f"c{at}", "opened": "2026-01-05", "first": first, "able": able}
        for at, (first, able) in enumerate((first, NO if other == YES else YES) for first, other in flags)
    ]
    later = {"case": "last", "customer": "else", "opened": "2027-01-05", "first": YES, "able": YES}
    metric = {"type": "fcr", "case": "case", "customer": "customer", "opened": "opened", "window": f"{days}d"}
    return {
        **by_count("fcr", options, contacts=contacts, resolved_first=resolved, not_eligible=not_eligible),
        **_by_row({**metric, "resolved_first": "first", "eligible": "able"}, [*rows, later], options),
    }


def _bounce_rate(inputs: Case, options: Case) -> Ways:
    single, sessions = inputs["single_page_sessions"], inputs["sessions"]
    rows = [{"single": flag} for flag in _some(single, sessions)]
    return {
        **by_count("bounce", options, events=single, total=sessions),
        **_by_row({"type": "bounce", "flag": "single"}, rows, options),
    }


def _comment_themes(inputs: Case, options: Case) -> Ways:
    responses, commented = inputs["responses"], inputs["with_comment"]
    themes: Mapping[str, int] = inputs.get("themes") or {}
    asked = {"themes": list(themes)} if themes else {}
    ready = {"type": "comments", "responses": "responses", "with_comment": "with_comment", **asked}
    coded = {"type": "comments", "column": "why", **({"themes": "codes"} if themes else {})}
    rows = [
        {
            "why": "because" if at < commented else "",
            **{name: YES if at < n else "" for name, n in themes.items()},
            "codes": "; ".join(name for name, n in themes.items() if at < n),
        }
        for at in range(responses)
    ]
    sure = {"statistics": {"confidence": confidence_of(options)}}
    counts = [{"responses": responses, "with_comment": commented, **themes}]
    return {
        "counts": scored(ready, counts, **sure),
        "rows": scored({"type": "comments", "column": "why", **asked}, rows, **sure),
        "rows with codes": scored(coded, rows, **sure),
    }


FUNCTIONS: Mapping[str, Adaptor] = {
    "bounce_rate": _bounce_rate,
    "comment_themes": _comment_themes,
    "conversion_rate": _conversion_rate,
    "fcr": _fcr,
    "response_rate": _response_rate,
}
