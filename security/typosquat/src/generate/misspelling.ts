import type { Generator } from './generator.ts'
import { editsFor, near } from './near.ts'

/** One to three edits away from an established name: `expresss`, `lodahs`, `postcss-valeu-parser`. */
export const misspelling: Generator = (subject, world) => {
  if (subject.scope !== null || subject.flat.length < 3) return []
  const edits = editsFor(subject.flat.length + 1)
  return near(world, subject.flat, { kind: 'misspelling', shape: 'plain', edits, level: 0 })
}
