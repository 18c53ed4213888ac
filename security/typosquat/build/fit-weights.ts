import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Ecosystem } from '../src/ecosystem.ts'
import { normaliseName } from '../src/text/name-forms.ts'
import { crossValidate, fitModel, measureCut, rate } from './cross-validate.ts'
import { gather } from './gather.ts'
import type { Sample } from './gather.ts'
import { readEvaluation } from './read-evaluation.ts'
import { readLockfileNames } from './read-lockfile-names.ts'

// Fits data/weights.json and prints fitted beside cross-validated figures:
//   node --conditions=galley-source security/typosquat/build/fit-weights.ts --data FOLDER
// FOLDER holds typosquat/*.tsv and lockfiles-dev.tar.xz. Nothing random: the same files give the same weights.

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
  const model = fitModel(samples, byHand)
  const crossed = crossValidate(samples, byHand)
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
  const locked = new Set(entries)
  const honest = samples.filter((one) => !one.isAttack && locked.has(one.name)).sort((a, b) => score(b) - score(a))
  const tail = samples.filter((one) => !one.isAttack && !locked.has(one.name) && one.weight !== 0.2)
  say(
    `${title}: ${honest
      .slice(0, 14)
      .map((one) => `${one.name} ${score(one).toFixed(1)}`)
      .join(', ')}`,
  )
  for (let cut = -5; cut <= 1.5; cut += 0.25) {
    const { recall, recallOfFolds, alarms } = measureCut(samples, score, cut, entries)
    const percent = (share: number): string => (100 * share).toFixed(1)
    const long = percent(tail.filter((one) => score(one) >= cut).length / tail.length)
    const perThousand = ((1000 * alarms) / entries.length).toFixed(2)
    say(
      `  z≥${cut}: malware ${percent(recall)} % (${recallOfFolds.map(percent).join(' ')}), lockfile ${alarms} (${perThousand}/1000), long tail not established ${long} %`,
    )
  }
}
