import { leadInsOf } from '@galley/evidence'
import type { ClaimedBlock } from '../state/claimed-block.ts'

/** The pieces without the sentences that led to a list, a table or code which was taken out after them. */
export function withoutStranded(before: readonly ClaimedBlock[], after: readonly ClaimedBlock[]): readonly ClaimedBlock[] {
  const [led, lead] = [before, after].map((pieces) =>
    leadInsOf(pieces.map(({ block }) => block)).map(({ block, text }) => ({ id: block.id, text })),
  )
  const stranded = (led ?? []).filter((one) => !lead?.some(({ id, text }) => id === one.id && text === one.text))
  return after.flatMap((piece) => {
    const text = stranded.find(({ id }) => id === piece.block.id)?.text
    if (text === undefined || !piece.block.text.trimEnd().endsWith(text)) return [piece]
    const rest = piece.block.text.slice(0, piece.block.text.lastIndexOf(text)).trimEnd()
    return rest === '' ? [] : [{ block: { ...piece.block, text: rest }, claims: piece.claims }]
  })
}
