"""The same job done by others: each module is one tool, used as its manual says it is fast."""
