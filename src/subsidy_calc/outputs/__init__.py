"""Outputs: the folder that a run leaves, its records for machines, and its copies of what it read."""
