import { isFault } from '@galley/fault'
import pLimit from 'p-limit'
import type { Advisory } from './advisory.ts'
import type { AdvisorySource, AskedPackage } from './advisory-source.ts'
import { compactRecord } from './compact-record.ts'
import type { Ecosystem } from '../ecosystem.ts'
import { fault } from '../faults.ts'
import { normalName } from '../normal-name.ts'
import type { AdvisoryRef, OsvClient } from './osv-client.ts'
import { readOsvRecord, type OsvRecord } from './osv-record.ts'
import type { RecordCache } from './record-cache.ts'
import { sayNetworkError } from '../say-network-error.ts'

/** A service as a source, with its cache and the names that must stay at home. */
export interface OnlineRequest {
  readonly ecosystem: Ecosystem
  readonly client: OsvClient
  readonly cache: RecordCache
  /** The service's name in a report. */
  readonly label: string
  /** True for a name that is never sent: of a private scope, or resolved from a host that is not public. */
  readonly isPrivate: (asked: AskedPackage) => boolean
}

/** Records that are fetched at the same time. */
const maxConcurrent = 8

/**
 * The public service as a source of advisories: one query for all packages, then a record for each id that is not in the cache.
 * Which versions are affected is the service's answer. Any failure is ADVISORIES_UNREACHABLE, never an empty answer.
 */
export function createOnlineSource({ ecosystem, client, cache, label, isPrivate }: OnlineRequest): AdvisorySource {
  return {
    origin: { ecosystem, source: label, count: null, newest: null },
    advise: async (packages, signal) => {
      const open = unique(packages.filter((asked) => !isPrivate(asked)))
      const withheld = [...new Set(packages.filter(isPrivate).map(({ name }) => name))]
      try {
        const refs = await client.query(open, signal)
        const records = await fetchRecords(refs.flat(), client, cache, signal)
        const found = new Map(open.map((asked, index) => [keyOf(asked), advisoriesOf(asked, refs[index] ?? [], records)]))
        return {
          withheld,
          about: (asked) => {
            const affecting = found.get(keyOf(asked)) ?? []
            return { affecting, undecided: [], known: affecting }
          },
        }
      } catch (error) {
        signal?.throwIfAborted()
        throw isFault(error) ? error : fault('ADVISORIES_UNREACHABLE', { ecosystem, what: sayNetworkError(error) }, { cause: error })
      }
    },
  }
}

async function fetchRecords(
  refs: readonly AdvisoryRef[],
  client: OsvClient,
  cache: RecordCache,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, OsvRecord>> {
  const once = new Map(refs.map((ref) => [ref.id, ref])).values()
  const records = await pLimit(maxConcurrent).map(once, async (ref): Promise<[string, OsvRecord]> => {
    const kept = cache.get(ref)
    const record = kept ?? checked(ref, await client.record(ref.id, signal))
    if (!kept) cache.put(ref, record)
    return [ref.id, record]
  })
  return new Map(records)
}

function checked(ref: AdvisoryRef, value: unknown): OsvRecord {
  const record = readOsvRecord(value)
  if (record === null || typeof record === 'string') throw new Error(`its record ${ref.id} cannot be read`)
  if (record.id !== ref.id) throw new Error(`asked for ${ref.id} it answered ${record.id}`)
  return record
}

/** A record that does not name the package in our spelling still affects it: the service said so. */
function advisoriesOf(asked: AskedPackage, refs: readonly AdvisoryRef[], records: ReadonlyMap<string, OsvRecord>): readonly Advisory[] {
  return refs.flatMap(({ id }) => {
    const record = records.get(id)
    if (!record) return []
    const advisories = compactRecord(record, asked.ecosystem)
    const advisory = advisories.get(normalName(asked.ecosystem, asked.name)) ?? [...advisories.values()][0]
    return advisory ? [advisory] : []
  })
}

function unique(packages: readonly AskedPackage[]): readonly AskedPackage[] {
  return [...new Map(packages.map((asked) => [keyOf(asked), asked])).values()]
}

function keyOf({ name, version }: AskedPackage): string {
  return `${name}\0${version}`
}
