"""Every function of the known answers that the command line can be asked."""

from collections.abc import Mapping

from tests.known_cli import comparisons, customers, means, money, rates, satisfaction, usage
from tests.known_cli.exported import Adaptor

TOPICS = (comparisons, customers, means, money, rates, satisfaction, usage)

FUNCTIONS: Mapping[str, Adaptor] = {
    name: adaptor for topic in TOPICS for name, adaptor in topic.FUNCTIONS.items()
}
