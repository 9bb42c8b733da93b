"""Scripts: what one would write for this one schedule instead of using a program."""
