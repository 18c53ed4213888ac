import { countDraftWords, findPhrase } from '@galley/evidence'
import { frameWords, type NotVerified } from '@galley/sdk'
import { listContested } from './list-contested.ts'
import { shortest } from '../round/length-bounds.ts'
import { isShortOfEvidence, missingWords } from '../round/length-issues.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { measure } from '../state/version-of.ts'
import { planOf, type RunState } from '../state/run-state.ts'

/** Lists entries of *Could not verify* besides removed sentences: open questions, points not met, contested numbers, what should have been avoided, a short draft. */
export function listNotVerified(state: RunState, pieces: readonly ClaimedBlock[]): readonly NotVerified[] {
  const { open } = frameWords(state.brief.language)
  const { uncovered, version } = measure(state, pieces, 0)
  const found = new Set(state.evidence.list.flatMap((one) => one.questionIds))
  const isPost = state.context.modes.writer === 'full'
  // A point and the question that was made of it are told once, in the words of the brief.
  const isSaid = (text: string): boolean => uncovered.some((one) => one.mustCover && one.text !== text && text.includes(one.text))
  const points = uncovered.flatMap(({ text, questionId }): readonly NotVerified[] => {
    if (questionId !== undefined && isSaid(text)) return []
    if (questionId === undefined) return [{ text, reason: open.notCovered }]
    // Of a post nobody knows if its sources do not answer, or if the sentence that did was taken out.
    const reason = isPost ? open.notCovered : open.answeredPoorly
    return [{ questionId, text, reason: found.has(questionId) ? reason : open.unanswered }]
  })
  const words = countDraftWords(version.blocks)
  const missing = missingWords(state, version.blocks)
  const isSpent = missing > 0 && (state.context.modes.writer === 'extractive' || isShortOfEvidence(state))
  const isShort = isSpent || (isPost && missing > 0 && words < shortest(state))
  const why = isSpent ? open.nothingMore : open.notHeld
  const short: readonly NotVerified[] = isShort ? [{ text: open.short(words, state.words), reason: why }] : []
  const avoided = (state.brief.mustAvoid ?? []).flatMap((phrase): NotVerified[] =>
    version.blocks.some((block) => findPhrase(block.text, phrase) !== null)
      ? [{ text: open.avoided(phrase.trim()), reason: open.toAvoid }]
      : [],
  )
  const { assumption } = planOf(state)
  const assumed: readonly NotVerified[] = assumption === undefined ? [] : [{ text: assumption, reason: open.assumed }]
  return [...assumed, ...points, ...listContested(state, pieces), ...avoided, ...short]
}
