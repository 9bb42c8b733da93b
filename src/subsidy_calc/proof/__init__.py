"""Proof: a schedule's examples, computed as claims would be."""
