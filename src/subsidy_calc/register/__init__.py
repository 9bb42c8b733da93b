"""The register: the awards of all years, in one file, numbered, never changed, only added to."""
