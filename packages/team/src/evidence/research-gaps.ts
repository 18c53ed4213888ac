import type { Evidence, Gap } from '@galley/sdk'
import type { TeamEvent } from '../state/team-context.ts'
import type { RunState } from '../state/run-state.ts'
import { rememberQueries } from '../state/evidence-state.ts'
import { addPassages, type FoundPassage } from './add-passages.ts'
import { askResearcher } from './ask-researcher.ts'

/** Evidence that a search for gaps came upon: what is new, and all of it, with what was known before. */
export interface FoundForGaps {
  readonly fresh: readonly Evidence[]
  readonly all: readonly Evidence[]
}

/** Researches gaps in round `n` and returns the evidence that is new; `onFound` may tell what follows from it, inside the step. */
export async function researchGaps(
  state: RunState,
  n: number,
  gaps: readonly Gap[],
  onFound: (found: FoundForGaps, emit: (event: TeamEvent) => void) => void,
): Promise<readonly Evidence[]> {
  rememberQueries(
    state.evidence,
    gaps.map((gap) => ({ text: gap.query })),
  )
  const search = {
    key: `r${n}.research`,
    note: `Looking for what is missing: ${gaps.map((gap) => gap.query).join(' · ')}`,
    questionIds: [...new Set(gaps.flatMap((gap) => gap.questionId ?? []))],
    gaps,
    limits: { queries: gaps.length, pages: 2 * gaps.length, quotes: 8 * gaps.length },
  }
  let fresh: readonly Evidence[] = []
  await askResearcher(state, search, (findings, emit) => {
    fresh = addPassages(state, findings.found)
    const all = state.evidence.list.filter((one) => findings.found.some((passage) => isOf(one, passage)))
    onFound({ fresh, all }, emit)
  })
  return fresh
}

/** True for evidence that shares text with a passage. */
function isOf({ sourceId, start, end }: Evidence, passage: FoundPassage): boolean {
  return sourceId === passage.sourceId && start < passage.end && passage.start < end
}
