/** The sources, as a writer speaks of them. */
const sources = String.raw`\b(?:(?:the|these|those|our|its|both|all)\s(?:\p{L}+\s)?(?:sources?|documents?|pages?|passages?|evidence|texts?|material)|(?:sources?|documents?))`

/** Verbs of what a source does. */
const telling =
  'say|tell|give|name|mention|report|state|record|show|explain|specify|describe|cover|list|include|answer|speak|settle|quote|offer'

/** Ways to say that the sources do not tell something. */
const silences: readonly RegExp[] = [
  new RegExp(String.raw`${sources}\s(?:\p{L}+\s)?(?:(?:do|does|did)(?:\snot|n['’]t)|never)\s(?:${telling})`, 'iu'),
  new RegExp(String.raw`${sources}\s(?:here\s)?(?:${telling})s?\s(?:no|nothing|nobody|none|neither|only)\b`, 'iu'),
  new RegExp(String.raw`${sources}\s(?:is|are|remains?|stays?)\ssilent\b`, 'iu'),
  /\b(?:is|are) not (?:said|told|stated|mentioned)\b/iu,
  /\b(?:no|nothing|none)\b[^,;]{0,60}\b(?:is|are) (?:named|mentioned|stated|given)(?=\s(?:for|here|there|in|by)\b|[.,;]|$)/iu,
]

/** A cell of a table that says the same. */
const silentCell =
  /^(?:none|nothing|not) (?:said|told|stated|given|named|mentioned|specified|claimed|known)(?: here)?$|^(?:unknown|n\/a)$/iu

/** Border between two statements of a sentence. */
const between = /;\s+|,\s+(?=(?:and|but|while|though)\s)|\s[–—]\s/u

/**
 * A sentence without the clauses that only say what the sources do not tell: *who else stayed, the sources do not say*. No passage can carry such a
 * clause, nor a cell that says no more: *not stated*. Returns null for a sentence that has none, and an empty text for one that has nothing else. English.
 */
export function withoutSilence(sentence: string): string | null {
  if (sentence.trimStart().startsWith('|')) return withoutSilentCells(sentence)
  if (!silences.some((pattern) => pattern.test(sentence))) return null
  const told = sentence.split(between).filter((clause) => !silences.some((pattern) => pattern.test(clause)))
  return told
    .map((clause) => clause.replace(/^(?:and|but|while|though)\s+/iu, ''))
    .join('; ')
    .trim()
}

function withoutSilentCells(row: string): string | null {
  const cells = row.split(/(?<!\\)\|/)
  const told = cells.map((cell) => (silentCell.test(cell.trim()) ? ' – ' : cell))
  return told.every((cell, at) => cell === cells[at]) ? null : told.join('|')
}
