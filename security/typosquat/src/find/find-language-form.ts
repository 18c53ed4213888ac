import { findEqual } from './find-equal.ts'
import type { Imitation, ImitationKind } from './imitation.ts'
import type { ImitationFinder } from './imitation-finder.ts'
import { languageWords, stripAffixes } from './strip-affixes.ts'

/** Language words that are tried in place of others: the first ones of the list. */
const maxTried = 3

/** Finds a name whose language word is missing, on the other side, or another one: `discord.app`, `py-mongo`, `python-openssl`. */
export const findLanguageForm: ImitationFinder = (candidate, indexes) => {
  if (candidate.scope !== null || candidate.squashed.length < 3) return []
  const tried = languageWords[candidate.ecosystem].slice(0, maxTried)
  const found: Imitation[] = []
  const addTo = (root: string, kind: ImitationKind, added: readonly string[]): void => {
    for (const word of tried) {
      for (const form of [word + root, root + word])
        if (form !== candidate.squashed) found.push(...findEqual(indexes, form, { kind, form: 'plain', addedWords: added }))
    }
  }
  addTo(candidate.squashed, 'language word left out', [])
  for (const { rest, added, kind } of stripAffixes(candidate.words, candidate.ecosystem)) {
    if (added.length > 1 || rest.length < 3 || languageWords[candidate.ecosystem].includes(rest)) continue
    if (kind === 'language word added') addTo(rest, 'language word exchanged', [])
    else if (added[0] === candidate.words.at(-1)) addTo(rest, 'word for language word', added)
  }
  return found
}
