"""What each basis of each metric type does, as the second half of a sentence that begins with its name."""

from collections.abc import Mapping

from cxcli.definitions.account_bases import OF_ACCOUNTS
from cxcli.definitions.survey_bases import OF_SURVEYS
from cxcli.words import Words

SAYS: Mapping[str, Mapping[str, Words]] = {**OF_SURVEYS, **OF_ACCOUNTS}
"""Metric type -> statistic -> what it does; types of a single basis that has no rival are left out."""


def basis_says(type_: str, statistic: str) -> Words:
    """Return what a basis does; its name again where a type says no more of it."""
    plain = Words(f"is the value as '{type_}' defines it", f"est la valeur telle que « {type_} » la définit")
    return SAYS.get(type_, {}).get(statistic, plain)
