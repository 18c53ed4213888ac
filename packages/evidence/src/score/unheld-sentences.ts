import { factsOf } from './facts-of.ts'
import { failureOf } from './invariants-of.ts'
import type { ScoredVersion } from './scored-version.ts'

/** A factual sentence that its evidence does not carry. */
interface UnheldSentence {
  /** Plain text. */
  readonly text: string
  /** Reason of its worst verdict; undefined for a sentence that cites nothing. */
  readonly reason: string | undefined
}

/** Lists the factual sentences of a version that no evidence carries, in their order: those that its invariants count. */
export function unheldSentences(version: ScoredVersion): readonly UnheldSentence[] {
  const verdicts = new Map(version.verdicts.map(({ claimId, verdict }) => [claimId, verdict]))
  return factsOf(version)
    .filter((fact) => fact.factual && failureOf(fact, verdicts) !== null)
    .map(({ text, worst }) => ({ text, reason: worst?.reason }))
}
