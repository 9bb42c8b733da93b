"""The audit of a run's folder: whether it still is what the program writes from the same inputs."""
