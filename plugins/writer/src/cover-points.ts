import { covers } from '@galley/evidence'
import type { Choice } from './choose-evidence.ts'
import { cost, type Room } from './fit-words.ts'
import { paragraphsOf } from './paragraphs-of.ts'

/** Quotes that are tried in exchange. */
const mostTried = 30
/** How far a selection may leave its length for a point that must be covered, as a share. */
const tolerance = 0.08

/**
 * Exchanges one quote for another, the least valuable first, until what is said covers each point that this section must cover. What no
 * exchange brings in is left to the rounds.
 */
export function coverPoints(
  picked: readonly Choice[],
  choices: readonly Choice[],
  points: readonly string[],
  room: Room,
): readonly Choice[] {
  let result = picked
  for (const point of points) {
    if (saysAll(result, [point])) continue
    const kept = points.filter((other) => saysAll(result, [other]))
    result = exchanged(result, choices, [point, ...kept], room) ?? result
  }
  return result
}

function exchanged(picked: readonly Choice[], choices: readonly Choice[], points: readonly string[], room: Room): readonly Choice[] | null {
  const rest = choices.filter((choice) => !picked.includes(choice)).slice(0, mostTried)
  const far = Math.max(room.words * tolerance, Math.abs(room.words - cost(picked, room)))
  for (const choice of rest) {
    for (const out of [null, ...picked.toReversed()]) {
      const tried = choices.filter((one) => one === choice || (one !== out && picked.includes(one)))
      if (Math.abs(room.words - cost(tried, room)) <= far && saysAll(tried, points)) return tried
    }
  }
  return null
}

function saysAll(chosen: readonly Choice[], points: readonly string[]): boolean {
  const paragraphs = paragraphsOf(
    chosen.map(({ evidence }) => evidence),
    0,
  )
  const sentences = paragraphs.flat().map(({ text }) => text)
  return points.every((point) => covers(sentences, point))
}
