import type { Hash } from 'node:crypto'
import type { Advisory } from './advisory.ts'
import type { AdvisoryFs } from './advisory-fs.ts'
import { fault } from '../faults.ts'
import { compactRecord } from './compact-record.ts'
import { ecosystemFamily, type Ecosystem } from '../ecosystem.ts'
import { isNewer } from './is-newer.ts'
import { isPlainObject, isTime, readOsvRecord, type OsvRecord } from './osv-record.ts'
import { parseRecord, readFolder } from './read-folder.ts'
import type { ReadLimits } from './read-limits.ts'
import { readZip, type RawRecord } from './read-zip.ts'

/** The outcome of reading an export. */
export interface GatheredRecords {
  readonly kind: 'zip' | 'folder'
  /** Files that hold no record, by name; twenty at most. */
  readonly ignored: readonly string[]
  /** Records that nobody can read, and were left out. */
  readonly unreadable: { readonly count: number; readonly names: readonly string[] }
  /** Time of change of the newest record of all, the withdrawn ones too. */
  readonly upTo: string
  /** Records that were withdrawn or speak of other ecosystems. */
  readonly left: number
  /** The other ecosystems that were met. */
  readonly others: readonly string[]
  /** The ids of all records, also of the withdrawn ones. */
  readonly ids: ReadonlySet<string>
}

/** Names of files, and of ecosystems, that a report lists. */
const maxNames = 20

/** Records that may be unreadable whatever the size of the export, and the share of a large one: more than that is a broken export. */
const maxUnreadable = { count: 10, share: 0.01 }

/**
 * Reads every record of an export, hashes it, and gives out what concerns the ecosystem, cut down, name by name. A record that cannot be
 * understood is counted and left out, so that one of 200,000 does not cost the others.
 * Throws ADVISORIES_UNREADABLE where there are too many of those.
 */
export async function gatherRecords(
  source: {
    readonly fs: AdvisoryFs
    readonly from: string
    readonly ecosystem: Ecosystem
    readonly limits: ReadLimits
    /** Records of the index that these are added to. */
    readonly added: number
  },
  hash: Hash,
  add: (name: string, advisory: Advisory) => void,
): Promise<GatheredRecords> {
  const { fs, from, ecosystem, limits, added } = source
  const [ignored, unreadable, others, ids]: [string[], string[], Set<string>, Set<string>] = [[], [], new Set(), new Set()]
  let [left, upTo] = [0, '']
  const kind = fs.statSync(from).isDirectory() ? 'folder' : 'zip'
  for await (const raw of kind === 'folder' ? readFolder(fs, from, limits) : readZip(fs, from, limits)) {
    hash.update(`${raw.name}\0${raw.text.length}\0${raw.text}`)
    const record = recordOf(raw)
    if (record === null) {
      if (ignored.length < maxNames) ignored.push(raw.name)
      continue
    }
    if (typeof record === 'string') {
      unreadable.push(`${raw.name} ${record}`)
      continue
    }
    ids.add(record.id)
    if (upTo === '' || isNewer(record.modified, upTo)) upTo = record.modified
    const advisories = compactRecord(record, ecosystem)
    if (advisories.size === 0) left += 1
    for (const [name, advisory] of advisories) add(name, advisory)
    if (others.size < maxNames) for (const other of ecosystemsOf(record)) if (other !== ecosystem) others.add(other)
  }
  refuseBroken(unreadable, ids.size + added, from)
  return {
    kind,
    ignored,
    unreadable: { count: unreadable.length, names: unreadable.slice(0, maxNames) },
    upTo,
    left,
    others: [...others],
    ids,
  }
}

function refuseBroken(unreadable: readonly string[], read: number, source: string): void {
  const count = unreadable.length
  if (count <= Math.max(maxUnreadable.count, (read + count) * maxUnreadable.share) && count <= read) return
  if (count > 0) throw fault('ADVISORIES_UNREADABLE', { source, what: `${count} of ${read + count} records, such as ${unreadable[0]}` })
}

/** A record, null for what is none, or what is wrong with it, in words. */
function recordOf(raw: RawRecord): OsvRecord | string | null {
  let value: unknown
  try {
    value = parseRecord(raw)
  } catch {
    return 'does not parse'
  }
  const record = readOsvRecord(withDate(value))
  return typeof record === 'string' ? `says nothing: ${record}` : record
}

/** A record without a usable date of change is read all the same, as an old one: what it covers is what counts. */
function withDate(value: unknown): unknown {
  if (!isPlainObject(value) || isTime(value['modified'])) return value
  return { ...value, modified: isTime(value['published']) ? value['published'] : '1970-01-01T00:00:00Z' }
}

function ecosystemsOf(record: OsvRecord): readonly string[] {
  const named = record.affected.map((entry) => entry['package']).filter(isPlainObject)
  return named.flatMap((item) => (typeof item['ecosystem'] === 'string' ? [ecosystemFamily(item['ecosystem'])] : []))
}
