import type { Candidate } from './candidate.ts'
import { equal } from './equal.ts'
import type { Generator } from './generator.ts'
import { near } from './near.ts'

/** A scope written as the first word: `azure-arm-cdn`; with an edit or two, or with up to three words after it (`-samples-js`). */
export const scopeJoined: Generator = (subject, world) => {
  if (subject.scope !== null || subject.flat.length < 5) return []
  const found: Candidate[] = [...equal(world, subject.flat, 'scope joined', 'joined')]
  if (subject.flat.length >= 10) found.push(...near(world, subject.flat, { kind: 'scope joined', shape: 'joined', edits: 2, level: 24 }))
  for (let left = subject.words.length - 1; left >= 2 && left >= subject.words.length - 3; left--) {
    const [kept, added] = [subject.words.slice(0, left), subject.words.slice(left)]
    found.push(...equal(world, kept.join(''), 'scope joined, words added', 'joined', added))
  }
  return found.filter((one) => !one.target.startsWith('@types/'))
}
