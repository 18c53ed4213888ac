import { citationTokens, isFactual, statementsOf, stripTokens } from '@galley/evidence'
import type { CheckedClaim, Claim } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { isFailing, verdictOf } from '../state/judge.ts'
import { type RunState, planOf } from '../state/run-state.ts'
import { shownPassages } from './shown-passages.ts'

/** Greatest length of the text that an uncited sentence is judged by, in UTF-16 units. */
const maxText = 9000

/** Shows a claim to a judge as the words saw it: its passages with their neighbours, titles and headings, and the alarm that was raised. */
export function shownClaim(state: RunState, claim: Claim): CheckedClaim {
  const evidence = state.evidence.list.filter(({ id }) => claim.evidenceIds.includes(id))
  const { text, titles } = shownPassages(evidence, state.evidence.contexts)
  const named = [...new Set(titles)].filter((title) => title !== '')
  const { alarm } = verdictOf(state, claim)
  return {
    claim,
    sentence: claim.text,
    window: text,
    title: named.join('; '),
    ...(named.length < 2 ? {} : { titles }),
    ...(alarm === undefined ? {} : { alarm }),
  }
}

/** True for a question to the reader that brings no name and no number: it states nothing that could be false. */
function isPlainQuestion(sentence: string): boolean {
  return /[?？]["”»]?$/u.test(sentence) && !isFactual(sentence)
}

/**
 * Shows the sentences that cite nothing and that words let stand: leads, turns, advice, closes. Each is judged by the cited sentences of its section; the
 * first and the last section stand for the whole draft. A claim of one has no evidence, and its text for an id.
 */
export function shownUncited(state: RunState, pieces: readonly ClaimedBlock[]): readonly CheckedClaim[] {
  const sections = [...new Set(pieces.map(({ block }) => block.sectionId))]
  const ends = new Set([sections[0], sections.at(-1)])
  const said = (inSection: string | null): string =>
    pieces
      .filter(({ block }) => inSection === null || block.sectionId === inSection)
      .flatMap(({ claims }) => claims.filter(({ evidenceIds }) => evidenceIds.length > 0).map(({ text }) => text))
      .join(' ')
      .slice(0, maxText)
  return pieces.flatMap((piece) => {
    const { sectionId, kind, text } = piece.block
    if (kind !== 'paragraph' && kind !== 'list') return []
    const failing = new Set(piece.claims.filter((claim) => isFailing(verdictOf(state, claim, pieces), claim)).map((claim) => claim.text))
    const sentences = statementsOf({ kind, text }).map((sentence) => ({
      text: stripTokens(sentence.text).trim(),
      isCited: citationTokens(sentence.text).length > 0,
    }))
    return sentences.flatMap(({ text: sentence, isCited }, at) => {
      if (isCited || failing.has(sentence) || isPlainQuestion(sentence)) return []
      const before = sentences[at - 1]?.text
      return [
        {
          claim: { id: sentence, text: sentence, kind: 'opinion' as const, evidenceIds: [] },
          sentence,
          ...(before === undefined ? {} : { before }),
          window: said(ends.has(sectionId) ? null : sectionId),
          title: planOf(state).title,
        },
      ]
    })
  })
}
