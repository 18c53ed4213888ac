import { checkDigest } from './check-digest.ts'
import type { DownloadServices } from './download-services.ts'
import { isPassing, openResponse, passingError, statusError, type OpenResponse } from './open-response.ts'

/** A file of the network, where it is to lie, and its limits. */
export interface FileRequest {
  readonly address: string
  readonly file: string
  readonly maxBytes: number
  /** Entity tag of what is here already: the server may say that nothing changed. */
  readonly etag?: string
}

/** Outcome of a download: the file is new, as it was before, or not there. */
export type Downloaded =
  | { readonly state: 'downloaded'; readonly bytes: number; readonly etag?: string; readonly modified?: string }
  | { readonly state: 'unchanged' | 'absent' }

/** Facts about a file that is not whole yet; it lies beside it, so that another process can go on. */
interface Note {
  readonly address: string
  /** A strong entity tag, or the date of change: what `If-Range` takes (RFC 9110 §13.1.5). */
  readonly validator: string | null
  readonly total: number | null
  readonly digest: string | null
  readonly etag: string | null
  readonly modified: string | null
}

/** Connections that bring nothing, one after another, before a download is given up. */
const maxFailures = 4

/** Connections of one download in one process, however much each brings. */
const maxConnections = 50

/** Milliseconds before the second try; each further one waits twice as long. */
const firstPauseMs = 500

/**
 * Fetches a file. What was fetched before a connection broke is kept, in this process and for the next, and only the rest is asked for; a
 * file that changed meanwhile begins anew. It takes its name when its size, and its digest where the server names one, are right.
 * Throws an error with a reason in words; errors of the file system pass as they are.
 */
export async function downloadFile(services: DownloadServices, request: FileRequest): Promise<Downloaded> {
  const { fs } = services
  const part = `${request.file}.part`
  for (let [failures, connections] = [0, 1]; ; connections += 1) {
    const before = partSize(services, part)
    try {
      const done = await fetchRest(services, request, part)
      if (done !== null) return done
    } catch (error) {
      services.signal?.throwIfAborted()
      const hasGrown = partSize(services, part) > before
      failures = hasGrown ? 1 : failures + 1
      if (!isPassing(error) || failures === maxFailures || connections === maxConnections) throw error
      await services.sleep(firstPauseMs * 2 ** (failures - 1), services.signal)
      continue
    }
    // The server's file is another one now, or the piece is too long: from the start.
    failures += 1
    fs.rmSync(part, { force: true })
    if (failures === maxFailures) throw new Error('it changes while it is fetched')
  }
}

/** Asks for what is missing and appends it; null where the part is of no use any more. */
async function fetchRest(services: DownloadServices, request: FileRequest, part: string): Promise<Downloaded | null> {
  const kept = readNote(services, part, request.address)
  const have = kept?.validator ? partSize(services, part) : 0
  const response = await openResponse(services, request.address, headersFor(request, kept, have))
  const { status } = response
  if (status !== 200 && status !== 206) {
    await response.discard()
    if (status === 304) return { state: 'unchanged' }
    if (status === 404 || status === 410) return { state: 'absent' }
    if (status === 416) return null
    throw statusError(status)
  }
  const continues = status === 206 && kept !== null && isRestOf(response, kept, have)
  if (status === 206 && !continues) {
    await response.discard()
    return null
  }
  const note = continues ? kept : noteOf(request.address, response)
  if (!continues) writeNote(services, part, note)
  await append(services, response, { part, from: continues ? have : 0, total: note.total, maxBytes: request.maxBytes })
  return finish(services, request, part, note)
}

function headersFor({ etag }: FileRequest, kept: Note | null, have: number): Readonly<Record<string, string>> {
  if (have > 0 && kept?.validator) return { range: `bytes=${have}-`, 'if-range': kept.validator }
  return etag === undefined ? {} : { 'if-none-match': etag }
}

/** A server that answers another piece, or one of another file, is not continued. */
function isRestOf(response: OpenResponse, { total, etag }: Note, have: number): boolean {
  const { start, size } = /^bytes (?<start>\d+)-\d+\/(?<size>\d+)$/.exec(response.header('content-range') ?? '')?.groups ?? {}
  const tag = response.header('etag')
  return Number(start) === have && (total === null || Number(size) === total) && (tag === null || etag === null || tag === etag)
}

function noteOf(address: string, response: OpenResponse): Note {
  const [length, etag, modified] = [response.header('content-length'), response.header('etag'), response.header('last-modified')]
  const isStrong = etag !== null && !etag.startsWith('W/')
  return {
    address,
    validator: isStrong ? etag : modified,
    total: length !== null && /^\d+$/.test(length) ? Number(length) : null,
    digest: response.header('x-goog-hash'),
    etag,
    modified,
  }
}

async function append(
  services: DownloadServices,
  response: OpenResponse,
  place: { readonly part: string; readonly from: number; readonly total: number | null; readonly maxBytes: number },
): Promise<void> {
  const { part, from, total, maxBytes } = place
  if ((total ?? 0) > maxBytes) {
    await response.discard()
    throw new Error(`its ${total} bytes are more than ${maxBytes}`)
  }
  const handle = services.fs.openSync(part, from === 0 ? 'w' : 'a', 0o600)
  try {
    let size = from
    for await (const chunk of response.chunks()) {
      size += chunk.length
      if (size > maxBytes) throw new Error(`it has more than ${maxBytes} bytes`)
      for (let done = 0; done < chunk.length;) done += services.fs.writeSync(handle, chunk, done)
      services.onProgress?.({ unit: 'bytes', done: size, total })
    }
    if (total !== null && size < total) throw passingError(`the connection ended after ${size} of ${total} bytes`)
  } finally {
    services.fs.closeSync(handle)
  }
}

function finish(services: DownloadServices, { file }: FileRequest, part: string, { total, digest, etag, modified }: Note): Downloaded {
  const bytes = partSize(services, part)
  const wrong = total !== null && bytes !== total ? `it has ${bytes} bytes, not ${total}` : checkDigest(services.fs, part, digest)
  services.fs.rmSync(`${part}.json`, { force: true })
  if (wrong !== null) {
    services.fs.rmSync(part, { force: true })
    throw new Error(wrong)
  }
  services.fs.renameSync(part, file)
  return { state: 'downloaded', bytes, ...(etag === null ? {} : { etag }), ...(modified === null ? {} : { modified }) }
}

function partSize({ fs }: DownloadServices, part: string): number {
  return fs.statSync(part, { throwIfNoEntry: false })?.size ?? 0
}

function readNote({ fs }: DownloadServices, part: string, address: string): Note | null {
  try {
    const note = JSON.parse(fs.readFileSync(`${part}.json`, 'utf8')) as Note
    return note.address === address ? note : null
  } catch {
    return null
  }
}

function writeNote({ fs }: DownloadServices, part: string, note: Note): void {
  fs.rmSync(part, { force: true })
  const handle = fs.openSync(`${part}.json`, 'w', 0o600)
  fs.writeSync(handle, JSON.stringify(note))
  fs.closeSync(handle)
}
