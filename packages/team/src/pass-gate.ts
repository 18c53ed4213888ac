import { planSchema, type Gate, type Plan } from '@galley/sdk'
import { hostStep } from './state/ask-step.ts'
import { saveDraft } from './state/draft-of.ts'
import type { TeamEvent } from './state/team-context.ts'
import type { RunState } from './state/run-state.ts'

/** A person's decision at a gate. */
export interface GateAnswer {
  readonly decision: 'approve' | 'reject'
  readonly note?: string
  /** At the plan's gate: the plan as the person wants it. */
  readonly plan?: Plan
  /** At the sources' gate: ids of sources that may not be used. */
  readonly dropSources?: readonly string[]
}

/** Changes that follow from an approval, with the events that tell them. */
type Approved = (answer: GateAnswer, emit: (event: TeamEvent) => void) => void

/**
 * Waits at a gate if the brief asks for it. Null when there is no such gate. The answer is taken inside a step: it is taken once, and a
 * replay does not wait again. Whatever does not say `approve` is a rejection.
 */
export async function passGate(state: RunState, gate: Gate, onApproved?: Approved): Promise<GateAnswer | null> {
  if (!(state.brief.approve ?? []).includes(gate)) return null
  const { context } = state
  context.signal.throwIfAborted()
  let isSettled = false
  const answer = await hostStep(state, `gate.${gate}`, async (emit) => {
    // As a draft at work: it waits once the host has written what for, so that nobody sees a gate that cannot be answered yet.
    await saveDraft(state)
    const read = readAnswer(await context.waitSignal(`gate.${gate}`))
    const { decision, note } = read
    emit({ type: 'gate.passed', data: { gate, decision, ...(note === undefined ? {} : { note }) } })
    if (decision === 'approve') onApproved?.(read, emit)
    isSettled = true
    return read
  })
  if (!isSettled && answer.decision === 'approve') onApproved?.(answer, () => undefined)
  return answer
}

function readAnswer(payload: unknown): GateAnswer {
  if (typeof payload !== 'object' || payload === null) return { decision: 'reject' }
  const { decision, note, plan, dropSources } = payload as Readonly<Record<string, unknown>>
  return {
    decision: decision === 'approve' ? 'approve' : 'reject',
    ...(typeof note === 'string' ? { note } : {}),
    ...(isPlan(plan) ? { plan } : {}),
    ...(Array.isArray(dropSources) ? { dropSources: dropSources.filter((id) => typeof id === 'string') } : {}),
  }
}

/** Tells a plan by its members. Its shape was checked against sdk's schema where it came in. */
function isPlan(value: unknown): value is Plan {
  return typeof value === 'object' && value !== null && planSchema.required.every((name) => name in value)
}
