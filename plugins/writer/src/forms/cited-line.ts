import { countWords } from '@galley/evidence'
import type { ShownEvidence, WrittenClaim } from '@galley/sdk'

/** A line of a list or a table, cited as a whole. */
export interface CitedLine {
  readonly text: string
  readonly evidenceIds: readonly string[]
}

/** Lines with their tokens, and the claims behind them. `close` puts a token into its line. */
export function cited(
  lines: readonly CitedLine[],
  close: (line: string, token: string) => string,
): { readonly texts: readonly string[]; readonly claims: readonly WrittenClaim[] } {
  const claims = lines.map(({ evidenceIds }, at): WrittenClaim => ({ id: `c${at + 1}`, kind: 'quote', evidenceIds }))
  return { texts: lines.map(({ text }, at) => close(text, `[[c:c${at + 1}]]`)), claims }
}

/** The first lines that fit into so many words and into the shares of their sources. */
export function fitting<Line extends CitedLine>(
  lines: readonly Line[],
  words: number,
  share: Readonly<Record<string, number>>,
  evidence: readonly ShownEvidence[],
): readonly Line[] {
  const sourceOf = new Map(evidence.map(({ id, sourceId }) => [id, sourceId]))
  const used = new Map<string, number>()
  let left = words
  return lines.filter(({ text, evidenceIds }) => {
    const size = countWords(text)
    const sources = new Set(evidenceIds.flatMap((id) => sourceOf.get(id) ?? []))
    if (size > left || [...sources].some((id) => (used.get(id) ?? 0) + size > (share[id] ?? Infinity))) return false
    left -= size
    for (const id of sources) used.set(id, (used.get(id) ?? 0) + size)
    return true
  })
}
