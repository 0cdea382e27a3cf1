"""The source of a draft: which file, and how it was found to be written."""

from collections.abc import Iterator

from cxcli.config.written_yaml import flow, remark
from cxcli.draft.draft import Draft
from cxcli.draft.written_metrics import Target
from cxcli.profiles import profile_named
from cxcli.words import Words


def written_source(draft: Draft, target: Target) -> Iterator[str]:
    """Yield the lines of `source`: the settings given, and as comments what was found."""
    yield "source:"
    if target.file is None:
        yield "  # files: [export.csv]"
    else:
        yield f"  files: {flow([target.file])}"
    for key, value in target.settings.items():
        yield f"  {key}: {flow(value)}"
    for key, found in _found(draft).items():
        if key not in target.settings and found is not None:
            yield f"  # {key}: {flow(found)}{_because(draft, key, target)}"


def _found(draft: Draft) -> dict[str, str | int | None]:
    origin = draft.origin
    delimiter = "tab" if origin.delimiter == "\t" else origin.delimiter
    return {
        "profile": origin.profile or "none",
        "encoding": origin.encoding,
        "delimiter": delimiter,
        "header_rows": origin.header_rows or None,
        "sheet": "all" if _takes_all_sheets(draft) else origin.sheet,
    }


def _takes_all_sheets(draft: Draft) -> bool:
    """Tell whether every sheet of a workbook is read, because the platform writes several."""
    profile = profile_named(draft.origin.profile)
    return draft.origin.sheet is not None and profile is not None and profile.all_sheets


_ALL_SHEETS = Words(
    "all sheets of this platform are read", "toutes les feuilles de cette plateforme sont lues"
)


def _because(draft: Draft, key: str, target: Target) -> str:
    reason = draft.reason.say(target.lang) if key == "profile" else ""
    if key == "sheet" and _takes_all_sheets(draft):
        reason = _ALL_SHEETS.say(target.lang)
    found = Words("found", "trouvé").say(target.lang)
    return f" # {found}" + (f" ({remark(reason)})" if reason else "")
