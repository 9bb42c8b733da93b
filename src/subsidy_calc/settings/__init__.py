"""Settings: what a bureau has decided for itself, and what its working days are."""
