"""Papers: what is published, paid by, filed and sent after a run."""
