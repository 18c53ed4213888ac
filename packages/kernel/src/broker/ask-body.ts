import type { Asker } from './asker.ts'
import { pieceOf } from './piece-of.ts'

/** `host.body.read`: a piece of a body that this call holds. Fault BODY_NOT_FOUND. */
export function askBody(
  { body, from, to }: { readonly body: string; readonly from: number; readonly to: number },
  { bodies }: Asker,
): string {
  return pieceOf(bodies.get(body).text, from, to)
}
