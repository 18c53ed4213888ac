import type { Hash } from 'node:crypto'
import type { Advisory } from './advisory.ts'
import type { AdvisoryFs } from './advisory-fs.ts'
import { fault } from '../faults.ts'
import { compactRecord } from './compact-record.ts'
import { ecosystemFamily, type Ecosystem } from '../ecosystem.ts'
import { isPlainObject, readOsvRecord, type OsvRecord } from './osv-record.ts'
import { parseRecord, readFolder } from './read-folder.ts'
import type { ReadLimits } from './read-limits.ts'
import { readZip, type RawRecord } from './read-zip.ts'

/** The outcome of reading an export. */
export interface GatheredRecords {
  readonly kind: 'zip' | 'folder'
  /** Files that hold no record, by name; twenty at most. */
  readonly ignored: readonly string[]
  /** Records that were withdrawn or speak of other ecosystems. */
  readonly left: number
  /** The other ecosystems that were met. */
  readonly others: readonly string[]
  /** The ids of all records, also of the withdrawn ones. */
  readonly ids: ReadonlySet<string>
}

/** Names of files, and of ecosystems, that a report lists. */
const maxNames = 20

/**
 * Reads every record of an export, hashes it, and gives out what concerns the ecosystem, cut down, name by name.
 * Throws ADVISORIES_UNREADABLE for a record that cannot be understood: it is never skipped.
 */
export async function gatherRecords(
  source: { readonly fs: AdvisoryFs; readonly from: string; readonly ecosystem: Ecosystem; readonly limits: ReadLimits },
  hash: Hash,
  add: (name: string, advisory: Advisory) => void,
): Promise<GatheredRecords> {
  const { fs, from, ecosystem, limits } = source
  const [ignored, others, ids]: [string[], Set<string>, Set<string>] = [[], new Set(), new Set()]
  let left = 0
  const kind = fs.statSync(from).isDirectory() ? 'folder' : 'zip'
  for await (const raw of kind === 'folder' ? readFolder(fs, from, limits) : readZip(fs, from, limits)) {
    hash.update(`${raw.name}\0${raw.text.length}\0${raw.text}`)
    const record = recordOf(raw, from)
    if (!record) {
      if (ignored.length < maxNames) ignored.push(raw.name)
      continue
    }
    ids.add(record.id)
    const advisories = compactRecord(record, ecosystem)
    if (advisories.size === 0) left += 1
    for (const [name, advisory] of advisories) add(name, advisory)
    if (others.size < maxNames) for (const other of ecosystemsOf(record)) if (other !== ecosystem) others.add(other)
  }
  return { kind, ignored, left, others: [...others], ids }
}

function recordOf(raw: RawRecord, source: string): OsvRecord | null {
  let value: unknown
  try {
    value = parseRecord(raw)
  } catch (cause) {
    throw fault('ADVISORIES_UNREADABLE', { source, what: `${raw.name} does not parse` }, { cause })
  }
  const record = readOsvRecord(value)
  if (typeof record === 'string') throw fault('ADVISORIES_UNREADABLE', { source, what: `${raw.name}: ${record}` })
  return record
}

function ecosystemsOf(record: OsvRecord): readonly string[] {
  const named = record.affected.map((entry) => entry['package']).filter(isPlainObject)
  return named.flatMap((item) => (typeof item['ecosystem'] === 'string' ? [ecosystemFamily(item['ecosystem'])] : []))
}
