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
/** Length, as a multiplier of the words asked for, below which a selection is improved by exchanging. */
const under = 0.97
/** Score, as a share of the one it replaces (0–1), that a choice needs to be exchanged for length. */
const worthy = 0.6

/**
 * Picks the best choices that fit: in their order as long as they fit, then exchanges one for another as long as that comes nearer to the
 * length asked. Never pads: what does not serve the section is not among the choices.
 */
export function fitWords(choices: readonly Choice[], room: Room): readonly Choice[] {
  let picked: Choice[] = []
  for (const choice of choices) {
    if (cost([...picked, choice], room) <= room.words * over) picked.push(choice)
  }
  for (let round = 0; round < 4 && cost(picked, room) < room.words * under; round += 1) {
    const better = exchange(picked, choices, room)
    if (better === null) break
    picked = better
  }
  return picked
}

function exchange(picked: readonly Choice[], choices: readonly Choice[], room: Room): Choice[] | null {
  const rest = choices.filter((choice) => !picked.includes(choice))
  let best: Choice[] | null = null
  let distance = Math.abs(room.words - cost(picked, room))
  // What serves the section best is never given away for length.
  for (let at = 1; at < picked.length; at += 1) {
    for (const choice of rest) {
      const tried = picked.map((one, index) => (index === at ? choice : one))
      const away = room.words - cost(tried, room)
      if (choice.score < (picked[at]?.score ?? 0) * worthy) continue
      if (Math.abs(away) < distance - 1 && away >= room.words * (1 - over)) {
        best = tried
        distance = Math.abs(away)
      }
    }
  }
  return best
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
