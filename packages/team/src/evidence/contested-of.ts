import { contestedNumbers, type Stated } from '@galley/evidence'
import type { EvidenceState } from '../state/evidence-state.ts'

/** A number that sources other than its own give otherwise, and each other number with one who gives it. */
export interface ContestedNumber {
  readonly value: string
  readonly others: readonly { readonly value: string; readonly evidenceIds: readonly string[]; readonly sourceId: string }[]
}

const known = new WeakMap<readonly Stated[], ReadonlyMap<string, readonly ContestedNumber[]>>()

/** Contested numbers by the id of the evidence that gives them; a number that two independent sites give against one is settled, and none. */
export function contestedOf(evidence: EvidenceState): ReadonlyMap<string, readonly ContestedNumber[]> {
  const found = known.get(evidence.statements) ?? findContested(evidence)
  known.set(evidence.statements, found)
  return found
}

function findContested({ statements, list }: EvidenceState): ReadonlyMap<string, readonly ContestedNumber[]> {
  const ids = new Map(list.map(({ id, quote, sourceId }) => [`${sourceId}\n${quote}`, id]))
  const idsOf = (indexes: readonly number[]): readonly string[] =>
    indexes.flatMap((at) => ids.get(`${statements[at]?.sourceId}\n${statements[at]?.text}`) ?? [])
  const entries = contestedNumbers(statements).flatMap(({ at, value, others }) => {
    const told = others.map((other) => ({
      value: other.value,
      evidenceIds: idsOf(other.by),
      sourceId: statements[other.by[0] ?? -1]?.sourceId ?? '',
    }))
    return idsOf([at]).map((id) => [id, { value, others: told }] as const)
  })
  return new Map([...Map.groupBy(entries, ([id]) => id)].map(([id, same]) => [id, same.map(([, number]) => number)]))
}
