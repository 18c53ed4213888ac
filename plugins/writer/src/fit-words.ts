import type { Choice } from './choose-evidence.ts'

/** Limits of a selection: words in all, words of quotation from each source. */
export interface Room {
  readonly words: number
  readonly share: Readonly<Record<string, number>>
  /** Words that a source costs once, for naming it. */
  readonly naming: (sourceId: string) => number
}

/** Maximum length of a selection, as a multiplier of the words asked for. */
const over = 1.04
/** Picks the best choices that fit, in their order. Never pads, and never gives a better one away for a better length. */
export function fitWords(choices: readonly Choice[], room: Room): readonly Choice[] {
  const picked: Choice[] = []
  for (const choice of choices) if (cost([...picked, choice], room) <= room.words * over) picked.push(choice)
  return picked
}

/** Words of a selection with the naming of its sources, or infinity when a source has more than its share. */
export function cost(picked: readonly Choice[], room: Room): number {
  const bySource = new Map<string, number>()
  for (const { evidence, words } of picked) bySource.set(evidence.sourceId, (bySource.get(evidence.sourceId) ?? 0) + words)
  let sum = 0
  for (const [sourceId, words] of bySource) {
    if (words > (room.share[sourceId] ?? Infinity)) return Infinity
    sum += words + room.naming(sourceId)
  }
  return sum
}
