import { countDraftWords } from '@galley/evidence'
import type { NotVerified } from '@galley/sdk'
import type { Desk } from '../state/desk.ts'
import { isShortOfEvidence, missingWords } from '../round/length-issues.ts'
import { verdictOf } from '../state/judge.ts'
import type { Piece } from '../state/piece.ts'
import { measure } from '../state/version-of.ts'

/** What the reader is told under *Could not verify* besides what was taken out: open questions, points not met, half-supported sentences, a short draft. */
export function listNotVerified(desk: Desk, pieces: readonly Piece[]): readonly NotVerified[] {
  const { uncovered, version } = measure(desk, pieces, 0)
  const found = new Set(desk.evidence.flatMap((one) => one.questionIds))
  const points = uncovered.map(({ text, questionId }): NotVerified => {
    if (questionId === undefined) return { text, reason: 'The draft does not cover this point.' }
    return { questionId, text, reason: found.has(questionId) ? 'The sources do not answer it well enough.' : 'No source answers it.' }
  })
  const partial = pieces
    .flatMap((piece) => piece.claims)
    .map((claim) => ({ claim, verdict: verdictOf(desk, claim) }))
    .filter(({ verdict }) => verdict.verdict === 'partial')
    .map(({ claim, verdict }): NotVerified => ({ claimId: claim.id, text: claim.text, reason: verdict.reason }))
  const words = countDraftWords(version.blocks)
  const isShort = missingWords(desk, version.blocks) > 0 && isShortOfEvidence(desk)
  const short: readonly NotVerified[] = isShort
    ? [{ text: `The draft has ${words} of ${desk.words} words.`, reason: 'The sources hold no more that could be quoted or supported.' }]
    : []
  return [...points, ...partial, ...short]
}
