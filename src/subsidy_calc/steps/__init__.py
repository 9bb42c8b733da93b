"""One file a step of an award."""
