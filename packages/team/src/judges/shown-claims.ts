import { citationTokens, statementsOf, stripTokens } from '@galley/evidence'
import type { CheckedClaim, Claim } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { isFailing, verdictOf } from '../state/judge.ts'
import { type RunState, planOf } from '../state/run-state.ts'

/** Greatest length of the text that an uncited sentence is judged by, in UTF-16 units. */
const maxText = 9000
/** Headings above the passages of a claim that are shown. */
const maxHeadings = 12

/** Shows a claim to a judge as the words saw it: its passages with their neighbours, titles and headings, and the alarm that was raised. */
export function shownClaim(state: RunState, claim: Claim): CheckedClaim {
  const contexts = claim.evidenceIds.flatMap((id) => state.evidence.contexts.get(id) ?? [])
  const headings = state.evidence.list.flatMap((one) => (claim.evidenceIds.includes(one.id) ? (one.headings ?? []) : []))
  const { alarm } = verdictOf(state, claim)
  return {
    claim,
    sentence: claim.text,
    window: [...new Set(contexts.map(({ window }) => window))].join('\n\n'),
    title: [...new Set(contexts.map(({ title }) => title))].join('; '),
    headings: [...new Set(headings)].slice(0, maxHeadings),
    ...(alarm === undefined ? {} : { alarm }),
  }
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
    return statementsOf({ kind, text })
      .filter((sentence) => citationTokens(sentence.text).length === 0)
      .map((sentence) => stripTokens(sentence.text).trim())
      .filter((sentence) => !failing.has(sentence))
      .map((sentence) => ({
        claim: { id: sentence, text: sentence, kind: 'opinion' as const, evidenceIds: [] },
        sentence,
        window: said(ends.has(sectionId) ? null : sectionId),
        title: planOf(state).title,
        headings: [],
      }))
  })
}
