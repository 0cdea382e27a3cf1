"""Warnings that several metrics of the same data share word for word, said once with all their names."""

from collections.abc import Iterable, Sequence

from cxcli.errors import Notice
from cxcli.words import Words


def said_once(found: Iterable[Notice], metrics: Sequence[str]) -> list[Notice]:
    """Return the warnings in their order, those that differ only in the metric they begin with joined.

    `fcr: 20 cases are left out` and the same of `fcr_net` become `fcr, fcr_net: 20 cases are left out`.

    Args:
        found: the warnings of a run.
        metrics: the names of those whose warnings may be joined.
    """
    joined: dict[Notice, list[str]] = {}
    for notice in found:
        name = _metric_of(notice, metrics)
        names = joined.setdefault(_less(notice, name), [])
        names += [name] if name not in names else []
    return [_of(names, notice) for notice, names in joined.items()]


def _metric_of(notice: Notice, metrics: Sequence[str]) -> str:
    """Return the metric that a warning is about, or nothing."""
    mine = (name for name in metrics if notice.message.en.startswith(f"{name}: "))
    return max(mine, key=len, default="")


def _less(notice: Notice, name: str) -> Notice:
    """Return a warning without the name of its metric."""
    en, fr = notice.message.en, notice.message.fr
    return Notice(notice.code, Words(en.removeprefix(name), fr.removeprefix(name)), notice.hint)


def _of(names: Sequence[str], notice: Notice) -> Notice:
    told = ", ".join(names)
    return Notice(notice.code, Words(told + notice.message.en, told + notice.message.fr), notice.hint)
