"""Which rows count: filters, duplicates, latest answers, dates."""
