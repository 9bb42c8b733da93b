"""DuckDB: SQL over DECIMAL columns, in memory, on as many threads as it likes.

Sums alone: no verdicts, no reasons, no derivation. Its division would go to a binary float in silence;
a rate as DECIMAL and `round`, which takes ties away from 0, keep to the fen.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

from benchmarks.awards import Awards
from benchmarks.data import Claims

PACKAGES: tuple[str, ...] = ("duckdb",)

COMPUTE = """
CREATE OR REPLACE TABLE project_award AS
SELECT p.id, p.enterprise,
       CASE WHEN e.county = '全椒县' AND e.ownership = '民营' AND p.kind IN ('数字化', '智能化', '升级改造')
            THEN least(round((p.equipment + p.systems) * 0.15::DECIMAL(3, 2), 2), 3000000::DECIMAL(18, 2))
            ELSE 0 END::DECIMAL(18, 2) AS award
FROM project p JOIN enterprise e ON e.id = p.enterprise;

CREATE OR REPLACE TABLE recognition_award AS
WITH eligible AS (
    SELECT r.id, f.award,
           row_number() OVER (PARTITION BY r.enterprise, r.level, r.kind ORDER BY r.date, r.id) AS place
    FROM recognition r JOIN enterprise e ON e.id = r.enterprise JOIN fixed f ON f.level = r.level AND f.kind = r.kind
    WHERE e.county = '全椒县' AND e.ownership = '民营' AND e.above_scale
      AND r.date BETWEEN DATE '2020-01-01' AND DATE '2020-12-31'
)
SELECT r.id, r.enterprise, coalesce(first.award, 0)::DECIMAL(18, 2) AS award
FROM recognition r LEFT JOIN eligible first ON first.id = r.id AND first.place = 1;

CREATE OR REPLACE TABLE enterprise_award AS
SELECT e.id, coalesce(sum(a.award), 0)::DECIMAL(18, 2) AS award
FROM enterprise e
LEFT JOIN (FROM project_award UNION ALL FROM recognition_award) a ON a.enterprise = e.id
GROUP BY e.id;
"""
LOAD = """
CREATE TABLE enterprise AS SELECT row_number() OVER () - 1 AS id, * FROM e;
CREATE TABLE project AS
SELECT row_number() OVER () - 1 AS id, enterprise, kind,
       (equipment_fen::DECIMAL(18, 2) * 0.01::DECIMAL(3, 2))::DECIMAL(18, 2) AS equipment,
       (systems_fen::DECIMAL(18, 2) * 0.01::DECIMAL(3, 2))::DECIMAL(18, 2) AS systems
FROM p;
CREATE TABLE recognition AS SELECT row_number() OVER () - 1 AS id, * REPLACE (date::DATE AS date) FROM r;
CREATE TABLE fixed AS SELECT * FROM (VALUES
    ('省级', '智能工厂', 500000::DECIMAL(18, 2)), ('省级', '数字化车间', 300000), ('省级', '绿色工厂', 300000),
    ('市级', '智能工厂', 200000), ('市级', '数字化车间', 100000)) t(level, kind, award);
"""


def prepare(claims: Claims) -> duckdb.DuckDBPyConnection:
    e, p, r = claims.enterprises, claims.projects, claims.recognitions
    own = duckdb.connect(":memory:")
    own.register("e", pa.table({"county": e.county, "ownership": e.ownership, "above_scale": e.above_scale}))
    fen = {"equipment_fen": p.equipment_fen, "systems_fen": p.systems_fen}
    own.register("p", pa.table({"enterprise": p.enterprise, "kind": p.kind, **fen}))
    own.register("r", pa.table({"enterprise": r.enterprise, "level": r.level, "kind": r.kind, "date": r.date}))
    own.execute(LOAD)
    return own


def compute(own: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    own.execute(COMPUTE)
    return own


def awards(own: duckdb.DuckDBPyConnection) -> Awards:
    return Awards(*(_fen(own, table) for table in ("project_award", "recognition_award", "enterprise_award")))


def _fen(own: duckdb.DuckDBPyConnection, table: str) -> list[int]:
    return [fen for (fen,) in own.execute(f"SELECT (award * 100)::BIGINT FROM {table} ORDER BY id").fetchall()]  # noqa: S608  a table of ours
