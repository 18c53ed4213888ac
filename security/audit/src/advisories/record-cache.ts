import type * as nodeFs from 'node:fs'
import { join } from 'node:path'
import type { AdvisoryRef } from './osv-client.ts'
import { readOsvRecord, type OsvRecord } from './osv-record.ts'

/** The file functions of the cache: `node:fs` fits. */
export type CacheFs = Pick<typeof nodeFs, 'readFileSync' | 'writeFileSync' | 'mkdirSync' | 'renameSync'>

/** Records by id and date of change: a record that was not changed is never fetched again. */
export interface RecordCache {
  readonly get: (ref: AdvisoryRef) => OsvRecord | null
  readonly put: (ref: AdvisoryRef, record: OsvRecord) => void
}

/** A cache in a folder. A file that cannot be read counts as none; a folder that cannot be written costs time, not the audit. */
export function openRecordCache(fs: CacheFs, folder: string): RecordCache {
  const file = ({ id, modified }: AdvisoryRef): string =>
    join(folder, `${encodeURIComponent(id)}@${modified.replaceAll(/[^0-9A-Za-z.-]/g, '')}.json`)
  return {
    get: (ref) => {
      try {
        const record = readOsvRecord(JSON.parse(fs.readFileSync(file(ref), 'utf8')))
        return record !== null && typeof record !== 'string' && record.id === ref.id ? record : null
      } catch {
        return null
      }
    },
    put: (ref, record) => {
      try {
        fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
        fs.writeFileSync(`${file(ref)}.part`, JSON.stringify(record), { mode: 0o600 })
        fs.renameSync(`${file(ref)}.part`, file(ref))
      } catch {
        // Read-only or full: the next audit asks again.
      }
    },
  }
}
