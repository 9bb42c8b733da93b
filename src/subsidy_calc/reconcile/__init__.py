"""A list of awards, made by hand or published, against itself and against a run."""
