import { asVerdict, isFactual, judgeSupport, namedBy, standsUncited, type Support } from '@galley/evidence'
import type { Claim, Verdict } from '@galley/sdk'
import type { ClaimedBlock } from './claimed-block.ts'
import { isVerbatim } from './is-verbatim.ts'
import { weigh } from './weigh.ts'
import type { RunState } from './run-state.ts'
import { cacheSupport } from './caches.ts'

/** True for claims that must be supported: facts, numbers, quotes, and whatever reads like one. */
function mustHold(claim: Claim): boolean {
  return (claim.kind !== 'opinion' && claim.kind !== 'synthesis') || isFactual(claim.text)
}

/** True for a verdict under which a factual claim may not stay in a finished draft. */
export function isFailing(verdict: Verdict, claim: Claim): boolean {
  return mustHold(claim) && verdict.verdict !== 'supported'
}

/** Key under which a claim is judged: its sentence and evidence in whatever order, not its id. */
export function claimKey(claim: Pick<Claim, 'text' | 'evidenceIds'>): string {
  return `${[...new Set(claim.evidenceIds)].sort().join(' ')} ${claim.text}`
}

/** The verdicts on all claims, in the order of the text. */
export function judge(state: RunState, pieces: readonly ClaimedBlock[]): readonly Verdict[] {
  return pieces.flatMap((piece) => piece.claims.map((claim) => verdictOf(state, claim, pieces)))
}

/**
 * The verdict on one claim: that of the words, contradicted where another sentence of the draft has other numbers, weighed against what a judge
 * said. A sentence without a citation is compared with the supported ones of `pieces`, which are the draft it stands in.
 */
export function verdictOf(state: RunState, claim: Claim, pieces: readonly ClaimedBlock[] = state.draft.pieces): Verdict {
  const key = claimKey(claim)
  const said = state.issues.heard.get(key) ?? null
  if (claim.evidenceIds.length === 0 && standsUncited(claim.text, groundOf(state, pieces), namedBy(state.brief)))
    return weigh({ claimId: claim.id, ...asTurn }, said)
  const support = supportOf(state, claim)
  const own = asVerdict(claim, support, { mustHold: mustHold(claim) })
  const conflict = state.issues.conflicts.get(key)
  if (conflict !== undefined) return { ...own, verdict: 'contradicted', reason: conflict }
  return weigh(own, said, support.loosely)
}

/**
 * Share of its content words, 0 to 1, from which a sentence that has the order of its source is so near to it that no judge reads it too: of 131 fluent falsehoods by hand, 71 are
 * supported by words, each with nearly all of its words, and 2 of these in the order of the source; of 181 true restatements 143 are, and 65 in its order.
 */
const minNear = 0.85

/** True for a claim of which a judge has something to say that words have not said: they leave it undecided, or support it from afar or in another order. */
export function isOpen(state: RunState, claim: Claim): boolean {
  const { verdict, score } = verdictOf(state, claim)
  return verdict === 'undecided' || (verdict === 'supported' && (score < minNear || supportOf(state, claim).loosely !== undefined))
}

/** Verdict on a lead, a turn, advice or a close. */
const asTurn = {
  verdict: 'supported',
  tier: 'lexical',
  score: 1,
  reason: 'The writer’s own: it brings no name, number or event that the supported sentences do not have.',
} as const

/** Verdict on words that a writer without a model set as they stand in their source. */
const asSet = { verdict: 'supported', score: 1, reason: 'The source says it in these words.' } as const

/**
 * The draft's title and the sentences that their evidence supports: what a sentence without a citation may speak of. One that words leave open and
 * no judge has heard yet counts with them until it is heard: else a change would be refused for the lead that speaks of it.
 */
function groundOf(state: RunState, pieces: readonly ClaimedBlock[]): readonly string[] {
  const cited = pieces.flatMap((piece) => piece.claims).filter((claim) => claim.evidenceIds.length > 0)
  const standing = cited.filter((claim) => {
    const { verdict } = verdictOf(state, claim, pieces)
    return verdict === 'supported' || (verdict === 'undecided' && !state.issues.heard.has(claimKey(claim)))
  })
  return [state.draft.plan?.title ?? state.brief.topic, ...standing.map(({ text }) => text)]
}

function supportOf(state: RunState, claim: Claim): Support {
  const key = claimKey(claim)
  const known = state.caches.supports.get(key)
  if (known !== undefined) return known
  const byId = new Map(state.evidence.list.map((one) => [one.id, one]))
  const evidence = claim.evidenceIds.flatMap((id) => {
    const one = byId.get(id)
    const context = state.evidence.contexts.get(id)
    if (one === undefined) return []
    return [{ id, quote: one.quote, window: context?.window ?? one.quote, title: context?.title ?? '', headings: one.headings ?? [] }]
  })
  const { language, topic } = state.brief
  if (state.context.modes.writer === 'extractive' && isVerbatim(claim.text, evidence, language))
    return { ...asSet, evidenceId: evidence[0]?.id ?? '' }
  const about = `${state.draft.plan?.title ?? ''}. ${topic}`
  const support = judgeSupport(claim.text, evidence, { topic: about, ...(language === undefined ? {} : { language }) })
  cacheSupport(state.caches, key, support)
  return support
}
