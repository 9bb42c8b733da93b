"""Comparison: two computed runs side by side; what changes, and the first thing that makes it change."""
