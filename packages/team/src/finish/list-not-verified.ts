import { countDraftWords, findPhrase } from '@galley/evidence'
import { frameWords, type NotVerified } from '@galley/sdk'
import { listContested } from './list-contested.ts'
import { isShortOfEvidence, missingWords } from '../round/length-issues.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { measure } from '../state/version-of.ts'
import { planOf, type RunState } from '../state/run-state.ts'

/** Lists entries of *Could not verify* besides removed sentences: open questions, points not met, contested numbers, what should have been avoided, a short draft. */
export function listNotVerified(state: RunState, pieces: readonly ClaimedBlock[]): readonly NotVerified[] {
  const { open } = frameWords(state.brief.language)
  const { uncovered, version } = measure(state, pieces, 0)
  const found = new Set(state.evidence.list.flatMap((one) => one.questionIds))
  const points = uncovered.map(({ text, questionId }): NotVerified => {
    if (questionId === undefined) return { text, reason: open.notCovered }
    return { questionId, text, reason: found.has(questionId) ? open.answeredPoorly : open.unanswered }
  })
  const words = countDraftWords(version.blocks)
  const isShort = missingWords(state, version.blocks) > 0 && (state.context.modes.writer === 'extractive' || isShortOfEvidence(state))
  const short: readonly NotVerified[] = isShort ? [{ text: open.short(words, state.words), reason: open.nothingMore }] : []
  const avoided = (state.brief.mustAvoid ?? []).flatMap((phrase): NotVerified[] =>
    version.blocks.some((block) => findPhrase(block.text, phrase) !== null)
      ? [{ text: open.avoided(phrase.trim()), reason: open.toAvoid }]
      : [],
  )
  const { assumption } = planOf(state)
  const assumed: readonly NotVerified[] = assumption === undefined ? [] : [{ text: assumption, reason: open.assumed }]
  return [...assumed, ...points, ...listContested(state, pieces), ...avoided, ...short]
}
