"""One file a kind of finding, each with a function `find`; found by walking the folder."""
