import { answeringParts } from './answering-parts.ts'
import type { Need } from './needs-of.ts'
import { readOn, type Passage } from './read-on.ts'
import type { Scored } from './score-candidates.ts'

/** A passage with the question that it answers. */
export interface ReadPassage extends Passage {
  readonly questionId: string
}

/** Words that are handed over, as a multiplier of those that the section has. */
const plenty = 1.4
/** Share of them, 0–1, that the best part has first, and each further one. */
const firstShare = { best: 0.6, other: 0.35 }

/** Passages that answer a question of the topic, from the parts that answer it best; each part in turn as far as its share goes, then what is left. */
export function passagesFor(scored: readonly Scored[], needs: readonly Need[], at: number, max: number): readonly ReadPassage[] {
  const { questionId = '', words = 0, kind } = needs[at] ?? {}
  const first: Passage[] = []
  const rest: Passage[] = []
  for (const [rank, part] of answeringParts(scored, needs, at).entries()) {
    let left = words * plenty * (rank === 0 ? firstShare.best : firstShare.other)
    for (const passage of readOn(part, at, kind === 'comparison')) {
      ;(left > 0 ? first : rest).push(passage)
      left -= wordsOf(passage)
    }
  }
  const chosen: Passage[] = []
  let left = words * plenty
  for (const passage of [...first, ...rest]) {
    if (left <= 0 || chosen.length >= max) break
    if (chosen.some((other) => saysSame(other, passage))) continue
    chosen.push(passage)
    left -= wordsOf(passage)
  }
  return chosen.map(({ seed, start, end }) => ({ seed, start, end, questionId }))
}

function wordsOf({ seed, start, end }: Passage): number {
  return seed.document.text.slice(start, end).split(/\s+/).length
}

/** Similarity from which two passages say the same (Jaccard of the roots of their first sentences). */
const minSame = 0.6

function saysSame({ seed: a }: Passage, { seed: b }: Passage): boolean {
  return a === b || a.stems.intersection(b.stems).size >= minSame * a.stems.union(b.stems).size
}
