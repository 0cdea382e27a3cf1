"""Metrics that are no survey question: from rows to the quantities that their accounts are made of."""
