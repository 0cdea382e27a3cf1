"""The scales in words that ship with cxcli, by name.

No text has a number of its own: "Plutôt satisfait" is 4 of 5, 3 of 4 or 2 of 3, depending on the
question. A vocabulary is therefore a whole scale, picked by its name.
"""

from collections.abc import Mapping
from types import MappingProxyType

from cxcli.study.vocabularies.agreement import AGREEMENT
from cxcli.study.vocabularies.likelihood import FREQUENCY, IMPORTANCE, LIKELIHOOD
from cxcli.study.vocabularies.quality import EFFORT, FAVOURABILITY, QUALITY
from cxcli.study.vocabularies.satisfaction import EMOJI, SATISFACTION
from cxcli.study.vocabularies.vocabulary import Vocabulary

_SHIPPED = (
    *AGREEMENT,
    *SATISFACTION,
    *QUALITY,
    *EFFORT,
    *LIKELIHOOD,
    *IMPORTANCE,
    *FREQUENCY,
    *FAVOURABILITY,
    *EMOJI,
)

VOCABULARIES: Mapping[str, Vocabulary] = MappingProxyType({v.name: v for v in _SHIPPED})

__all__ = ["VOCABULARIES", "Vocabulary"]
