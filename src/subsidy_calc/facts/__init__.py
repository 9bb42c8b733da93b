"""Facts: typed tables made from what the claims hold, with every fault found in one pass."""
