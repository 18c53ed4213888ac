import type { Candidate } from './candidate.ts'
import { equal } from './equal.ts'
import { stripAffixes } from './affixes.ts'
import type { Generator } from './generator.ts'
import { near } from './near.ts'

/** A misspelt name under an affix must be that of a package with 30,000 downloads a month. */
const MISSPELT_LEVEL = 36

/** An established name with a word beside it: `jquery.js`, `pytz3-dev`, `discord.js-helper`; without a plain word also misspelt. */
export const affix: Generator = (subject, world) => {
  if (subject.scope !== null || subject.flat.length < 4) return []
  const found: Candidate[] = []
  for (const { rest, added, kind } of stripAffixes(subject.words, subject.ecosystem)) {
    if (rest.length < 2) continue
    found.push(...equal(world, rest, kind, 'plain', added))
    if (kind !== 'word added' && rest.length >= 5) {
      found.push(...near(world, rest, { kind, shape: 'plain', edits: rest.length >= 8 ? 2 : 1, level: MISSPELT_LEVEL, added }))
    }
  }
  return found
}
