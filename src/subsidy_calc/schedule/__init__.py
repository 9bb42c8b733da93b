"""The schedule: its text, its model, and whether it is sound."""
