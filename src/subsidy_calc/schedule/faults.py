"""Faults of form: what a model refuses, told with its line, what is allowed and the nearest known word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from subsidy_calc.grammar.written import Entries, Items, UnknownKeys, place_of
from subsidy_calc.schedule.other_words import meant
from subsidy_calc.schedule.yaml_slips import blank_after_colon
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import ONE_OF, Problem, nearest, nearest_of

UNKNOWN_KEY = wording("form.unknown_key", zh="这里没有“{key}”这个键", en="there is no key “{key}” here")
MISSING_KEY = wording("form.missing_key", zh="缺少“{key}”", en="“{key}” is missing")
UNKNOWN_WORD = wording("form.unknown_word", zh="不认识“{found}”", en="“{found}” is not a known word")
NO_WORD = wording("form.no_word", zh="这里要写一个词", en="a word is needed here")
SEVERAL_WORDS = wording("form.several_words", zh="{found}不能写在一起", en="{found} cannot stand together")
WRONG_VALUE = wording("form.wrong_value", zh="这里的值不对", en="this value does not fit")
WANTS_LIST = wording(
    "form.wants_list",
    zh="列表：[甲, 乙]，或每项一行、以“- ”开头",
    en="a list: [a, b], or a line for each that begins with “- ”",
)
AS_LIST = wording("form.as_list", zh="写成 [{text}]", en="write [{text}]")
ADD_KEY = wording("form.add_key", zh="在这一项里写上 {key}: …", en="add {key}: … to it")
ONE_EACH = wording(
    "form.one_each",
    zh="每个写成列表里单独的一项，以“- ”开头",
    en="write each as an item of its own that begins with “- ”",
)
WANTS_ENTRIES = wording("form.wants_entries", zh="键和值，如 {{键: 值}}", en="keys with values, such as {{key: value}}")
WANTS_TEXT = wording("form.wants_text", zh="一段文字", en="a text")
WANTS_DAY = wording("form.wants_day", zh="日期，如2020-06-30", en="a date such as 2020-06-30")
WANTS_NUMBER = wording("form.wants_number", zh="年份，如2020", en="a year such as 2020")
WANTS_PATTERN = wording("form.wants_pattern", zh="符合 {pattern} 的写法", en="a value of the form {pattern}")
WANTS_NAME = wording(
    "form.wants_name",
    zh="小写字母开头、由小写字母和数字组成的代码，如 equipment；条款代码中间用连字符，表和列的代码中间用下划线",
    en="a name of small letters and digits that begins with a letter, such as equipment; hyphens join the parts of a clause's name, underscores those of a table's or column's",
)
WANTS_SOME = wording("form.wants_some", zh="至少一项", en="at least one")

WANTS_SHARE = wording(
    "form.wants_share",
    zh="大于0、不超过100%的比例，如60%或1/3",
    en="a rate above 0 and at most 100%, such as 60% or 1/3",
)
WANTS_SHARE_OR_REST = wording(
    "form.wants_share_or_rest",
    zh="大于0、不超过100%的比例，如60%或1/3；其中一份可写 rest",
    en="a rate above 0 and at most 100%, such as 60% or 1/3; one may be `rest`",
)
WANTS_INSTALMENT_YEAR = wording(
    "form.wants_instalment_year",
    zh="第几年，整数，1为本年度，最多50",
    en="a whole number of years, 1 being the year of the run, at most 50",
)

WANTS_WORKING_DAYS = wording(
    "form.wants_working_days",
    zh="工作日数，整数、不写单位，如5，最多366",
    en="a number of working days, whole and without a unit, such as 5, at most 366",
)
WANTS_KEEP = wording(
    "form.wants_keep",
    zh="first（按事项编号的次序），或 {{earliest: 表.日期列}}、{{latest: 表.日期列}}",
    en="`first` (by the claims' keys), {{earliest: table.date_column}} or {{latest: table.date_column}}",
)

MOST_SUGGESTIONS = 100

_WANTS = {
    "list_type": WANTS_LIST,
    "tuple_type": WANTS_LIST,
    "dict_type": WANTS_ENTRIES,
    "model_type": WANTS_ENTRIES,
    "is_instance_of": WANTS_ENTRIES,
    "string_type": WANTS_TEXT,
    "date_type": WANTS_DAY,
    "value_error": WANTS_DAY,
    "int_type": WANTS_NUMBER,
    "int_parsing": WANTS_NUMBER,
    "greater_than_equal": WANTS_NUMBER,
    "less_than_equal": WANTS_NUMBER,
    "too_short": WANTS_SOME,
    "share": WANTS_SHARE,
    "share_or_rest": WANTS_SHARE_OR_REST,
    "instalment_year": WANTS_INSTALMENT_YEAR,
    "working_days": WANTS_WORKING_DAYS,
    "once_keep": WANTS_KEEP,
}


def faults_of(error: ValidationError, document: Entries) -> Iterator[Problem]:
    """One problem for each error of form, at its line."""
    told: set[Line] = set()
    for details in error.errors(include_url=False):
        if details["type"] == "too_short" and details["input"]:
            continue  # its items were refused, each with a problem of its own
        place = _place(details, document)
        # a union reports each of its branches; the first says enough
        if place in told and details["type"] != "missing":
            continue
        told.add(place)
        yield _problem(details, place)


def unknown_key_faults(unknown: UnknownKeys) -> Iterator[Problem]:
    """One problem for each key that its model does not know."""
    for number, (key, place, known, _) in enumerate(unknown.found):
        # a suggestion takes time, and nobody reads the thousandth
        fix = nearest(key, known) if number < MOST_SUGGESTIONS else None
        expected = ONE_OF(known=tuple(known))
        yield Problem("unknown_key", place, UNKNOWN_KEY(key=key), key, expected, fix)


def without_misspelt(missing: Iterable[Problem], unknown: UnknownKeys) -> list[Problem]:
    """The faults but for keys that are missing since they are misspelt: the misspelling is told already."""
    told = {
        (each.within, MISSING_KEY(key=key))
        for each in unknown.found[:MOST_SUGGESTIONS]
        for key in nearest_of(each.key, each.known)
    }
    return [fault for fault in missing if (fault.place, fault.says) not in told]


def wrong_value(value: object, place: Line, expected: Message | None, fix: Message | None = None) -> Problem:
    """That a value is not of the kind that its key wants."""
    return Problem("wrong_value", place, WRONG_VALUE(), _shown(value), expected, fix)


def _problem(details: ErrorDetails, place: Line) -> Problem:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "missing":
        key = str(details["loc"][-1])
        return Problem("missing_key", place, MISSING_KEY(key=key), fix=ADD_KEY(key=key))
    if kind == "unknown_word":
        found, written = context["found"], details["input"]
        if found and isinstance(written, Entries):
            place = written.key_places.get(found[0], place)
        return _unknown_word(place, found, context["known"])
    if kind == "several_words":
        return _several_words(place, tuple(context["found"]), details["input"])
    if kind == "not_entries":
        known = tuple(context["known"])
        written = details["input"]
        fix = blank_after_colon(written, known) or meant(written, known) if isinstance(written, str) else None
        return Problem("wrong_value", place, NO_WORD(), _shown(written), ONE_OF(known=known), fix)
    return wrong_value(details["input"], place, _expected(kind, context), _fix(kind, details["input"], context))


def _several_words(place: Line, found: tuple[str, ...], written: object) -> Problem:
    """Told at the second of them: the first stands where it should."""
    if isinstance(written, Entries):
        place = written.key_places.get(found[1], place)
    return Problem("several_words", place, SEVERAL_WORDS(found=found), ", ".join(found), fix=ONE_EACH())


def _literals(context: dict[str, object]) -> tuple[str, ...]:
    return tuple(str(context["expected"]).replace(" or ", ", ").replace("'", "").split(", "))


def _fix(kind: str, written: object, context: dict[str, object]) -> Message | None:
    if kind == "literal_error":
        return meant(str(written), _literals(context))
    if kind in ("list_type", "tuple_type"):
        return AS_LIST(text=written) if isinstance(written, str) else ONE_EACH()
    return None


def _expected(kind: str, context: dict[str, object]) -> Message | None:
    if kind == "literal_error":
        return ONE_OF(known=_literals(context))
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return WANTS_NAME() if pattern.startswith("^[a-z]") else WANTS_PATTERN(pattern=pattern)
    return _WANTS[kind]() if kind in _WANTS else None


def _unknown_word(place: Line, found: Sequence[str], known: Sequence[str]) -> Problem:
    expected = ONE_OF(known=tuple(known))
    if not found:
        return Problem("unknown_word", place, NO_WORD(), expected=expected)
    fix = next((near for word in found if (near := meant(word, known))), None)
    says = UNKNOWN_WORD(found=", ".join(found))
    return Problem("unknown_word", place, says, ", ".join(found), expected, fix)


def _place(details: ErrorDetails, document: Entries) -> Line:
    place = place_of(details["input"])
    if place is not None:
        return place
    node: object = document
    best = document.place
    for part in details["loc"]:
        if isinstance(node, Entries) and isinstance(part, str) and part in node:
            best = node.key_places.get(part, best)
            node = node[part]
        elif isinstance(node, Items) and isinstance(part, int) and part < len(node):
            node = node[part]
        best = place_of(node) or best
    return best


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(map(str, value)) + "}"
    if isinstance(value, list):
        return f"[{len(value)}]"
    return "" if value is None else str(value)
