import { countWords, plainText } from '@galley/evidence'
import type { Claim, Evidence } from '@galley/sdk'

/** Shorter runs of common words are no quotation. */
const minQuotationWords = 8

/**
 * The most words of quotation one source may have in a draft: max(90, 1.5 × words ÷ sources).
 * The only source of a draft may fill it.
 */
export function shareCap(words: number, sources: number): number {
  return sources <= 1 ? words : Math.max(90, Math.round((1.5 * words) / sources))
}

/** The words that a sentence takes over verbatim from a quote: the longest run they have in common, 0 below eight words. */
export function quotedWords(sentence: string, quote: string): number {
  const own = wordsOf(sentence)
  const theirs = wordsOf(quote)
  let longest = 0
  let row: number[] = []
  for (const word of own) {
    const next: number[] = []
    for (const [at, other] of theirs.entries()) {
      const run = word === other ? (row[at - 1] ?? 0) + 1 : 0
      next.push(run)
      if (run > longest) longest = run
    }
    row = next
  }
  return longest < minQuotationWords && longest < own.length ? 0 : longest
}

/** Words of quotation that each source has in these claims, by source id. */
export function quotedBySource(claims: readonly Claim[], evidence: ReadonlyMap<string, Evidence>): ReadonlyMap<string, number> {
  const used = new Map<string, number>()
  for (const claim of claims) {
    const best = new Map<string, number>()
    for (const id of claim.evidenceIds) {
      const one = evidence.get(id)
      if (one !== undefined) best.set(one.sourceId, Math.max(best.get(one.sourceId) ?? 0, quotedWords(claim.text, one.quote)))
    }
    for (const [source, words] of best) used.set(source, (used.get(source) ?? 0) + words)
  }
  return used
}

/** Words of evidence that the draft could still use: unused quotes, as far as their sources' shares reach. */
export function wordsLeft(claims: readonly Claim[], evidence: ReadonlyMap<string, Evidence>, cap: number): number {
  const cited = new Set(claims.flatMap((claim) => claim.evidenceIds))
  const used = quotedBySource(claims, evidence)
  const unused = new Map<string, number>()
  for (const one of evidence.values())
    if (!cited.has(one.id)) unused.set(one.sourceId, (unused.get(one.sourceId) ?? 0) + countWords(one.quote))
  return [...unused].reduce((sum, [source, words]) => sum + Math.min(words, Math.max(0, cap - (used.get(source) ?? 0))), 0)
}

function wordsOf(text: string): readonly string[] {
  return plainText(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
