import { plural, type Clarification, type Hit, type Plan } from '@galley/sdk'
import { askStep } from '../state/ask-step.ts'
import { saveDraft } from '../state/draft-of.ts'
import { normalisePlan } from './normalise-plan.ts'
import type { RunState } from '../state/run-state.ts'
import { rememberQueries } from '../state/evidence-state.ts'
import { setPlan } from '../state/draft-state.ts'

/**
 * Asks the planner for questions, outline, checks and queries. The queries are fixed here, before any page is read. `clarification`: what a person
 * said to the reading that an earlier plan took.
 */
export async function makePlan(state: RunState, hits: readonly Hit[], clarification?: Clarification): Promise<void> {
  const isAnew = clarification !== undefined
  await askStep(
    state,
    { key: isAnew ? 'plan.anew' : 'plan', role: 'planner', note: 'Planning questions and outline', isVital: true },
    async (at) => state.context.agents.plan({ hits, ...(isAnew ? { clarification } : {}) }, at),
    (answer, emit) => {
      const plan = usePlan(state, answer)
      emit({ type: 'plan.ready', data: { plan } })
      return `Planned ${plural(plan.questions.length, 'question')} in ${plural(plan.outline.length, 'section')}`
    },
  )
  await saveDraft(state)
}

/** Puts a plan on the state, the planner's or a person's, with the host's ids. */
export function usePlan(state: RunState, written: Plan): Plan {
  const plan = normalisePlan(written, { topic: state.brief.topic, words: state.words })
  setPlan(state.draft, plan)
  rememberQueries(state.evidence, plan.queries)
  return plan
}
