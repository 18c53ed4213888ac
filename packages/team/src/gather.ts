import type { Gate } from '@galley/sdk'
import { research } from './evidence/research.ts'
import { passGate, type GateAnswer } from './pass-gate.ts'
import { clarifyBrief } from './plan/clarify-brief.ts'
import { makePlan, usePlan } from './plan/make-plan.ts'
import { scan } from './plan/scan.ts'
import { dropSources } from './state/evidence-state.ts'
import type { RunState } from './state/run-state.ts'

/** A person's no at a gate. */
export interface Refusal extends Pick<GateAnswer, 'note'> {
  readonly gate: Gate
}

/** Brings together what a draft is written from: the plan and its evidence, past the gates before the writing. Null when nobody said no. Faults: those of `research`. */
export async function gather(state: RunState): Promise<Refusal | null> {
  const hits = await scan(state)
  await makePlan(state, hits)
  const asked = await clarifyBrief(state, hits)
  if (asked?.decision === 'reject') return refusal(asked, 'brief')
  const planned = await passGate(state, 'plan', (answer, emit) => {
    if (answer.plan !== undefined) emit({ type: 'plan.ready', data: { plan: usePlan(state, answer.plan) } })
  })
  if (planned?.decision === 'reject') return refusal(planned, 'plan')
  await research(state)
  const sourced = await passGate(state, 'sources')
  if (sourced?.decision === 'reject') return refusal(sourced, 'sources')
  dropSources(state.evidence, sourced?.dropSources ?? [])
  return null
}

function refusal({ note }: GateAnswer, gate: Gate): Refusal {
  return note === undefined ? { gate } : { gate, note }
}
