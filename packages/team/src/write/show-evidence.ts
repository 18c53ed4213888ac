import { numberConflicts } from '@galley/evidence'
import type { Evidence, ShownEvidence } from '@galley/sdk'
import type { RunState } from '../state/run-state.ts'

/** Evidence as the writer sees it: with the date of its source, and with what other sources say otherwise. */
export function showEvidence(state: RunState, evidence: readonly Evidence[]): readonly ShownEvidence[] {
  const conflicts = conflictsOf(evidence)
  return evidence.map(({ id, quote, sourceId, start, headings, questionIds }) => {
    const { title = '', window = quote, publishedAt } = state.evidence.contexts.get(id) ?? {}
    const others = conflicts.get(id)
    return {
      id,
      quote,
      title,
      sourceId,
      start,
      questionIds,
      window,
      ...(headings === undefined ? {} : { headings }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(others === undefined ? {} : { conflicts: others }),
    }
  })
}

/** Ids of evidence from other sources that gives another number for the same thing, by id. */
function conflictsOf(evidence: readonly Evidence[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  const add = (id: string, other: string): void => void found.set(id, [...(found.get(id) ?? []), other])
  for (const [first, second] of numberConflicts(evidence.map(({ quote, sourceId }) => ({ text: quote, sourceId })))) {
    const [one, other] = [evidence[first]?.id ?? '', evidence[second]?.id ?? '']
    add(one, other)
    add(other, one)
  }
  return found
}

/**
 * The best evidence for some questions, taken in turns from each, and nothing that is among `used`. Without questions, the best there is.
 */
export function evidenceFor(
  state: RunState,
  questionIds: readonly string[],
  max: number,
  used: ReadonlySet<string> = new Set(),
): readonly Evidence[] {
  const free = state.evidence.list.filter((one) => !used.has(one.id))
  if (questionIds.length === 0) return free.slice(0, max)
  const queues = questionIds.map((id) => free.filter((one) => one.questionIds.includes(id)))
  const chosen = new Set<Evidence>()
  const rounds = Math.max(...queues.map((queue) => queue.length))
  for (let round = 0; round < rounds; round += 1) for (const one of queues.flatMap((queue) => queue[round] ?? [])) chosen.add(one)
  return [...chosen].slice(0, max)
}
