"""Property tests have no deadline: the machines are noisy, and the first call loads libraries."""

from hypothesis import settings

settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")
