import { plainText, similarity, statementsOf, stripTokens } from '@galley/evidence'
import type { Issue, IssueType } from '@galley/sdk'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import { replaceBlocks } from '../state/draft-state.ts'
import type { RunState } from '../state/run-state.ts'
import type { TeamEvent } from '../state/team-context.ts'
import { restoreSentence, sentenceIn } from '../write/edit-claim.ts'
import { placePatch } from './apply-patch.ts'
import { compareBlind, prefersAfter, type Comparison } from './compare-blind.ts'
import { refuse, type RoundLog, type TriedPatch } from './round-log.ts'
import { eventsOf } from './settle-patches.ts'

/** Least similarity, 0 to 1, of a sentence to the one that it was before. */
const minSimilarity = 0.3

/** Kinds of the host's issues that are about a whole block: to answer them its sentences may be said otherwise. */
const ofBlocks: ReadonlySet<IssueType> = new Set(['off-brief', 'ordering', 'structure', 'format'])

/** The editor's blind word on the sentences that only it wished otherwise; null where there are none, or nobody compares. */
export interface Preference {
  readonly comparison: Comparison | null
  readonly events: readonly TeamEvent[]
}

/**
 * Keeps the words of sentences with which nothing is wrong: where changes that stand say such a sentence otherwise or leave it out, the editor
 * compares the draft with them and without, not knowing which is which, and without a preference for them they are taken back. What adds to a
 * sentence and keeps its words in their order is free. `base` is the draft that the changes were made for.
 */
export async function preferChanges(state: RunState, log: RoundLog, base: readonly ClaimedBlock[]): Promise<Preference> {
  if (state.context.modes.writer !== 'full') return { comparison: null, events: [] }
  const after = state.draft.pieces
  const standing = new Set(after.flatMap(({ block }) => statementsOf(block).map(({ text }) => wordsOf(text))))
  const reduced = log.tried.map((change) => withSound(state, base, change, standing))
  if (reduced.every((change, at) => change === log.tried[at])) return { comparison: null, events: [] }
  const before = reduced.flat().reduce((pieces, { patch, put }) => placePatch(pieces, patch, put), base)
  const comparison = await compareBlind(state, `r${log.n}.prefer`, before, after)
  if (comparison === null || prefersAfter(comparison)) return { comparison, events: [] }
  const events = log.tried.flatMap((change, at) => takeBack(log, change, reduced[at] ?? []))
  log.tried.splice(0, Infinity, ...reduced.filter((change) => change.length > 0))
  replaceBlocks(state.draft, before)
  return { comparison: null, events }
}

/** A change with the sound sentences of its block as they were: the same change where it touches none, no patches where it does nothing else. */
function withSound(
  state: RunState,
  base: readonly ClaimedBlock[],
  change: readonly TriedPatch[],
  standing: ReadonlySet<readonly string[]>,
): readonly TriedPatch[] {
  const former = base.find(({ block }) => block.id === change[0]?.patch.blockId)
  const own = change.find(({ patch }) => patch.op !== 'insertAfter')
  if (former === undefined || own === undefined) return change
  const issues = [...state.issues.open.values()]
    .filter(({ by, issue }) => by === 'host' && issue.blockId === former.block.id)
    .map(({ issue }) => issue)
  const sentences = former.block.kind === 'heading' ? [former.block.text] : statementsOf(former.block).map(({ text }) => text)
  const lost = sentences.filter((text) => !issues.some((issue) => isAbout(issue, text)) && !standsIn(standing, text))
  if (lost.length === 0) return change
  if (issues.length === 0) return []
  const put = lost.reduce<readonly ClaimedBlock[] | null>((pieces, text) => pieces && restored(former, pieces, text), own.put)
  // What cannot be put back one for one goes with what had to be mended.
  return put === null ? change : change.map((one) => (one === own ? { patch: one.patch, put, rejected: one.rejected, at: one.at } : one))
}

function isAbout({ type, span }: Issue, sentence: string): boolean {
  const [own, about] = [sentence, span].map((text) => plainText(stripTokens(text)).trim())
  return ofBlocks.has(type) || (own !== undefined && about !== undefined && (own.includes(about) || about.includes(own)))
}

/** True where a sentence of the draft has all words of this one in their order. */
function standsIn(standing: ReadonlySet<readonly string[]>, sentence: string): boolean {
  const words = wordsOf(sentence)
  return [...standing].some((other) => {
    let at = 0
    for (const word of other) if (word === words[at]) at += 1
    return at === words.length
  })
}

function wordsOf(text: string): readonly string[] {
  return (
    plainText(stripTokens(text))
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** The blocks with a former sentence in place of the one that says it otherwise; null where there is none. */
function restored(former: ClaimedBlock, pieces: readonly ClaimedBlock[], sentence: string): readonly ClaimedBlock[] | null {
  const text = stripTokens(sentence).trim()
  const claim = former.claims.find((one) => one.text === text)
  const kept = new Set(former.claims.map((one) => one.text))
  const nearest = pieces
    .flatMap((piece) => piece.claims.map((one) => ({ piece, one, near: kept.has(one.text) ? 0 : similarity(one.text, text) })))
    .filter(({ near }) => near >= minSimilarity)
    .sort((a, b) => b.near - a.near)[0]
  if (claim === undefined || nearest === undefined) return null
  const back = restoreSentence(nearest.piece, nearest.one, { claim, text: sentenceIn(former, claim) ?? claim.text })
  return pieces.map((piece) => (piece === nearest.piece ? back : piece))
}

/** Notes which patches of a change are taken back, and says so. */
function takeBack(log: RoundLog, change: readonly TriedPatch[], reduced: readonly TriedPatch[]): readonly TeamEvent[] {
  const reason = 'Nothing was wrong with what it says otherwise, and the editor, not knowing which is which, did not prefer it.'
  return change.flatMap(({ patch, at }): readonly TeamEvent[] => {
    const record = log.patches[at]
    const left = reduced.find((one) => one.at === at)
    if (record === undefined || change === reduced) return []
    if (left !== undefined) {
      log.patches[at] = { ...record, after: left.put.map(({ block }) => stripTokens(block.text)).join('\n\n') }
      return eventsOf(log.n, patch, left.put)
    }
    log.patches[at] = { ...record, accepted: false, reason }
    refuse(log, patch, reason)
    for (const id of patch.resolves) {
      log.answered.delete(id)
      log.unanswered.add(id)
    }
    return [{ type: 'patch.rejected', data: { round: log.n, blockId: patch.blockId, reason } }]
  })
}
