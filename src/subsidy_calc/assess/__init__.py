"""Assessment: clauses on facts give verdicts and derivations, then combination, then award lines."""
