import { join } from 'node:path'
import { parse } from 'yaml'
import type { AdvisoryFs } from './advisory-fs.ts'
import { fault } from '../faults.ts'
import type { ReadLimits } from './read-limits.ts'
import type { RawRecord } from './read-zip.ts'

/**
 * The JSON and YAML files below a folder, in the order of their names: a clone of an advisory database, or an unpacked export.
 * Hidden folders and links are left out. Throws ADVISORIES_UNREADABLE.
 */
export function* readFolder(fs: AdvisoryFs, folder: string, limits: ReadLimits): Generator<RawRecord> {
  const fail = (what: string): Error => fault('ADVISORIES_UNREADABLE', { source: folder, what })
  let [records, total] = [0, 0]
  for (const name of filesBelow(fs, folder, '', 0)) {
    const { size } = fs.statSync(join(folder, name))
    total += size
    records += 1
    if (size > limits.recordBytes || total > limits.totalBytes || records > limits.records) throw fail(`${name} is beyond the limit`)
    yield { name, text: fs.readFileSync(join(folder, name), 'utf8') }
  }
}

/** A record's text as a value: JSON, or YAML with every scalar a text, so that `1.10` stays what it is. Throws what the parser throws. */
export function parseRecord({ name, text }: RawRecord): unknown {
  return name.endsWith('.json') ? JSON.parse(text) : parse(text, { schema: 'failsafe', maxAliasCount: 10, logLevel: 'silent' })
}

/** Levels of folders below an export that are read: enough for `advisories/github-reviewed/2024/11/GHSA-…/`. */
const maxDepth = 12

function* filesBelow(fs: AdvisoryFs, folder: string, below: string, depth: number): Generator<string> {
  if (depth > maxDepth) return
  const entries = fs.readdirSync(join(folder, below), { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) yield* filesBelow(fs, folder, path, depth + 1)
    else if (entry.isFile() && /\.(?:json|ya?ml)$/.test(entry.name)) yield path
  }
}
