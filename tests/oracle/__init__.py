"""The oracle: a second, naive reading of the schedule language, to check the program against.

It shares no code with the program: exact fractions, one claim at a time, plain loops.
Rows handed to it are clean (keys readable and unique, parents there); cells are plain text.
"""

from oracle.evaluate import evaluate
from oracle.lines import Line

__all__ = ["Line", "evaluate"]
