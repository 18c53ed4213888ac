import type { Hit } from '@galley/sdk'
import { passGate, type GateAnswer } from '../pass-gate.ts'
import { setPlan } from '../state/draft-state.ts'
import { planOf, type RunState } from '../state/run-state.ts'
import { makePlan } from './make-plan.ts'

/**
 * Asks a person once which reading of an ambiguous brief is meant, where the plan had to assume one and the brief opens the gate. Approved without
 * a word, the reading is no assumption any more; with one, the plan is made anew, and what that still assumes stays written down. Null where
 * nothing was asked.
 */
export async function clarifyBrief(state: RunState, hits: readonly Hit[]): Promise<GateAnswer | null> {
  const { assumption, ...plan } = planOf(state)
  if (assumption === undefined) return null
  const answer = await passGate(state, 'brief')
  if (answer?.decision !== 'approve') return answer
  const said = answer.note?.trim() ?? ''
  if (said === '') setPlan(state.draft, plan)
  else await makePlan(state, hits, { assumption, answer: said })
  return answer
}
