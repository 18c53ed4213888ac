import type { Claim } from '@galley/sdk'
import { contestedOf } from './contested-of.ts'
import type { ClaimedBlock } from '../state/claimed-block.ts'
import type { RunState } from '../state/run-state.ts'

/** A sentence of the draft that gives a contested number alone, and the numbers of others that the draft does not tell. */
export interface OneSided {
  readonly blockId: string
  readonly claim: Claim
  /** Each number with the title of a source that gives it. */
  readonly others: readonly { readonly value: string; readonly title: string }[]
}

/** Finds the sentences that give a number on which sources differ as if they did not. The draft tells a number where it cites who gives it. */
export function oneSidedNumbers(state: RunState, pieces: readonly ClaimedBlock[]): readonly OneSided[] {
  const contested = contestedOf(state.evidence)
  if (contested.size === 0) return []
  const claims = pieces.flatMap(({ block, claims: own }) => own.map((claim) => ({ blockId: block.id, claim })))
  const cited = new Set(claims.flatMap(({ claim }) => claim.evidenceIds))
  const titles = new Map(state.evidence.list.map(({ id, sourceId }) => [sourceId, state.evidence.contexts.get(id)?.title ?? sourceId]))
  return claims.flatMap(({ blockId, claim }) => {
    const others = claim.evidenceIds
      .flatMap((id) => contested.get(id) ?? [])
      .filter(({ value }) => numbersIn(claim.text).has(value))
      .flatMap((number) => number.others)
      .filter((other) => !other.evidenceIds.some((id) => cited.has(id)) && !numbersIn(claim.text).has(other.value))
      .map(({ value, sourceId }) => ({ value, title: titles.get(sourceId) ?? sourceId }))
    const unique = [...new Map(others.map((other) => [other.value, other])).values()]
    return unique.length === 0 ? [] : [{ blockId, claim, others: unique }]
  })
}

function numbersIn(text: string): ReadonlySet<string> {
  return new Set((text.match(/\p{N}[\p{N}.,]*\p{N}|\p{N}/gu) ?? []).map((one) => one.replaceAll(',', '')))
}
