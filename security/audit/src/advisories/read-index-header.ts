import { join } from 'node:path'
import type { AdvisoryFs } from './advisory-fs.ts'
import { fault } from '../faults.ts'
import type { Ecosystem } from '../ecosystem.ts'
import { indexFormat, type IndexHeader } from './index-format.ts'
import { isPlainObject } from './osv-record.ts'

/** The header of an ecosystem's index in a folder, or null where there is none. Throws ADVISORIES_DAMAGED. */
export function readIndexHeader(fs: AdvisoryFs, folder: string, ecosystem: Ecosystem): IndexHeader | null {
  let text: string
  try {
    text = fs.readFileSync(join(folder, `${ecosystem}.json`), 'utf8')
  } catch {
    return null
  }
  const header = parsed(text)
  const wrong = whatIsWrong(header, ecosystem)
  if (wrong !== null) throw fault('ADVISORIES_DAMAGED', { ecosystem, folder, what: wrong })
  return header as IndexHeader
}

function whatIsWrong(header: unknown, ecosystem: Ecosystem): string | null {
  if (!isPlainObject(header) || header['schema'] !== 'galley.advisories/1' || header['format'] !== indexFormat)
    return 'its header is of another form'
  if (header['ecosystem'] !== ecosystem) return `it is one of ${String(header['ecosystem'])}`
  if (typeof header['file'] !== 'string' || !/^[\w.-]+\.index$/.test(header['file'])) return 'its header names no index file'
  const { count, newest, bytes, source } = header
  const fits =
    typeof count === 'number' &&
    typeof newest === 'string' &&
    typeof bytes === 'number' &&
    isPlainObject(source) &&
    typeof source['name'] === 'string' &&
    typeof source['sha256'] === 'string'
  return fits ? null : 'its header is not complete'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
