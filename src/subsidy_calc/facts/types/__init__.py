"""One parser a column type: from a raw cell to one exact value, or a fault."""
