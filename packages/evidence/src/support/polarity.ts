import type { Negation } from './negations.ts'
import type { TextStatement } from './text-statement.ts'
import type { Token } from '../text/tokens.ts'

/**
 * True when a sentence and its window differ in a negation. A word that the sentence denies must be denied in the window too, and the other way
 * round. Where a word stands with and without negation in the window, either use is allowed. Bare negations are counted instead.
 */
export function polarityBroken(claim: TextStatement, window: TextStatement): boolean {
  const denied = deniedIn(window.negations)
  const affirmed = affirmedIn(window.tokens, window.negations)
  const brokenDenial = claim.negations.some(({ scope }) => {
    const known = scope.filter((stem) => window.stems.has(stem))
    return known.length > 0 ? !known.some((stem) => denied.has(stem)) : window.negations.length === 0
  })
  if (brokenDenial) return true
  const claimDenied = deniedIn(claim.negations)
  return window.negations.some(({ scope }) => {
    const first = scope.find((stem) => claim.stems.has(stem))
    return first !== undefined && first === scope[0] && !claimDenied.has(first) && !affirmed.has(first)
  })
}

function deniedIn(negations: readonly Negation[]): ReadonlySet<string> {
  return new Set(negations.flatMap((negation) => negation.scope))
}

/** Content words that stand in the text outside every negation's nearest reach. */
function affirmedIn(tokens: readonly Token[], negations: readonly Negation[]): ReadonlySet<string> {
  const near = new Set<number>()
  for (const { at, scope } of negations) {
    const first = tokens.findIndex((token, index) => index > at && token.stem === scope[0])
    if (first >= 0) near.add(first)
  }
  return new Set(tokens.filter((token, index) => token.content && !near.has(index)).map((token) => token.stem))
}
