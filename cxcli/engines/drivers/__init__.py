"""Which attributes go with a metric: from columns of an export to their importance."""
