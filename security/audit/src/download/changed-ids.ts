import { isNewer } from '../advisories/is-newer.ts'
import { isAdvisoryId, isTime } from '../advisories/osv-record.ts'
import type { DownloadServices } from './download-services.ts'
import { openResponse, statusError } from './open-response.ts'

/** The ids that changed since a time, or why the list does not say: it is not there, too much changed, or it is of another form. */
export type ChangedIds =
  | { readonly state: 'known'; readonly ids: readonly string[]; readonly newest: string | null }
  | { readonly state: 'absent' | 'tooMany' | 'unclear' }

/** Characters of one row: more means another kind of file. */
const maxRowChars = 400

/**
 * Reads `modified_id.csv` of an export (OSV, "Data dumps": `time,id` rows, the newest first) as far as the rows are newer than `since`, and not
 * the rest of its megabytes. Throws an error with a reason in words.
 */
export async function fetchChangedIds(
  services: DownloadServices,
  request: { readonly address: string; readonly since: string; readonly max: number },
): Promise<ChangedIds> {
  const response = await openResponse(services, request.address)
  if (response.status !== 200) {
    await response.discard()
    if (response.status === 404 || response.status === 410) return { state: 'absent' }
    throw statusError(response.status)
  }
  const ids = new Set<string>()
  let [newest, last]: [string | null, string | null] = [null, null]
  for await (const row of rowsOf(response.chunks())) {
    const { time, id } = /^(?<time>[^,]+),(?:[^,/]+\/)?(?<id>[^,/]+)$/.exec(row)?.groups ?? {}
    if (!isTime(time) || !isAdvisoryId(id) || (last !== null && isNewer(time, last))) return { state: 'unclear' }
    newest ??= time
    last = time
    if (!isNewer(time, request.since)) return { state: 'known', ids: [...ids], newest }
    ids.add(id)
    if (ids.size > request.max) return { state: 'tooMany' }
  }
  // The list ended before the time that we have: it does not reach back far enough to say what changed.
  return { state: newest === null ? 'unclear' : 'tooMany' }
}

/** Rows of a text that comes in pieces. Leaving early closes the connection. */
async function* rowsOf(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of chunks) {
    const rows = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = rows.pop() ?? ''
    for (const row of rows) if (row.trim() !== '') yield row.trim()
    if (rest.length > maxRowChars) yield rest
  }
  if (rest.trim() !== '') yield rest.trim()
}
