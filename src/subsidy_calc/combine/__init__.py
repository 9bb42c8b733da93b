"""One file a rule of combination between lines."""
