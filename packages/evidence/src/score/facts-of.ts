import type { Claim, Verdict } from '@galley/sdk'
import { citationTokens } from '../text/markdown/citation-tokens.ts'
import { deriveClaims } from '../text/sentences/derive-claims.ts'
import { isFactual } from '../text/sentences/is-factual.ts'
import { plainText } from '../text/markdown/plain-text.ts'
import type { ScoredVersion } from './scored-version.ts'
import { namedBy } from '../support/named-by.ts'
import { standsUncited } from '../support/stands-uncited.ts'
import { statementsOf } from '../text/sentences/statements-of.ts'

/** A sentence of a draft and what is known of it. */
export interface Fact {
  readonly blockId: string
  /** Plain text. */
  readonly text: string
  /** True for what needs evidence: neither an opinion nor a turn that brings nothing new. */
  readonly factual: boolean
  readonly claims: readonly Claim[]
  /** True when a token points at a claim with evidence that exists. */
  readonly cited: boolean
  /** 1 supported, 0 not: the weakest of its claims decides. */
  readonly support: number
  /** The worst verdict on its claims, where there is one. */
  readonly worst: Verdict | undefined
}

/** The sentences of a version with their claims and verdicts, in order. */
export function factsOf(version: ScoredVersion): readonly Fact[] {
  const known = new Set(version.evidence.map((one) => one.id))
  const claims = new Map(deriveClaims(version.blocks, version.claims).map((claim) => [claim.id, claim]))
  const verdicts = new Map(version.verdicts.map((verdict) => [verdict.claimId, verdict]))
  const facts = version.blocks.flatMap((block) =>
    statementsOf(block).map((sentence) => {
      const own = citationTokens(sentence.text).flatMap((token) => claims.get(token.id) ?? [])
      const text = plainText(sentence.text)
      const judged = own.flatMap((claim) => verdicts.get(claim.id) ?? [])
      const worst = judged.toSorted(
        (a, b) => worth(a) - worth(b) || Number(b.verdict === 'contradicted') - Number(a.verdict === 'contradicted'),
      )[0]
      return {
        blockId: block.id,
        text,
        factual: isFactual(text) || own.some((claim) => claim.kind !== 'opinion' && claim.kind !== 'synthesis'),
        claims: own,
        cited: own.some((claim) => claim.evidenceIds.some((id) => known.has(id))),
        worst,
        support: own.length === 0 ? 0 : Math.min(...own.map((claim) => worth(verdicts.get(claim.id)))),
      }
    }),
  )
  // What is still open counts with the ground: if it falls, the turns that speak of it fall with it.
  const ground = [version.plan.title, ...facts.filter(({ cited, support }) => cited && support > 0).map(({ text }) => text)]
  const named = namedBy(version.brief)
  return facts.map((fact) => (fact.claims.length === 0 && standsUncited(fact.text, ground, named) ? asTurn(fact) : fact))
}

function asTurn(fact: Fact): Fact {
  return { ...fact, factual: false }
}

function worth(verdict: Verdict | undefined): number {
  if (verdict === undefined) return 0
  return { supported: 1, undecided: 0.75, uncheckable: 0, unsupported: 0, contradicted: 0 }[verdict.verdict]
}
