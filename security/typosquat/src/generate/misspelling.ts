import type { Subject } from '../subject.ts'
import { words } from '../text/words.ts'
import type { Candidate } from './candidate.ts'
import type { Generator } from './generator.ts'
import { editsFor, near } from './near.ts'

/** One to three edits away from an established name: `expresss`, `lodahs`, `postcss-valeu-parser`. */
export const misspelling: Generator = (subject, world) => {
  if (subject.scope !== null || subject.flat.length < 3) return []
  const edits = editsFor(subject.flat.length + 1)
  const found = near(world, subject.flat, { kind: 'misspelling', shape: 'plain', edits, level: 0 })
  return found.flatMap((candidate) => sort(candidate, subject))
}

/**
 * Edits that add or take a whole word are another matter than a slip: a word added or a new version is for the affix generator,
 * and who leaves a word out means something else.
 */
function sort(candidate: Candidate, subject: Subject): readonly Candidate[] {
  const target = words(candidate.target)
  if (subject.words.length < target.length && subject.words.every((word) => target.includes(word))) {
    const left = target.filter((word) => !subject.words.includes(word)).join('')
    return left.length > 2 ? [] : [candidate]
  }
  const more = subject.words.filter((word) => !target.includes(word))
  if (target.every((word) => subject.words.includes(word)) && more.some((word) => word.length > 1)) return []
  const [only] = candidate.edits
  const isVersion = candidate.edits.length === 1 && only?.kind === 'insert' && only.at === candidate.meant.length && /\d/.test(only.to)
  return isVersion && only.before !== only.to ? [] : [candidate]
}
