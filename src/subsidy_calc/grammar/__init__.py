"""What a step, a parameter, a condition and a combination rule are; knows no single one."""
