"""Benchmarks: this program beside what one would use instead, in one run, results checked to the fen."""
