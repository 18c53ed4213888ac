import type { Evidence, ShownEvidence } from '@galley/sdk'
import { contestedOf } from '../evidence/contested-of.ts'
import type { RunState } from '../state/run-state.ts'

/** Evidence as the writer sees it: with the date of its source, and with the evidence that contests its numbers. */
export function showEvidence(state: RunState, evidence: readonly Evidence[]): readonly ShownEvidence[] {
  const contested = contestedOf(state.evidence)
  const shown = new Set(evidence.map(({ id }) => id))
  return evidence.map(({ id, quote, sourceId, start, headings, questionIds }) => {
    const { title = '', window = quote, publishedAt } = state.evidence.contexts.get(id) ?? {}
    const conflicts = (contested.get(id) ?? [])
      .flatMap(({ others }) => others.flatMap(({ evidenceIds }) => evidenceIds))
      .filter((other) => shown.has(other))
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
      ...(conflicts.length === 0 ? {} : { conflicts: [...new Set(conflicts)] }),
    }
  })
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
