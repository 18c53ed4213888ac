import { isFactual, judgeSupport, type Support } from '@galley/evidence'
import type { Claim, Verdict, VerdictWord } from '@galley/sdk'
import type { Desk } from './desk.ts'
import type { Piece } from './piece.ts'

const badness: Readonly<Record<VerdictWord, number>> = { supported: 0, partial: 1, uncheckable: 2, unsupported: 3, contradicted: 4 }

/** Is the first verdict worse than the second? */
export function isWorse(first: VerdictWord, second: VerdictWord): boolean {
  return badness[first] > badness[second]
}

/** True for claims that must be supported: facts, numbers, quotes, and whatever reads like one. */
function mustHold(claim: Claim): boolean {
  return (claim.kind !== 'opinion' && claim.kind !== 'synthesis') || isFactual(claim.text)
}

/** True for a verdict under which a factual claim may not stay in a finished draft. */
export function isFailing(verdict: Verdict, claim: Claim): boolean {
  return mustHold(claim) && verdict.verdict !== 'supported' && verdict.verdict !== 'partial'
}

/** What makes two claims the same to a judge: the sentence and its evidence, not the id. */
export function claimKey(claim: Claim): string {
  return `${claim.evidenceIds.join(' ')} ${claim.text}`
}

/** T0's word on every claim, made worse where the fact-checker said so (never better), in the order of the text. */
export function judge(desk: Desk, pieces: readonly Piece[]): readonly Verdict[] {
  return pieces.flatMap((piece) => piece.claims.map((claim) => verdictOf(desk, claim)))
}

/** The verdict on one claim. */
export function verdictOf(desk: Desk, claim: Claim): Verdict {
  const support = supportOf(desk, claim)
  const own: Verdict = { claimId: claim.id, tier: 'T0', ...support, verdict: lenient(support.verdict, claim) }
  const other = desk.checked.get(claimKey(claim)) ?? null
  return other !== null && isWorse(other.verdict, own.verdict) ? { ...other, claimId: claim.id } : own
}

/** An opinion that no evidence carries is nothing that could be checked. */
function lenient(verdict: VerdictWord, claim: Claim): VerdictWord {
  return verdict === 'unsupported' && !mustHold(claim) ? 'uncheckable' : verdict
}

function supportOf(desk: Desk, claim: Claim): Support {
  const key = claimKey(claim)
  const known = desk.supports.get(key)
  if (known !== undefined) return known
  const byId = new Map(desk.evidence.map((one) => [one.id, one]))
  const evidence = claim.evidenceIds.flatMap((id) => {
    const one = byId.get(id)
    const shelf = desk.shelves.get(id)
    return one === undefined ? [] : [{ id, quote: one.quote, window: shelf?.window ?? one.quote, title: shelf?.title ?? '' }]
  })
  const { language } = desk.brief
  const support = judgeSupport(claim.text, evidence, language === undefined ? {} : { language })
  desk.supports.set(key, support)
  return support
}
