import type { TextStatement } from './compare/text-statement.ts'

/** Maximum sentences of the evidence that carry one sentence. */
const maxCarriers = 6
/** Minimum worth of what a further sentence must add. */
const minAdded = 2

/**
 * Sentences of the evidence that carry a sentence, in their order: first the one that has most of its words and most of its pairs of neighbours,
 * then what adds two more words, or a name or number.
 */
export function carriersOf(claim: TextStatement, sentences: readonly TextStatement[]): readonly TextStatement[] {
  const wanted = new Map<string, number>()
  for (const [at, token] of claim.tokens.entries())
    if (token.content) wanted.set(claim.roots[at] ?? token.stem, /^\p{Lu}|\d/u.test(token.raw) && at > 0 ? 1.5 : 1)
  const pairs = new Set(claim.roots.slice(1).map((root, at) => `${claim.roots[at] ?? ''} ${root}`))
  const worthOf = (sentence: TextStatement): number => {
    let worth = 0
    for (const root of new Set(sentence.roots)) worth += wanted.get(root) ?? 0
    return worth
  }
  const closeness = sentences.map((sentence) => {
    let shared = 0
    for (let at = 1; at < sentence.roots.length; at += 1)
      if (pairs.has(`${sentence.roots[at - 1] ?? ''} ${sentence.roots[at] ?? ''}`)) shared += 1
    return shared * 0.3
  })
  const chosen = new Set<number>()
  while (chosen.size < Math.min(maxCarriers, sentences.length)) {
    let best = -1
    let most = 0
    for (const [at, sentence] of sentences.entries()) {
      if (chosen.has(at)) continue
      const worth = worthOf(sentence)
      if (worth === 0 || (chosen.size > 0 && worth < minAdded - 0.5)) continue
      const sum = worth + (closeness[at] ?? 0)
      if (sum > most) {
        most = sum
        best = at
      }
    }
    if (best < 0) break
    chosen.add(best)
    for (const root of sentences[best]?.roots ?? []) wanted.delete(root)
  }
  return [...chosen].sort((a, b) => a - b).flatMap((at) => sentences[at] ?? [])
}
