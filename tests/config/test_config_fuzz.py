"""Whatever is written, the end is a study or an error of ours, with a place inside the text."""

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cxcli.config.document import Document
from cxcli.config.effective import effective
from cxcli.config.load import from_mapping, from_text
from cxcli.config.model import Config
from cxcli.config.study import study_of
from cxcli.errors import ConfigurationError, CxcliError, Several
from cxcli.metrics import METRICS
from cxcli.study.vocabularies import VOCABULARIES

WORDS = [
    "version",
    "title",
    "lang",
    "source",
    "files",
    "profile",
    "drop",
    "encoding",
    "delimiter",
    "header_rows",
    "sheet",
    "decimal",
    "response",
    "respondent",
    "unit",
    "duplicates",
    "date",
    "column",
    "columns",
    "format",
    "timezone",
    "report_timezone",
    "period",
    "weight",
    "divide_by",
    "where",
    "in",
    "segments",
    "bins",
    "top",
    "other",
    "map",
    "name",
    "cross",
    "vocabularies",
    "metrics",
    "type",
    "scale",
    "min",
    "max",
    "step",
    "labels",
    "positive",
    "not_applicable",
    "missing",
    "reverse",
    "better",
    "statistic",
    "interval",
    "jeffreys",
    "privacy",
    "suppress_below",
    "statistics",
    "confidence",
    "limits",
    "position",
    "header",
    "regex",
    "window",
    "since",
    "nps",
    "csat",
    "ces",
    "rating",
    "thumbs",
    "ignore",
    "higher",
    "lower",
    "auto",
    "none",
    "1",
    "0",
    "5",
    "1-5",
    "0-10",
    "-1",
    "1e9",
    "0.5",
    "true",
    "no",
    "month",
    "fr",
    "fr.sat5",
    "en.agree5",
    "house",
    "UTC",
    "Europe",
    "x",
    "(",
    "%",
    "%d",
    "~",
    "null",
    "*",
    "&",
    "!",
    "<metric>",
    "<<",
]
SCALARS = st.one_of(
    st.sampled_from(WORDS), st.text(max_size=6), st.none(), st.integers(), st.floats(), st.booleans()
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda below: st.one_of(
        st.lists(below, max_size=4), st.dictionaries(st.sampled_from(WORDS), below, max_size=5)
    ),
    max_leaves=12,
)
METRIC = st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=5).map(
    lambda keys: {"type": "csat", "column": "Q", **keys}
)


def error_of(make: Callable[[], Document]) -> CxcliError | None:
    """Return what is wrong with a configuration, None for a study; anything else is raised."""
    try:
        study_of(make())
    except CxcliError as error:
        return error
    return None


def ends_well(make: Callable[[], Document]) -> None:
    error = error_of(make)
    if error is not None:
        assert isinstance(error, ConfigurationError | Several)
        assert all(problem.code.startswith("CX2") for problem in error.problems)
        assert all(problem.message.en and problem.message.fr for problem in error.problems)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    ends_well(lambda: from_text(text))


@given(
    st.lists(
        st.sampled_from(
            [*WORDS, ":", "-", " ", "\n", "  ", "{", "}", "[", "]", ",", "'", '"', "#", "|", ">", "\t", "?"]
        ),
        max_size=60,
    )
)
def test_any_text_made_of_the_words_of_a_configuration(words: list[str]) -> None:
    ends_well(lambda: from_text("".join(words)))


@given(st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=6))
@settings(max_examples=300)
def test_any_mapping_of_known_words(tree: dict[str, Any]) -> None:
    ends_well(lambda: from_mapping({"version": 1, **tree}))


@given(st.dictionaries(st.sampled_from(["a", "b"]), METRIC, max_size=2), VALUES)
@settings(max_examples=300)
def test_any_keys_of_a_metric(metrics: dict[str, Any], vocabularies: Any) -> None:
    ends_well(
        lambda: from_mapping({"version": 1, "metrics": metrics, "vocabularies": {"house": vocabularies}})
    )


COLUMNS = st.one_of(
    st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=8),
    st.builds(lambda position: {"position": position}, st.integers(1, 99)),
    st.builds(lambda cells: {"header": cells}, st.lists(st.text(max_size=5), min_size=1, max_size=3)),
)
GOOD_METRICS = st.one_of(
    st.builds(lambda column, kind: {"type": kind, "column": column}, COLUMNS, st.sampled_from(["nps", "csat", "rating", "thumbs"])),
    st.builds(lambda column, better: {"type": "ces", "column": column, "better": better}, COLUMNS, st.sampled_from(["higher", "lower"])),
    st.builds(lambda column, labels: {"type": "scale", "column": column, "labels": labels}, COLUMNS, st.sampled_from([*VOCABULARIES])),
    st.builds(
        lambda column, low, size: {"type": "csat", "column": column, "scale": f"{low}-{low + size}", "positive": [low + size]},
        COLUMNS, st.integers(-5, 5), st.integers(1, 20),
    ),
)  # fmt: skip
GOOD = st.fixed_dictionaries(
    {"version": st.just(1), "metrics": st.dictionaries(st.text(st.characters(categories=["L"]), min_size=1, max_size=6), GOOD_METRICS, max_size=4)},
    optional={
        "lang": st.sampled_from(["en", "fr"]),
        "response": COLUMNS,
        "date": COLUMNS,
        "where": st.dictionaries(st.text(st.characters(categories=["L"]), min_size=1), st.lists(st.text(max_size=4), min_size=1, max_size=3), max_size=3),
        "privacy": st.fixed_dictionaries({}, optional={"suppress_below": st.integers(0, 99), "low_base_below": st.integers(0, 99)}),
    },
)  # fmt: skip


@given(GOOD)
def test_a_valid_configuration_survives_and_says_what_it_was_told(tree: dict[str, Any]) -> None:
    document = from_mapping(tree)
    found = study_of(document)
    assert [measure.name for measure in found.measures] == list(tree["metrics"])
    assert [measure.type for measure in found.measures] == [keys["type"] for keys in tree["metrics"].values()]
    assert all(measure.statistic in METRICS[measure.type].statistics for measure in found.measures)
    assert [condition.values for condition in found.where] == [
        tuple(v) for v in tree.get("where", {}).values()
    ]
    assert found.privacy.suppress_below == tree.get("privacy", {}).get("suppress_below", 10)
    assert effective(document)


UNKNOWN = st.text(st.characters(categories=["Ll"]), min_size=1).filter(
    lambda key: key not in Config.model_fields
)


@given(GOOD, UNKNOWN)
def test_one_unknown_key_is_exactly_one_problem(tree: dict[str, Any], key: str) -> None:
    error = error_of(lambda: from_mapping({**tree, key: "x"}))
    assert error is not None
    assert [problem.code for problem in error.problems] == ["CX2004"]
