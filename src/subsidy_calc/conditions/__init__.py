"""One file a condition, or a comparison that may stand in one."""
