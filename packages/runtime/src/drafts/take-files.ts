import { createHash } from 'node:crypto'
import { maxSentBytes, type Brief, type BriefFile, type SentBrief, type SentFile } from '@galley/sdk'
import { fault } from '../faults.ts'

/** A document that came with a brief, as it is kept. */
export interface TakenFile {
  /** sha256 (hex) of its bytes. */
  readonly digest: string
  readonly bytes: Uint8Array
}

/** Takes the bytes of the files out of a brief that was sent; the brief names them by their digests. Fault BRIEF_INVALID. */
export function takeFiles({ sources, ...rest }: SentBrief): { readonly brief: Brief; readonly files: readonly TakenFile[] } {
  if (sources === undefined) return { brief: rest, files: [] }
  const { files: sent = [], ...others } = sources
  if (sent.length === 0) return { brief: { ...rest, sources: others }, files: [] }
  const taken = sent.map((file, index) => takeFile(file, `/sources/files/${index}/data`))
  const sum = taken.reduce((total, { bytes }) => total + bytes.length, 0)
  if (sum > maxSentBytes)
    throw fault('BRIEF_INVALID', { where: '/sources/files', problem: `holds ${sum} bytes, at most ${maxSentBytes} are taken` })
  return { brief: { ...rest, sources: { ...others, files: taken.map(({ named }) => named) } }, files: taken }
}

function takeFile({ name, mediaType, data }: SentFile, where: string): TakenFile & { readonly named: BriefFile } {
  // Buffer passes over what is no base64.
  if (data.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(data)) throw fault('BRIEF_INVALID', { where, problem: 'must be base64' })
  const bytes = Buffer.from(data, 'base64')
  const digest = createHash('sha256').update(bytes).digest('hex')
  return { digest, bytes, named: { name, ...(mediaType === undefined ? {} : { mediaType }), bytes: bytes.length, digest } }
}
