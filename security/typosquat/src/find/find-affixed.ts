import { findEqual } from './find-equal.ts'
import { findNear } from './find-near.ts'
import type { Imitation } from './imitation.ts'
import type { ImitationFinder } from './imitation-finder.ts'
import { stripAffixes } from './strip-affixes.ts'

/** Popularity of a target that is misspelt under a language word or a version, at least: 30,000 downloads a month. */
const minMisspelt = 36

/** Popularity of a target that is misspelt beside an ordinary word, at least: a million downloads a month. */
const minMisspeltBesideWord = 48

/** The same of three or four letters under a language word: `we3.js`. */
const minMisspeltShort = 50

/** Finds an established name with a word beside it, misspelt or not: `jquery.js`, `pytz3-dev`, `discord.js-helper`. */
export const findAffixed: ImitationFinder = (candidate, indexes) => {
  if (candidate.scope !== null || candidate.squashed.length < 4) return []
  const found: Imitation[] = []
  for (const { rest, added, kind } of stripAffixes(candidate.words, candidate.ecosystem)) {
    if (rest.length < 2) continue
    found.push(...findEqual(indexes, rest, { kind, form: 'plain', addedWords: added }))
    const isWord = kind === 'word added'
    if (rest.length < (isWord ? 6 : 3) || (isWord && added.length > 1)) continue
    const maxEdits = rest.length >= 8 && !isWord ? 2 : 1
    const minPopularity = isWord ? minMisspeltBesideWord : rest.length < 5 ? minMisspeltShort : minMisspelt
    found.push(...findNear(indexes, rest, { kind, form: 'plain', maxEdits, minPopularity, addedWords: added }))
  }
  return found
}
