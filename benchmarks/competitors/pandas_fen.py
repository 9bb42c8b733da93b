"""pandas, written by hand in whole fen: the fastest that one can reasonably write oneself.

Sums alone: no verdicts, no reasons, no derivation. The rate and its rounding are folded into one
division of whole numbers, and a blank fact would have to be guarded against at every line.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.awards import Awards
from benchmarks.data import Claims

PACKAGES: tuple[str, ...] = ("pandas", "numpy")

CAP_FEN = 300_000_000
FIXED_FEN = {
    "省级智能工厂": 50_000_000,
    "省级数字化车间": 30_000_000,
    "省级绿色工厂": 30_000_000,
    "市级智能工厂": 20_000_000,
    "市级数字化车间": 10_000_000,
}


@dataclass(frozen=True, slots=True)
class Frames:
    """Words as categories, dates as dates, sums as whole fen; `enterprise` is the enterprise's row."""

    enterprises: pd.DataFrame
    projects: pd.DataFrame
    recognitions: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Sums:
    projects: pd.Series[int]
    recognitions: pd.Series[int]
    enterprises: pd.Series[int]


def prepare(claims: Claims) -> Frames:
    e, p, r = claims.enterprises, claims.projects, claims.recognitions
    words: dict[str, list[str]] = {"county": e.county, "ownership": e.ownership}
    enterprises = pd.DataFrame({**words, "above_scale": e.above_scale})
    projects = pd.DataFrame(
        {"enterprise": p.enterprise, "kind": p.kind, "equipment": p.equipment_fen, "systems": p.systems_fen}
    )
    matters = [level + kind for level, kind in zip(r.level, r.kind, strict=True)]
    recognitions = pd.DataFrame({"enterprise": r.enterprise, "matter": matters, "date": pd.to_datetime(r.date)})
    return Frames(
        enterprises.astype({"county": "category", "ownership": "category"}),
        projects.astype({"kind": "category"}),
        recognitions.astype({"matter": "category"}),
    )


def compute(frames: Frames) -> Sums:
    enterprises, projects, recognitions = frames.enterprises, frames.projects, frames.recognitions
    private = ((enterprises["county"] == "全椒县") & (enterprises["ownership"] == "民营")).to_numpy()
    above_scale = private & enterprises["above_scale"].to_numpy()

    eligible = private[projects["enterprise"]] & projects["kind"].isin(["数字化", "智能化", "升级改造"])
    spent = projects["equipment"] + projects["systems"]
    by_rate = (spent * 15 + 50) // 100  # half up
    of_projects = by_rate.clip(upper=CAP_FEN).where(eligible, 0)

    in_year = recognitions["date"].between("2020-01-01", "2020-12-31")
    fixed = recognitions["matter"].map(FIXED_FEN).astype("float64").fillna(0).astype("int64")
    candidates = recognitions[above_scale[recognitions["enterprise"]] & in_year & (fixed > 0)]
    first = candidates.sort_values("date", kind="stable").drop_duplicates(["enterprise", "matter"]).index
    of_recognitions = fixed.where(fixed.index.isin(first), 0)

    count = len(enterprises)
    totals = _by_enterprise(projects, of_projects, count) + _by_enterprise(recognitions, of_recognitions, count)
    return Sums(of_projects, of_recognitions, totals)


def _by_enterprise(claims: pd.DataFrame, fen: pd.Series[int], count: int) -> pd.Series[int]:
    return fen.groupby(claims["enterprise"]).sum().reindex(np.arange(count), fill_value=0)


def awards(sums: Sums) -> Awards:
    return Awards(sums.projects.tolist(), sums.recognitions.tolist(), sums.enterprises.tolist())
