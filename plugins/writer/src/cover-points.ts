import { covers } from '@galley/evidence'
import type { Choice } from './choose-evidence.ts'
import { cost, type Room } from './fit-words.ts'
import { paragraphsOf } from './paragraphs-of.ts'

/** Maximum quotes that are tried in exchange. */
const maxTried = 30
/** Distance from its length, as a share of it, that a selection may have for a point that must be covered. */
const tolerance = 0.08

/**
 * Sees to it that what is said covers each point that a section must cover: by another order of the sources, else by exchanging one quote
 * for another, the least valuable first. What neither brings about is left to the rounds.
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
    const all = [point, ...points.filter((other) => saysAll(result, [other]))]
    result = arranged(result, all) ?? exchanged(result, choices, all, room) ?? result
  }
  return result
}

function exchanged(picked: readonly Choice[], choices: readonly Choice[], points: readonly string[], room: Room): readonly Choice[] | null {
  const rest = choices.filter((choice) => !picked.includes(choice)).slice(0, maxTried)
  const far = Math.max(room.words * tolerance, Math.abs(room.words - cost(picked, room)))
  for (const choice of rest) {
    for (const out of [null, ...picked.toReversed()]) {
      const tried = choices.filter((one) => one === choice || (one !== out && picked.includes(one)))
      const found = Math.abs(room.words - cost(tried, room)) <= far ? arranged(tried, points) : null
      if (found !== null) return found
    }
  }
  return null
}

/** The order, with one source moved if need be, in which the quotes cover all points; `null` when there is none. */
function arranged(chosen: readonly Choice[], points: readonly string[]): readonly Choice[] | null {
  const text = chosen.map(({ evidence }) => evidence.quote).join(' ')
  if (points.some((point) => !covers([text], point))) return null
  const sources = [...new Set(chosen.map(({ evidence }) => evidence.sourceId))]
  const orders = sources.flatMap((moved) =>
    sources.map((_, place) => sources.filter((source) => source !== moved).toSpliced(place, 0, moved)),
  )
  for (const order of [sources, ...orders]) {
    const tried = order.flatMap((source) => chosen.filter(({ evidence }) => evidence.sourceId === source))
    if (saysAll(tried, points)) return tried
  }
  return null
}

function saysAll(chosen: readonly Choice[], points: readonly string[]): boolean {
  const paragraphs = paragraphsOf(
    chosen.map(({ evidence }) => evidence),
    undefined,
  )
  const sentences = paragraphs.flat().map(({ text }) => text)
  return points.every((point) => covers(sentences, point))
}
