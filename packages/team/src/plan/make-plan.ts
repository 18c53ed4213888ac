import type { Hit, Plan } from '@galley/sdk'
import { askStep } from '../state/ask-step.ts'
import type { Desk } from '../state/desk.ts'
import { keep } from '../state/draft-of.ts'
import { normalisePlan } from './normalise-plan.ts'

/** Asks the planner for questions, outline, checks and queries. The queries are fixed here, before any page is read. */
export async function makePlan(desk: Desk, hits: readonly Hit[]): Promise<void> {
  await askStep(
    desk,
    { key: 'plan', role: 'planner', note: 'Planning questions and outline', isVital: true },
    async (at) => desk.context.agents.plan({ hits }, at),
    (answer, emit) => {
      const plan = usePlan(desk, answer)
      emit({ type: 'plan.ready', data: { plan } })
      return `Planned ${plan.questions.length} questions in ${plan.outline.length} sections`
    },
  )
  await keep(desk)
}

/** Puts a plan on the desk, the planner's or a person's, with the host's ids. */
export function usePlan(desk: Desk, written: Plan): Plan {
  const plan = normalisePlan(written, { topic: desk.brief.topic, words: desk.words })
  desk.plan = plan
  for (const query of plan.queries) desk.queries.add(query.text.toLowerCase())
  return plan
}
