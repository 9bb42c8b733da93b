"""Values that every other part speaks in: exact columns, figures, messages, places, problems."""
