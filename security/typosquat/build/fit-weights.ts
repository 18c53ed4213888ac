import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Ecosystem } from '../src/ecosystem.ts'
import { normaliseName } from '../src/text/name-forms.ts'
import { gather } from './gather.ts'
import type { Sample } from './gather.ts'
import { scoreOf } from './logistic.ts'
import type { Model } from './logistic.ts'
import { readEvaluation } from './read-evaluation.ts'
import { readLockfileNames } from './read-lockfile-names.ts'
import { findBest, train } from './train.ts'

// Fits data/weights.json and prints fitted beside cross-validated figures:
//   node --conditions=galley-source security/typosquat/build/fit-weights.ts --data FOLDER
// FOLDER holds typosquat/*.tsv and lockfiles-dev.tar.xz. Nothing random: the same files give the same weights.

const folds = 5

/** The file of weights. The cuts in it are set by hand from the printed curves (see README.md) and kept over a refit. */
const file = fileURLToPath(new URL('../data/weights.json', import.meta.url))
const old = JSON.parse(readFileSync(file, 'utf8')) as Record<Ecosystem, { byHand: Record<string, number>; tiers: object }>

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const { values } = parseArgs({ options: { data: { type: 'string' }, 'dry-run': { type: 'boolean' } } })
if (values.data === undefined) throw new Error('--data FOLDER is needed')
const lockfiles = readLockfileNames(join(values.data, 'lockfiles-dev.tar.xz'))

const fitted: Record<string, object> = {}
for (const ecosystem of ['npm', 'pypi'] as const) {
  const entries = lockfiles
    .filter((one) => one.ecosystem === ecosystem)
    .flatMap((one) => one.names.map((name) => normaliseName(name, ecosystem)))
  const samples = gather(readEvaluation(join(values.data, 'typosquat'), ecosystem), entries, ecosystem)
  const byHand = new Map(Object.entries(old[ecosystem].byHand))
  const model = withByHand(train(samples, byHand), byHand)
  const crossed = new Map<Sample, number>()
  for (let fold = 0; fold < folds; fold++) {
    const isIn = (sample: Sample): boolean => (createHash('sha256').update(sample.group).digest()[0] ?? 0) % folds === fold
    const partial = withByHand(
      train(
        samples.filter((sample) => !isIn(sample)),
        byHand,
      ),
      byHand,
    )
    for (const sample of samples) if (isIn(sample)) crossed.set(sample, rate(sample, partial))
  }
  say(`\n${ecosystem}: ${samples.length} samples, ${model.features.size} features, ${entries.length} lockfile entries`)
  report('fitted', samples, (sample) => rate(sample, model), entries)
  report('cross-validated', samples, (sample) => crossed.get(sample) ?? -Infinity, entries)
  const features = Object.fromEntries([...model.features].map(([name, points]) => [name, Number(points.toFixed(3))]))
  const { byHand: _, ...rest } = old[ecosystem]
  fitted[ecosystem] = {
    byHand: Object.fromEntries(byHand),
    ...rest,
    priorShift: priorShift(samples, entries),
    bias: Number(model.bias.toFixed(3)),
    features,
  }
}
if (values['dry-run'] !== true) writeFileSync(file, `${JSON.stringify(fitted, null, 2)}\n`)

function rate(sample: Sample, model: Model): number {
  const found = findBest(sample.imitations, model)
  return found === undefined ? -Infinity : scoreOf(model, found.values)
}

/** Adds the points that are set by hand in the file: some ways to imitate have no attack in the data to learn from. */
function withByHand(model: Model, byHand: ReadonlyMap<string, number>): Model {
  return { bias: model.bias, features: new Map([...model.features, ...byHand]) }
}

/**
 * Returns the log odds that lead from the balance of the samples to one imitation in a thousand dependencies. Only the few honest dependencies that are not
 * established are scored at all, so among the scored names the odds are a thousandth over their share.
 */
function priorShift(samples: readonly Sample[], entries: readonly string[]): number {
  const scored = new Set(samples.filter((one) => !one.isAttack).map((one) => one.name))
  const share = entries.filter((name) => scored.has(name)).length / entries.length
  const sum = (isAttack: boolean): number =>
    samples.filter((one) => one.isAttack === isAttack).reduce((total, one) => total + one.weight, 0)
  return Number((Math.log(1 / 999 / share) - Math.log(sum(true) / sum(false))).toFixed(3))
}

function report(title: string, samples: readonly Sample[], score: (sample: Sample) => number, entries: readonly string[]): void {
  const counts = new Map<string, number>()
  for (const name of entries) counts.set(name, (counts.get(name) ?? 0) + 1)
  const scored = samples.map((sample) => ({ sample, score: score(sample) }))
  const attacks = scored.filter(({ sample }) => sample.isAttack && sample.weight === 1)
  const honest = scored.filter(({ sample }) => !sample.isAttack && counts.has(sample.name)).sort((a, b) => b.score - a.score)
  const tail = scored.filter(({ sample }) => !sample.isAttack && !counts.has(sample.name) && sample.weight !== 0.2)
  say(
    `${title}: ${honest
      .slice(0, 14)
      .map((one) => `${one.sample.name} ${one.score.toFixed(1)}×${counts.get(one.sample.name)}`)
      .join(', ')}`,
  )
  for (const cut of [-4, -3.5, -3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5]) {
    const share = (list: readonly { score: number }[]): string =>
      ((100 * list.filter((one) => one.score >= cut).length) / list.length).toFixed(1)
    const alarms = honest.filter((one) => one.score >= cut).reduce((sum, one) => sum + (counts.get(one.sample.name) ?? 0), 0)
    say(
      `  z≥${cut}: malware ${share(attacks)} %, lockfile ${alarms} (${((1000 * alarms) / entries.length).toFixed(2)}/1000), long tail not established ${share(tail)} %`,
    )
  }
}
