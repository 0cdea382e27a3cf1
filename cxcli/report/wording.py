"""How numbers are said, in both languages; what rounds them is `rounding`, and nothing else."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from cxcli.report.currency import currency_after
from cxcli.report.model import Result
from cxcli.report.rounding import Exact, exactly, rounded
from cxcli.words import Lang

NO_BREAK, THIN_NO_BREAK = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


def round_shares(counts: Sequence[Exact], decimals: int = 0) -> list[float]:
    """Return the counts as percentages (0..100) that add up to exactly 100 when printed.

    Largest remainder: every share is cut down, and the units left over go to the largest remainders;
    ties to the larger count, then to the earlier one.

    Args:
        counts: one per category, each >= 0; people, or weights.
        decimals: digits after the point, >= 0.

    Returns:
        One percentage per count; all 0.0 when nobody was counted.

    Source:
        Balinski, M. L., Young, H. P. (1982), Fair Representation, chapter 3 (Hamilton's method).
    """
    exact = [exactly(count) for count in counts]
    total = sum(exact, Fraction(0))
    if total == 0:
        return [0.0 for _ in counts]
    units = 100 * 10**decimals
    quotas = [count * units / total for count in exact]
    floors = [int(quota) for quota in quotas]
    order = sorted(range(len(exact)), key=lambda i: (floors[i] - quotas[i], -exact[i], i))
    winners = set(order[: units - sum(floors)])
    return [(floor + (i in winners)) / 10**decimals for i, floor in enumerate(floors)]


def shown_shares(result: Result) -> dict[str, int]:
    """Return the bands of a result as whole percentages that add up to 100; empty when it has none."""
    shares = result.shares if result.shares and result.value is not None else {}
    people = result.n if result.weighted_distribution is None else None
    exact = [
        exactly(share) if people is None else Fraction(round(share * people)) for share in shares.values()
    ]
    return dict(zip(shares, map(int, round_shares(exact)), strict=True))


def differs_from_shares(result: Result) -> bool:
    """Tell whether a net score, rounded, is not the first shown share less the last one."""
    shares = list(shown_shares(result).values())
    if result.unit != "points" or result.value is None or not shares:
        return False
    return rounded(result.value, 0) != shares[0] - shares[-1]


def format_nps(value: Exact) -> str:
    """Return a score in points as a signed whole number: `+13` for 12.5, `0` for -0.3."""
    points = rounded(value, 0)
    return f"{points:+d}" if points else "0"


def format_percent(value: Exact, decimals: int = 0, lang: Lang = "en") -> str:
    """Return a percentage (0..100) with its sign: `40%`, in French `40 %` with a no-break space."""
    return _percent_sign(format_number(value, decimals, lang), lang)


def format_mean(value: Exact, lang: Lang = "en") -> str:
    """Return a mean with two decimals."""
    return format_number(value, 2, lang)


def format_count(number: int, lang: Lang = "en") -> str:
    """Return a whole number with its thousands set apart: `1,250`, in French `1 250` (thin no-break space)."""
    return f"{number:,}".replace(",", THIN_NO_BREAK if lang == "fr" else ",")


def format_effective(number: float, lang: Lang = "en") -> str:
    """Return an effective base rounded down, so that no base looks larger than it is."""
    return format_count(int(number), lang)


def format_number(value: Exact, decimals: int, lang: Lang = "en") -> str:
    """Return a number with that many decimals; never `-0`."""
    scaled = rounded(value, decimals)
    whole, rest = divmod(abs(scaled), 10**decimals)
    mark = "," if lang == "fr" else "."
    fraction = f"{mark}{rest:0{decimals}d}" if decimals else ""
    return ("-" if scaled < 0 else "") + format_count(whole, lang) + fraction


def format_point(value: Exact, lang: Lang = "en") -> str:
    """Return a point of a scale with the decimals it needs, at most six: `7`, `0.5`."""
    exact = exactly(value)
    decimals = next((d for d in range(6) if (exact * 10**d).denominator == 1), 6)
    return format_number(exact, decimals, lang)


@lru_cache(maxsize=64)
def format_confidence(confidence: float, lang: Lang = "en") -> str:
    """Return a confidence in (0, 1) as a percentage with the decimals it was written with."""
    return _percent_sign(format_point(exactly(confidence) * 100, lang), lang)


def decimals_of(result: Result) -> int:
    """Return how many decimals a number in the unit of a result may show.

    Points are whole, means and everything else have two. A percentage is whole unless its interval is
    narrower than two percentage points from end to end, or it is a total: only then does a tenth say anything.
    """
    if result.unit == "points":
        return 0
    if result.unit != "percent":
        return 2
    is_narrow = result.interval is not None and result.interval.high - result.interval.low < 2
    return 1 if is_narrow or result.is_total else 0


def format_value(value: Exact, result: Result, lang: Lang = "en") -> str:
    """Return a number in the unit of a result (its value, an end of its interval), without the unit."""
    if result.unit == "points":
        return format_nps(value)
    return format_number(value, decimals_of(result), lang)


def format_with_sign(value: Exact, result: Result, lang: Lang = "en") -> str:
    """Return a number in the unit of a result: a percentage with its sign, money with its currency."""
    return in_unit(format_value(value, result, lang), result, lang)


def in_unit(text: str, result: Result, lang: Lang = "en") -> str:
    """Return a number in words as a value of a result: a percentage gets its sign, money its currency."""
    return _percent_sign(text, lang) if result.unit == "percent" else text + currency_after(result.unit, lang)


def format_change(value: Exact, result: Result, lang: Lang = "en") -> str:
    """Return a difference in the unit of a result with its sign: `+7`, `+7 pts` of percentages, `+7.00 EUR`."""
    return format_signed(value, result, lang) + points_after(result, lang)


def format_size(value: Exact, result: Result, lang: Lang = "en") -> str:
    """Return how large a difference is, whatever its sign: `7`, of percentages in points `7 pts`."""
    return format_signed(value if value > 0 else -value, result, lang).removeprefix("+") + points_after(
        result, lang
    )


def format_signed(value: Exact, result: Result, lang: Lang = "en") -> str:
    """Return a difference with its sign and without its unit; what rounds to 0 has no sign."""
    return with_plus(format_number(value, decimals_of(result), lang))


def points_after(result: Result, lang: Lang = "en") -> str:
    """Return what follows a difference: ` pts` for percentages, since a `%` would read as a relative change."""
    if result.unit != "percent":
        return currency_after(result.unit, lang)
    return f"{NO_BREAK}pts" if lang == "fr" else " pts"


def decimals_beside(value: Exact, bar: Exact, usual: int) -> int:
    """Return the decimals that show on which side of a bar a number lies, at most three more than usual."""
    side = _sign(exactly(value) - exactly(bar))
    enough = (
        d for d in range(usual, usual + 4) if _sign(Fraction(rounded(value, d), 10**d) - exactly(bar)) == side
    )
    return next(enough, usual)


def _sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)


def with_plus(text: str) -> str:
    """Return a number in words with a `+` when it is above 0."""
    rises = not text.startswith("-") and any(digit in "123456789" for digit in text)
    return f"+{text}" if rises else text


def _percent_sign(text: str, lang: Lang) -> str:
    return f"{text}{NO_BREAK}%" if lang == "fr" else f"{text}%"
