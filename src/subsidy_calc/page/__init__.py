"""Page: a local page in the browser for those who do not open terminals; the same figures as the command's."""
