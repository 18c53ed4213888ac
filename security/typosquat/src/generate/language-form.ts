import { EXCHANGED, languageWords, stripAffixes } from './affixes.ts'
import type { Candidate } from './candidate.ts'
import { equal } from './equal.ts'
import type { Generator } from './generator.ts'

/** An established name whose language word is missing, on the other side, or another: `discord.app`, `py-mongo`, `python-openssl`. */
export const languageForm: Generator = (subject, world) => {
  if (subject.scope !== null || subject.flat.length < 3) return []
  const tried = languageWords[subject.ecosystem].slice(0, EXCHANGED)
  const found: Candidate[] = []
  const addTo = (root: string, kind: Candidate['kind'], added: readonly string[]): void => {
    for (const word of tried) {
      for (const form of [word + root, root + word]) if (form !== subject.flat) found.push(...equal(world, form, kind, 'plain', added))
    }
  }
  addTo(subject.flat, 'language word left out', [])
  for (const { rest, added, kind } of stripAffixes(subject.words, subject.ecosystem)) {
    if (added.length > 1 || rest.length < 3 || languageWords[subject.ecosystem].includes(rest)) continue
    if (kind === 'language word added') addTo(rest, 'language word exchanged', [])
    else if (added[0] === subject.words.at(-1)) addTo(rest, 'word for language word', added)
  }
  return found
}
