"""The lint of a schedule: what loads, and is doubtful all the same; one file a kind of finding."""
