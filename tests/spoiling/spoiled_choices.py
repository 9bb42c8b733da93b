"""Choices and yes or no in other words."""

from __future__ import annotations

from intake.written_books import Calculated, Content
from spoiling.spoiled_case import E1, Case, faulty, put, read, refused

E2 = "企业!E2"


def _yes(name: str, content: Content) -> Case:
    return read(name, put(E2, content), "tidied", E2, "enterprise")


def _no_yes(name: str, content: Content) -> Case:
    return refused(name, put(E2, content), "unreadable_yes_no", E2, E1)


def _unknown(at: str, word: Content, changes: str) -> Case:
    return refused(f"{word} in {at}", put(at, word), "unknown_choice", at, changes)


def _traditional(at: str, word: str, fate: str) -> Case:
    return read(f"{word} in {at}", put(at, word), "tidied", at, fate)


CHOICES = [
    _yes("the letter Y", "Y"),
    _yes("the word yes", "Yes"),
    _yes("a tick", "√"),
    _yes("a truth value", True),
    _yes("blanks around yes", "　是 "),
    read("blanks around a choice", put("企业!D2", " 民营 "), "tidied", "企业!D2", "enterprise"),
    read("an invisible character", put("项目!C3", "\u200b数字化"), "tidied", "项目!C3", "claim"),
    _no_yes("the number 1", 1),
    _no_yes("not clear", "不清楚"),
    _no_yes("both", "是/否"),
    _no_yes("yes with a remark", "是（2020年入库）"),
    _unknown("企业!C2", "全椒", E1),
    _unknown("企业!D2", "民营企业", E1),
    _unknown("项目!C3", "数字化、智能化", "P3"),
    _unknown("项目!C3", 1, "P3"),
    _traditional("企业!C2", "全椒縣", "enterprise"),
    _traditional("企业!D2", "民營", "enterprise"),
    _traditional("项目!C3", "數字化", "claim"),
    _traditional("认定!C4", "省級", "claim"),
    _traditional("认定!B2", "數字化車間", "claim"),
    _unknown("认定!B2", "数字车间", "R2 R3 R4 R5"),
    _unknown("历年兑现!B2", "省级认定奖励", "R9 R10 R11 P9 P10"),
    refused("an error", put("企业!C2", Calculated("=Z1", "#NAME?")), "error_cell", "企业!C2", E1),
    refused("no kind, which is part of the key", put("认定!B2", None), "blank_key", "认定!B2", "R2 R3 R4 R5"),
    faulty("no county", put("企业!C2", None), "blank", "企业!C2", E1, "enterprise"),
    faulty("no yes or no", put(E2, None), "blank", E2, "R2 R3 R4 R5", "enterprise"),
    faulty("no kind of project", put("项目!C3", None), "blank", "项目!C3", "P3"),
]
