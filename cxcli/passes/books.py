"""The codebooks of a run: what the small numbers in its coded rows stand for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxcli.accounts.value import Value
from cxcli.passes.answers import Wordings
from cxcli.study.cut import SegmentVariable
from cxcli.study.design import Margin
from cxcli.study.study import Study
from cxcli.tally.codebook import Codebook
from cxcli.tally.placing import Keys


@dataclass(frozen=True, slots=True)
class Books(Keys):
    """The codebooks of a run, shared by all of its tables.

    `wordings` are the words behind each value. `margins` are those of each raked column, by its name:
    the values with a target first, in their order, then those that turned up without one. `facts` are
    those of the inputs of each metric that is no survey question.
    """

    wordings: Mapping[str, Wordings] = field(default_factory=dict)
    variables: Mapping[str, SegmentVariable] = field(default_factory=dict)
    margins: Mapping[str, Codebook[str]] = field(default_factory=dict)
    facts: Mapping[str, Mapping[str, Codebook[Value]]] = field(default_factory=dict)


def books_of(study: Study) -> Books:
    """Return the empty codebooks of a study."""
    variables = {v.name: v for cut in study.cuts for v in cut.variables}
    margins: tuple[Margin, ...] = study.raking.margins if study.raking else ()
    return Books(
        answers={measure.name: Codebook() for measure in study.measures},
        wordings={measure.name: {} for measure in study.measures},
        segments={name: Codebook() for name in variables},
        variables=variables,
        sets={name: Codebook() for name, variable in variables.items() if variable.split is not None},
        facts={m.name: {name: Codebook() for name in m.inputs} for m in study.measures if m.way},
        margins={str(m.column): Codebook(*(value for value, _ in m.shares)) for m in margins},
    )
