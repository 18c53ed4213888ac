import type { Candidate } from './candidate.ts'
import { equal } from './equal.ts'
import { stripAffixes } from './affixes.ts'
import type { Generator } from './generator.ts'
import { near } from './near.ts'

/** A misspelt name under an affix must be that of a package with 30,000 downloads a month. */
const MISSPELT_LEVEL = 36

/** Beside a plain word, of one with a million. */
const KNOWN_LEVEL = 48

/** An established name with a word beside it: `jquery.js`, `pytz3-dev`, `discord.js-helper`; without a plain word also misspelt. */
export const affix: Generator = (subject, world) => {
  if (subject.scope !== null || subject.flat.length < 4) return []
  const found: Candidate[] = []
  for (const { rest, added, kind } of stripAffixes(subject.words, subject.ecosystem)) {
    if (rest.length < 2) continue
    found.push(...equal(world, rest, kind, 'plain', added))
    const isWord = kind === 'word added'
    if (rest.length < (isWord ? 7 : 5) || (isWord && added.length > 1)) continue
    const edits = rest.length >= 8 && !isWord ? 2 : 1
    found.push(...near(world, rest, { kind, shape: 'plain', edits, level: isWord ? KNOWN_LEVEL : MISSPELT_LEVEL, added }))
  }
  return found
}
