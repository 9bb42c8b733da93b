"""openfisca-core: variables with formulas over vectors, held in 32-bit floats.

How many totals come out wrong by a fen or more is counted and told; no way of writing the formulas
helps, since a float of 32 bits holds seven digits and an award has nine. A trace is a mode of its own
and is off; a line that is nil has no reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from openfisca_core.entities import Entity, GroupEntity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.awards import Awards
from benchmarks.data import Claims

PACKAGES: tuple[str, ...] = ("openfisca-core",)

YEAR = "2020"
CLAIM = Entity("claim", "claims", "A project or a recognition", "")
ENTERPRISE = GroupEntity(
    "enterprise", "enterprises", "An enterprise", "", roles=[{"key": "claimant", "plural": "claimants"}]
)
Vector = npt.NDArray[Any]


class County(Enum):  # type: ignore[misc]  # openfisca-core is not there when types are checked
    quanjiao, other = "全椒县", "其他"


class Ownership(Enum):  # type: ignore[misc]  # as above
    private, other = "民营", "其他"


class Kind(Enum):  # type: ignore[misc]  # as above
    digital, intelligent, upgrade = "数字化", "智能化", "升级改造"
    factory, workshop, green = "智能工厂", "数字化车间", "绿色工厂"
    other = "其他"


class Level(Enum):  # type: ignore[misc]  # as above
    provincial, municipal, other = "省级", "市级", "其他"


def _variable(name: str, entity: Entity, value_type: type, **more: object) -> type[Variable]:
    """A variable of a year; openfisca reads what its class itself holds."""
    own = {"entity": entity, "value_type": value_type, "definition_period": DateUnit.YEAR}
    return type(name, (Variable,), own | more)


def local_private(enterprise: Any, period: Any) -> Vector:  # Any: openfisca-core hands over what is not typed
    here = enterprise("county", period) == County.quanjiao
    return np.asarray(here * (enterprise("ownership", period) == Ownership.private))


def equipment_award(claim: Any, period: Any) -> Vector:
    sort = claim("kind", period)
    eligible = (sort == Kind.digital) + (sort == Kind.intelligent) + (sort == Kind.upgrade)
    spent = claim("equipment", period) + claim("systems", period)
    by_rate = np.floor(spent.astype(np.float64) * 15 + 0.5) / 100  # half up, in 64 bits while it can be
    award = np.minimum(by_rate, 3_000_000)
    return np.asarray(claim.enterprise("local_private", period) * eligible * award)


def recognition_award(claim: Any, period: Any) -> Vector:
    days, sort, rank = claim("day", period), claim("kind", period), claim("level", period)
    eligible = claim.enterprise("local_private", period) * claim.enterprise("above_scale", period)
    eligible = eligible * (days >= 0) * (days < 366)
    award = np.zeros(len(days), np.float32)
    for own_level, own_kind, yuan in FIXED:
        of_matter = eligible * (rank == own_level) * (sort == own_kind)
        award += (claim.get_rank(claim.enterprise, days, condition=of_matter) == 0) * yuan
    return award


def enterprise_award(enterprise: Any, period: Any) -> Vector:
    claims = enterprise.members("equipment_award", period) + enterprise.members("recognition_award", period)
    return np.asarray(enterprise.sum(claims))


FIXED = (
    (Level.provincial, Kind.factory, 500_000),
    (Level.provincial, Kind.workshop, 300_000),
    (Level.provincial, Kind.green, 300_000),
    (Level.municipal, Kind.factory, 200_000),
    (Level.municipal, Kind.workshop, 100_000),
)
GIVEN = (
    _variable("county", ENTERPRISE, Enum, possible_values=County, default_value=County.other),
    _variable("ownership", ENTERPRISE, Enum, possible_values=Ownership, default_value=Ownership.other),
    _variable("above_scale", ENTERPRISE, bool),
    _variable("kind", CLAIM, Enum, possible_values=Kind, default_value=Kind.other),
    _variable("level", CLAIM, Enum, possible_values=Level, default_value=Level.other),
    _variable("equipment", CLAIM, float),
    _variable("systems", CLAIM, float),
    _variable("day", CLAIM, int),  # days since the policy year began
)
COMPUTED = (
    _variable("local_private", ENTERPRISE, bool, formula=local_private),
    _variable("equipment_award", CLAIM, float, formula=equipment_award),
    _variable("recognition_award", CLAIM, float, formula=recognition_award),
    _variable("enterprise_award", ENTERPRISE, float, formula=enterprise_award),
)


@dataclass(frozen=True, slots=True)
class Simulated:
    simulation: Simulation
    projects: int
    enterprises: int
    claimants: Vector  # rows of enterprises that claim


def prepare(claims: Claims) -> Simulated:
    system = TaxBenefitSystem([CLAIM, ENTERPRISE])
    system.add_variables(*GIVEN, *COMPUTED)
    e, p, r = claims.enterprises, claims.projects, claims.recognitions
    no_project, no_recognition = np.zeros(len(r.kind)), ["其他"] * len(p.kind)
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("claim", np.arange(len(p.kind) + len(r.kind)))
    claimants, own = np.unique(p.enterprise + r.enterprise, return_inverse=True)  # a rank asks for no empty groups
    group = builder.declare_entity("enterprise", claimants)
    builder.join_with_persons(group, own, np.full(len(own), "claimant"))
    simulation = builder.build(system)
    days = np.array(r.date, "datetime64[D]") - np.datetime64("2020-01-01")
    given: dict[str, Vector] = {
        "county": _encoded(County, [e.county[row] for row in claimants]),
        "ownership": _encoded(Ownership, [e.ownership[row] for row in claimants]),
        "above_scale": np.array(e.above_scale)[claimants],
        "kind": _encoded(Kind, p.kind + r.kind),
        "level": _encoded(Level, no_recognition + r.level),
        "equipment": np.concatenate([np.array(p.equipment_fen) / 100, no_project]),
        "systems": np.concatenate([np.array(p.systems_fen) / 100, no_project]),
        "day": np.concatenate([np.full(len(p.kind), -1), days.astype(np.int64)]),
    }
    for name, values in given.items():
        simulation.set_input(name, YEAR, values)
    return Simulated(simulation, len(p.kind), len(e.uscc), claimants)


def _encoded(words: type[Enum], texts: list[str]) -> Vector:
    known = {word.value: word.name for word in words}
    encoded: Vector = words.encode(np.array([known.get(text, "other") for text in texts]))
    return encoded


def compute(simulated: Simulated) -> Simulated:
    simulation = simulated.simulation
    for variable in COMPUTED:
        simulation.delete_arrays(variable.__name__, YEAR)  # of the measurement before
    simulation.calculate("enterprise_award", YEAR)
    return simulated


def awards(simulated: Simulated) -> Awards:
    totals = np.zeros(simulated.enterprises, np.int64)
    totals[simulated.claimants] = _fen(simulated, "enterprise_award")
    projects = _fen(simulated, "equipment_award")[: simulated.projects]
    recognitions = _fen(simulated, "recognition_award")[simulated.projects :]
    return Awards(projects.tolist(), recognitions.tolist(), totals.tolist())


def _fen(simulated: Simulated, variable: str) -> Vector:
    yuan = simulated.simulation.calculate(variable, YEAR).astype(np.float64)
    return np.asarray(np.rint(yuan * 100), np.int64)
