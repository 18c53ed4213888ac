import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { AskedPackage } from '../../security/audit/src/advisories/advisory-source.ts'
import { buildIndex } from '../../security/audit/src/advisories/build-index.ts'
import { createIndexSource } from '../../security/audit/src/advisories/create-index-source.ts'
import { openIndex } from '../../security/audit/src/advisories/open-index.ts'
import { createVulnerabilitiesCheck } from '../../security/audit/src/checks/vulnerabilities.ts'
import type { LockedPackage } from '../../security/audit/src/locked-package.ts'
import { defaultPolicy } from '../../security/audit/src/policy/audit-policy.ts'
import { askScanner } from '../../security/audit/src/cross-check/ask-scanner.ts'
import { compareAnswers } from '../../security/audit/src/cross-check/compare-answers.ts'
import { filesNamed, textOf } from '../evaluation-data.ts'
import { explainDifference, type RawAdvisory } from '../../security/audit/test/scanner/explain-difference.ts'
import { readYamlAdvisories, zipAdvisories } from './osv-zip.ts'
import { pypiLockfiles, pypiPackages } from './pypi-packages.ts'
import { versionsAroundEvents } from './versions-around-events.ts'

/** The answers of both engines about one set of packages, counted. */
export interface EngineRow {
  readonly label: string
  readonly packages: number
  readonly ours: number
  readonly theirs: number | null
  readonly missing: number
  /** Ids on which they differ, by the reason for it. */
  readonly differences: Readonly<Record<string, number>>
}

/** Times of the same work in the same run: milliseconds, medians. */
export interface SpeedRow {
  readonly packages: number
  readonly oursMs: number
  readonly oursFirstMs: number
  readonly theirsMs: number | null
  readonly ratio: number | null
}

/** A folder to work in, the evaluation data unpacked, and the second engine where there is one. */
export interface AdvisoryBench {
  readonly work: string
  readonly advisories: string
  readonly lockfiles: string
  readonly scanner: string | null
  /** A thousand packages as the lockfiles hold them, for the speed. */
  readonly thousand: readonly LockedPackage[]
}

/** Packages of one question to osv-scanner, at most: its answer repeats whole records, so large ones are slow to write. */
const maxAsked = 1500

/** Compares the index with osv-scanner on the same advisories: on every Python lockfile, around every version an advisory names, and in speed. */
export async function benchAdvisories(bench: AdvisoryBench): Promise<{
  readonly built: { readonly records: number; readonly ms: number; readonly bytes: number }
  readonly rows: readonly EngineRow[]
  readonly speed: SpeedRow
}> {
  const records = readYamlAdvisories(bench.advisories)
  const zip = join(bench.work, 'PyPI.zip')
  fs.writeFileSync(zip, zipAdvisories(records))
  const from = performance.now()
  const { header } = await buildIndex({ fs, ecosystem: 'PyPI', from: zip, folder: bench.work })
  const built = { records: header.count, ms: performance.now() - from, bytes: header.bytes }
  const sets = filesNamed(bench.lockfiles, pypiLockfiles).map((path) => ({
    label: path,
    packages: pypiPackages(path, textOf(bench.lockfiles, path)),
  }))
  const rows: EngineRow[] = []
  for (const set of sets) rows.push(await compareOn(bench, zip, set.label, set.packages, records))
  const around = versionsAroundEvents(records, 12)
  for (let at = 0; at < around.length; at += maxAsked)
    rows.push(await compareOn(bench, zip, `versions around events, from ${at}`, around.slice(at, at + maxAsked), records))
  return { built, rows, speed: await measure(bench, zip) }
}

async function compareOn(
  bench: AdvisoryBench,
  zip: string,
  label: string,
  packages: readonly AskedPackage[],
  records: readonly RawAdvisory[],
): Promise<EngineRow> {
  const index = openIndex({ fs, ecosystem: 'PyPI', folder: bench.work })
  try {
    const { about } = await createIndexSource(index).advise([])
    const ours = packages.reduce((sum, item) => sum + about(item).affecting.length, 0)
    if (bench.scanner === null) return { label, packages: packages.length, ours, theirs: null, missing: 0, differences: {} }
    const asked = await askScanner({ fs, spawn, temp: bench.work }, bench.scanner, { packages, databases: { PyPI: { zip } } })
    if (asked.state === 'failed') throw new Error(`osv-scanner on ${label}: ${asked.reason}`)
    const { missing, differences } = compareAnswers(packages, about, asked.answer)
    const byId = new Map(records.map((record) => [record.id, record]))
    const reasons = differences.flatMap((difference) =>
      difference.ids.map((id) => `${difference.only} alone: ${explainDifference(difference, byId.get(id))}`),
    )
    const counted = Object.fromEntries([...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => [reason, all.length]))
    const theirs = [...asked.answer.values()].reduce((sum, ids) => sum + ids.length, 0)
    return { label, packages: packages.length, ours, theirs, missing: missing.length, differences: counted }
  } finally {
    index.close()
  }
}

/** Times the whole check, from opening the index to the findings, beside a whole run of osv-scanner. */
async function measure(bench: AdvisoryBench, zip: string): Promise<SpeedRow> {
  const { thousand: packages } = bench
  const context = { packages, files: [], policy: defaultPolicy, readText: () => null, clock: () => new Date(0) }
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round < 7; round += 1) {
    let from = performance.now()
    const index = openIndex({ fs, ecosystem: 'PyPI', folder: bench.work })
    await createVulnerabilitiesCheck({ sources: [createIndexSource(index)] }).run(context)
    index.close()
    ours.push(performance.now() - from)
    if (bench.scanner === null) continue
    from = performance.now()
    await askScanner({ fs, spawn, temp: bench.work }, bench.scanner, { packages, databases: { PyPI: { zip } } })
    theirs.push(performance.now() - from)
  }
  const [oursMs, theirsMs] = [median(ours), theirs.length > 0 ? median(theirs) : null]
  return { packages: packages.length, oursMs, oursFirstMs: ours[0] ?? 0, theirsMs, ratio: theirsMs === null ? null : theirsMs / oursMs }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
