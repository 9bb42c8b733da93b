"""One file a form of parameter."""
