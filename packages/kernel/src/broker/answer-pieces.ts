import { fault } from '../faults.ts'
import type { HostCall } from './host-call.ts'

/** Longest piece of a text that is given out at once, in UTF-16 units. */
const maxPiece = 262_144

/** Cuts a piece out of a text: from an offset to another, and never more than 262,144 units of it. */
export function pieceOf(text: string, from: number, to: number): string {
  return text.slice(from, Math.min(to, from + maxPiece))
}

/** Cuts a piece out of the base64 of bytes, by offsets of its characters; the whole of it is never made. */
export function pieceOfBytes(bytes: Uint8Array, from: number, to: number): string {
  const [first, end] = [Math.floor(from / 4), Math.ceil(Math.min(to, from + maxPiece) / 4)]
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64', first * 3, Math.max(first, end) * 3)
  return pieceOf(base64, from - first * 4, to - first * 4)
}

/** Answers `host.text.read`: a piece of a text that this run stored. Fault SOURCE_UNKNOWN. */
export async function answerTextRead(
  { sourceId, from, to }: { readonly sourceId: string; readonly from: number; readonly to: number },
  { caller: { run } }: HostCall,
): Promise<string> {
  if ((await run.findSource(sourceId)) === null) throw fault('SOURCE_UNKNOWN', { id: sourceId })
  return pieceOf(await run.sourceText(sourceId), from, to)
}

/** Answers `host.body.read`: a piece of a body that this call holds. Fault BODY_NOT_FOUND. */
export function answerBodyRead(
  { body, from, to }: { readonly body: string; readonly from: number; readonly to: number },
  { caller: { bodies } }: HostCall,
): string {
  const { text, bytes } = bodies.get(body)
  return bytes === undefined ? pieceOf(text, from, to) : pieceOfBytes(bytes, from, to)
}
