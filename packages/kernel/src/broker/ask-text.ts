import { fault } from '../faults.ts'
import type { Asker } from './asker.ts'
import { pieceOf } from './piece-of.ts'

/** `host.text.read`: a piece of a text that this run stored. Fault SOURCE_UNKNOWN. */
export async function askText(
  { sourceId, from, to }: { readonly sourceId: string; readonly from: number; readonly to: number },
  { run }: Asker,
): Promise<string> {
  if ((await run.findSource(sourceId)) === null) throw fault('SOURCE_UNKNOWN', { id: sourceId })
  return pieceOf(await run.sourceText(sourceId), from, to)
}
