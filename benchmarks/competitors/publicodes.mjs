// Publicodes: rules evaluated one claim at a time; driven by publicodes.py, a line of JSON a step.
import Engine from 'publicodes'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const rules = {
  county: { 'par défaut': "'其他'" },
  ownership: { 'par défaut': "'其他'" },
  'above scale': { 'par défaut': 'non' },
  kind: { 'par défaut': "'其他'" },
  level: { 'par défaut': "'其他'" },
  'in year': { 'par défaut': 'non' },
  first: { 'par défaut': 'non' },
  equipment: { 'par défaut': 0 },
  systems: { 'par défaut': 0 },
  'local and private': { 'toutes ces conditions': ["county = '全椒县'", "ownership = '民营'"] },
  'project award': {
    'applicable si': {
      'toutes ces conditions': [
        'local and private',
        { 'une de ces conditions': ["kind = '数字化'", "kind = '智能化'", "kind = '升级改造'"] },
      ],
    },
    // whole fen, so that a sum is exact in a 64-bit float; the rate is not
    valeur: { produit: [{ somme: ['equipment', 'systems'] }, '15%'], plafond: 300000000 },
    arrondi: 'oui',
  },
  'recognition award': {
    'applicable si': { 'toutes ces conditions': ['local and private', 'above scale', 'in year', 'first'] },
    variations: [
      { si: { 'toutes ces conditions': ["level = '省级'", "kind = '智能工厂'"] }, alors: 50000000 },
      { si: { 'toutes ces conditions': ["level = '省级'", "kind = '数字化车间'"] }, alors: 30000000 },
      { si: { 'toutes ces conditions': ["level = '省级'", "kind = '绿色工厂'"] }, alors: 30000000 },
      { si: { 'toutes ces conditions': ["level = '市级'", "kind = '智能工厂'"] }, alors: 20000000 },
      { si: { 'toutes ces conditions': ["level = '市级'", "kind = '数字化车间'"] }, alors: 10000000 },
      { sinon: 0 },
    ],
  },
}

const text = (word) => `'${word}'`
const yes = (is) => (is ? 'oui' : 'non')

function about(enterprises, row) {
  return {
    county: text(enterprises.county[row]),
    ownership: text(enterprises.ownership[row]),
    'above scale': yes(enterprises.above_scale[row]),
  }
}

function firstOfTheirKind({ enterprise, level, kind, date }) {
  const earliest = new Map()
  date.forEach((day, row) => {
    if (!day.startsWith('2020')) return
    const matter = `${enterprise[row]}/${level[row]}/${kind[row]}`
    if (!earliest.has(matter) || day < date[earliest.get(matter)]) earliest.set(matter, row)
  })
  return new Set(earliest.values())
}

function computed(claims) {
  const { enterprises, projects, recognitions } = claims
  const engine = new Engine(rules)
  const fen = (rule, situation) => engine.setSituation(situation).evaluate(rule).nodeValue || 0
  const totals = new Array(enterprises.uscc.length).fill(0)
  const ofProjects = projects.enterprise.map((enterprise, row) => {
    const award = fen('project award', {
      ...about(enterprises, enterprise),
      kind: text(projects.kind[row]),
      equipment: projects.equipment_fen[row],
      systems: projects.systems_fen[row],
    })
    totals[enterprise] += award
    return award
  })
  const first = firstOfTheirKind(recognitions)
  const ofRecognitions = recognitions.enterprise.map((enterprise, row) => {
    const award = fen('recognition award', {
      ...about(enterprises, enterprise),
      level: text(recognitions.level[row]),
      kind: text(recognitions.kind[row]),
      'in year': yes(recognitions.date[row].startsWith('2020')),
      first: yes(first.has(row)),
    })
    totals[enterprise] += award
    return award
  })
  return { projects: ofProjects, recognitions: ofRecognitions, enterprises: totals }
}

let claims, result
const say = (answer) => process.stdout.write(JSON.stringify(answer) + '\n')
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line)
  if (asked.load) {
    claims = JSON.parse(readFileSync(asked.load, 'utf8'))
    say('loaded')
  } else if (asked.compute) {
    result = computed(claims)
    say('computed')
  } else {
    say(result)
  }
}
