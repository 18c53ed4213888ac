import { termOverlap } from '@galley/evidence'
import type { Asked } from './ask-for-picks.ts'
import { charsOf, type Portion } from './portions-of.ts'

/** A part that helps to answer some of what was asked. */
export interface ChosenPart {
  readonly part: Portion
  readonly asked: readonly Asked[]
}

/** A chosen part with what is shown of it: all of it, or the passages nearest to what it answers. */
export interface FittedPart extends ChosenPart {
  readonly shown: Portion
}

/**
 * Chosen parts, best first, each once, as far as they fit into `maxChars`. Those that are the first for a question all come in: where they are
 * too long together, the longest give way, and keep the passages nearest to their questions. What is left goes to the others that fit whole.
 */
export function fitParts(chosen: readonly ChosenPart[], maxChars: number): readonly FittedPart[] {
  const distinct = [...Map.groupBy(chosen, ({ part }) => part).values()].flatMap(([first]) => first ?? [])
  const answered = new Set<Asked>()
  const { vital = [], others = [] } = Object.groupBy(distinct, ({ asked }) => {
    const isFirst = asked.some((question) => !answered.has(question))
    for (const question of asked) answered.add(question)
    return isFirst ? 'vital' : 'others'
  })
  const room = roomFor(
    vital.map(({ part }) => charsOf(part)),
    maxChars,
  )
  const fitted = vital.map(({ part, asked }): FittedPart => ({ part, asked, shown: nearest({ part, asked }, room) }))
  let left = maxChars - charsOf(fitted.flatMap(({ shown }) => shown))
  for (const one of others) {
    const chars = charsOf(one.part)
    if (chars > left) continue
    left -= chars
    fitted.push({ part: one.part, asked: one.asked, shown: one.part })
  }
  return fitted
}

/** The length to which parts are cut so that they fit together: none that is shorter is cut. */
function roomFor(lengths: readonly number[], maxChars: number): number {
  let left = maxChars
  for (const [at, length] of lengths.toSorted((a, b) => a - b).entries()) {
    const fair = left / (lengths.length - at)
    if (length > fair) return fair
    left -= length
  }
  return Infinity
}

/** The first run of passages of a part that has, with its headings, the most words of its questions, as long as fits; one passage at least. */
function nearest({ part, asked }: ChosenPart, room: number): Portion {
  if (charsOf(part) <= room) return part
  const passages = [...Map.groupBy(part, ({ passage }) => passage).values()]
  const runs = passages.map((_, from) => {
    let left = room
    const end = passages.findIndex((passage, at) => at >= from && (left -= charsOf(passage)) < 0 && at > from)
    const run = passages.slice(from, end < 0 ? undefined : end).flat()
    const text = run.map((one) => `${one.headings.join(' ')} ${one.text} ${one.code ?? ''}`).join(' ')
    return { run, fit: asked.reduce((sum, one) => sum + termOverlap(one.text, text), 0) }
  })
  return runs.reduce((best, other) => (other.fit > best.fit ? other : best)).run
}
