import { fault } from '../faults.ts'
import type { Caller } from './caller.ts'

/** Longest piece of a text that is given out at once, in UTF-16 units. */
const maxPiece = 262_144

/** Cuts a piece out of a text: from an offset to another, and never more than 262,144 units of it. */
export function pieceOf(text: string, from: number, to: number): string {
  return text.slice(from, Math.min(to, from + maxPiece))
}

/** Answers `host.text.read`: a piece of a text that this run stored. Fault SOURCE_UNKNOWN. */
export async function answerTextRead(
  { sourceId, from, to }: { readonly sourceId: string; readonly from: number; readonly to: number },
  { run }: Caller,
): Promise<string> {
  if ((await run.findSource(sourceId)) === null) throw fault('SOURCE_UNKNOWN', { id: sourceId })
  return pieceOf(await run.sourceText(sourceId), from, to)
}

/** Answers `host.body.read`: a piece of a body that this call holds. Fault BODY_NOT_FOUND. */
export function answerBodyRead(
  { body, from, to }: { readonly body: string; readonly from: number; readonly to: number },
  { bodies }: Caller,
): string {
  return pieceOf(bodies.get(body).text, from, to)
}
