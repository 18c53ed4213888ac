import { contentStems } from '../text/words/content-stems.ts'
import type { SupportEvidence } from './support.ts'

/**
 * Pieces of evidence that add nothing to a sentence: each word, name and number that their quote has, the quotes of the others have too. The
 * piece that carries most is kept, and what is left covers all that was covered before.
 */
export function needlessOf(sentence: string, evidence: readonly SupportEvidence[], carrier: string): readonly string[] {
  const wanted = new Set(contentStems(sentence))
  const has = evidence.map(({ quote }) => new Set(contentStems(quote).filter((stem) => wanted.has(stem))))
  const inQuotes = new Set(has.flatMap((stems) => [...stems]))
  for (const [at, { window }] of evidence.entries())
    for (const stem of contentStems(window)) if (wanted.has(stem) && !inQuotes.has(stem)) has[at]?.add(stem)
  const dropped = new Set<number>()
  const order = evidence.map((_, at) => at).sort((a, b) => (has[a]?.size ?? 0) - (has[b]?.size ?? 0) || b - a)
  for (const at of order) {
    if (evidence[at]?.id === carrier || dropped.size === evidence.length - 1) continue
    const others = has.filter((_, other) => other !== at && !dropped.has(other))
    if ([...(has[at] ?? [])].every((stem) => others.some((stems) => stems.has(stem)))) dropped.add(at)
  }
  return evidence.filter((_, at) => dropped.has(at)).map(({ id }) => id)
}
