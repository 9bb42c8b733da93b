"""Intake: the files that people hand in, looked at before any reader opens them, and read apart from this process."""
