"""Views: what the page answers, one file a step of the work."""
