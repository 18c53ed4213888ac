import type { Block, Claim, Verdict } from '@galley/sdk'
import { asVerdict } from './as-verdict.ts'
import { citationTokens } from '../text/markdown/citation-tokens.ts'
import { deriveClaims } from '../text/sentences/derive-claims.ts'
import { judgeSupport } from './judge-support.ts'
import { statementsOf } from '../text/sentences/statements-of.ts'
import type { SupportEvidence } from './support.ts'

/** Input of `judgeClaims`. */
export interface JudgedDraft {
  readonly blocks: readonly Block[]
  readonly claims: readonly Claim[]
  readonly evidence: readonly SupportEvidence[]
  /** BCP 47. */
  readonly language?: string
}

/**
 * T0 verdicts of a version, one a claim, in the order of the claims. A claim is judged as the sentence that carries its token. Where a
 * sentence carries several tokens, it is judged against the evidence of all of them, and a claim whose own evidence supports no part of
 * it is unsupported all the same: a citation that carries nothing is a wrong citation. An opinion that finds no support is `uncheckable`.
 * `only` limits the work to some claims.
 */
export function judgeClaims(draft: JudgedDraft, only?: ReadonlySet<string>): readonly Verdict[] {
  const evidence = new Map(draft.evidence.map((one) => [one.id, one]))
  const claims = deriveClaims(draft.blocks, draft.claims)
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const companions = companionsOf(draft.blocks)
  const evidenceOf = (claim: Claim): readonly SupportEvidence[] => claim.evidenceIds.flatMap((id) => evidence.get(id) ?? [])
  return claims
    .filter((claim) => only === undefined || only.has(claim.id))
    .map((claim) => {
      const others = (companions.get(claim.id) ?? []).flatMap((id) => byId.get(id) ?? [])
      return verdictOf(claim, evidenceOf(claim), others.flatMap(evidenceOf), draft.language)
    })
}

function verdictOf(
  claim: Claim,
  own: readonly SupportEvidence[],
  others: readonly SupportEvidence[],
  language: string | undefined,
): Verdict {
  const options = language === undefined ? {} : { language }
  const mustHold = claim.kind !== 'opinion' && claim.kind !== 'synthesis'
  const alone = judgeSupport(claim.text, own, options)
  if (alone.verdict === 'supported' || own.length === 0 || others.length === 0) return asVerdict(claim, alone, { mustHold })
  const joint = judgeSupport(claim.text, [...own, ...others.filter((one) => !own.includes(one))], options)
  const carries = own.some(({ id }) => joint.needless?.includes(id) !== true)
  return asVerdict(claim, carries ? joint : alone, { mustHold })
}

/** For each claim the claims whose tokens stand in the same sentence. */
function companionsOf(blocks: readonly Block[]): ReadonlyMap<string, readonly string[]> {
  const companions = new Map<string, readonly string[]>()
  for (const block of blocks)
    for (const { text } of statementsOf(block)) {
      const ids = citationTokens(text).map((token) => token.id)
      if (ids.length > 1)
        for (const id of ids)
          companions.set(
            id,
            ids.filter((other) => other !== id),
          )
    }
  return companions
}
