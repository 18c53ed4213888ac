import { plural, type Hit } from '@galley/sdk'
import { askStep } from '../state/ask-step.ts'
import { noticeOf } from '../state/notice-of.ts'
import { saveDraft } from '../state/draft-of.ts'
import { recordHits } from '../state/evidence-state.ts'
import type { RunState } from '../state/run-state.ts'

/** Looks once over what there is, so that the plan fits the sources: titles and leads only. The first step of a run. */
export async function scan(state: RunState): Promise<readonly Hit[]> {
  const { agents, modes, models, documents } = state.context
  const notice = noticeOf(state.brief, modes.writer)
  let hits: readonly Hit[] = []
  await askStep(
    state,
    {
      key: 'scan',
      role: 'researcher',
      note: 'Looking over the sources',
      isVital: true,
      opening: [
        { type: 'draft.started', data: { mode: modes.writer, models, ...(notice === undefined ? {} : { notice }) } },
        ...documents.skipped.map((data) => ({ type: 'source.failed', data }) as const),
      ],
    },
    async (at) => agents.scan({}, at),
    (answer) => {
      hits = answer.hits
      recordHits(state.evidence, hits)
      if (hits.length === 0) return 'Found nothing on the topic'
      return `Found ${plural(hits.length, 'document')}`
    },
  )
  await saveDraft(state)
  return hits
}
