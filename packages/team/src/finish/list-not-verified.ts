import { countDraftWords, findPhrase } from '@galley/evidence'
import type { NotVerified } from '@galley/sdk'
import { isShortOfEvidence, missingWords } from '../round/length-issues.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { measure } from '../state/version-of.ts'
import { planOf, type RunState } from '../state/run-state.ts'

/** Lists entries of *Could not verify* besides removed sentences: open questions, points not met, what should have been avoided, a short draft. */
export function listNotVerified(state: RunState, pieces: readonly ClaimedBlock[]): readonly NotVerified[] {
  const { uncovered, version } = measure(state, pieces, 0)
  const found = new Set(state.evidence.list.flatMap((one) => one.questionIds))
  const points = uncovered.map(({ text, questionId }): NotVerified => {
    if (questionId === undefined) return { text, reason: 'The draft does not cover this point.' }
    return { questionId, text, reason: found.has(questionId) ? 'The sources do not answer it well enough.' : 'No source answers it.' }
  })
  const words = countDraftWords(version.blocks)
  const isShort = missingWords(state, version.blocks) > 0 && isShortOfEvidence(state)
  const short: readonly NotVerified[] = isShort
    ? [{ text: `The draft has ${words} of ${state.words} words.`, reason: 'The sources hold no more that could be quoted or supported.' }]
    : []
  const avoided = (state.brief.mustAvoid ?? []).flatMap((phrase): NotVerified[] =>
    version.blocks.some((block) => findPhrase(block.text, phrase) !== null)
      ? [{ text: `“${phrase.trim()}” is in the text.`, reason: 'The brief wants it avoided.' }]
      : [],
  )
  const { assumption } = planOf(state)
  const assumed: readonly NotVerified[] =
    assumption === undefined ? [] : [{ text: assumption, reason: 'The brief leaves this open; the draft goes by this reading.' }]
  return [...assumed, ...points, ...avoided, ...short]
}
