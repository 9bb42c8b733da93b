"""The language reference: every word with what it does, its keys, and examples that are run.

python -m subsidy_calc.proof.language_reference > docs/language-reference.md
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby

from subsidy_calc.grammar.meaning import meaning_of
from subsidy_calc.grammar.words import FOLDERS, Word, find_words
from subsidy_calc.proof.shown_examples import Shown, shown_examples
from subsidy_calc.schedule.json_schema import schedule_json_schema
from subsidy_calc.schedule.keys_in_words import Key, keys_of

HEAD = """\
# The words of the schedule language

Made by `make reference` from the words' own docstrings: change those, not this page. How the words stand together is
told in [schedule-language.md](schedule-language.md).

The examples are computed as claims are, and checked with every test. `p` is the table of the claims, 2020 the policy
year; an award is rounded half up to the fen.
"""


def language_reference() -> str:
    """The reference as Markdown; the same words give the same text."""
    schema = schedule_json_schema()
    parts = [HEAD]
    for folder in FOLDERS:
        words = find_words(folder)
        keys = {name: keys_of(schema, folder, name) for name in words}
        shared = _shared(list(keys.values()))
        parts += _section(folder, list(words.values()), shared)
        for name, word in words.items():
            own = [key for key in keys[name] if key not in shared]
            parts += _word(name, word, own, beside=[key for key in words if key != name])
    return "\n".join(parts)


def _shared(keys: Sequence[Sequence[Key]]) -> list[Key]:
    """The keys that all words of a folder have."""
    return [key for key in keys[0] if all(key in others for others in keys)]


def _section(folder: str, words: Sequence[type[Word]], shared: Sequence[Key]) -> Iterator[str]:
    kind = words[0].__mro__[words[0].__mro__.index(Word) - 1]
    text = inspect.cleandoc(sys.modules[kind.__module__].__doc__ or "")
    yield f"## {folder.capitalize()}\n\n{text}\n"
    if shared:
        yield f"Each may also have {', '.join(f'`{key.name}`' for key in shared)}.\n"


def _word(name: str, word: type[Word], keys: Sequence[Key], beside: Sequence[str]) -> Iterator[str]:
    meaning = meaning_of(word)
    yield f"### {name}\n\n{meaning.text}\n"
    yield "| key | takes | |\n|---|---|---|"
    for key in keys:
        if key.name.partition("[")[0].partition(".")[0] not in beside:
            yield f"| `{key.name}` | {key.takes.replace('|', chr(92) + '|')} | {'needed' if key.needed else ''} |"
    others = [f"`{key.name}`" for key in keys if key.name in beside]
    yield f"\nBeside it: {', '.join(others)}.\n" if others else ""
    for snippet, runs in groupby(shown_examples(meaning.examples), key=lambda shown: shown.snippet):
        yield f"```yaml\n{snippet}\n```\n"
        yield from (_result(run) for run in runs)
        yield ""


def _result(run: Shown) -> str:
    facts = "; ".join(f"`{name}` {fact}" for name, fact in run.facts)
    return f"- {facts} → **{run.result}**" if facts else f"- → **{run.result}**"


if __name__ == "__main__":
    sys.stdout.buffer.write(language_reference().encode())
