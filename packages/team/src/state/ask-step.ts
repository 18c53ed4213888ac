import type { Role } from '@galley/sdk'
import type { StepAt, TeamEvent } from './team-context.ts'
import type { RunState } from './run-state.ts'
import { isBudgetSpent } from './is-budget-spent.ts'
import { markBudgetSpent, markUnsaved } from './draft-state.ts'

/** Step that asks one agent: its key, the role, and the note for whoever watches. */
export interface StepSpec {
  readonly key: string
  readonly role: Role
  readonly note: string
  /** Events told before the agent starts. */
  readonly opening?: readonly TeamEvent[]
  /** No draft can be had without it: a spent budget is thrown, not remembered. */
  readonly isVital?: boolean
}

type Stored<Answer> = { readonly answer: Answer } | { readonly spent: true }
type Emit = (event: TeamEvent) => void

/**
 * One step that asks one agent. `applyAnswer` puts the answer on the state, emits what follows from it and says in a few words what came of
 * it; it runs exactly once, on the fresh or on the stored answer (then its events go nowhere, they are in the ledger). A call that does not fit into the
 * budget is an answer too: `false` is returned and remembered, so that a replay goes the same way.
 */
export async function askStep<Answer>(
  state: RunState,
  spec: StepSpec,
  ask: (at: { readonly key: string; readonly signal: AbortSignal }) => Promise<Answer>,
  applyAnswer: (answer: Answer, emit: Emit) => string,
): Promise<boolean> {
  state.context.signal.throwIfAborted()
  const { key, role } = spec
  let isApplied = false
  const stored = await state.context.step<Stored<Answer>>(key, async ({ signal, emit }: StepAt) => {
    markUnsaved(state.draft)
    for (const event of spec.opening ?? []) emit(event)
    emit({ type: 'agent.started', data: { role, step: key, note: spec.note } })
    try {
      // Agents that ask no model take time too; what is left when it is over is not begun.
      const isLate = spec.isVital !== true && state.context.remaining().seconds === 0
      if (isLate) return noteSpent(state, spec, emit)
      const answer = await ask({ key, signal })
      isApplied = true
      emit({ type: 'agent.done', data: { role, step: key, note: applyAnswer(answer, emit) } })
      return { answer }
    } catch (error) {
      if (spec.isVital === true || !isBudgetSpent(error)) throw error
      return noteSpent(state, spec, emit)
    }
  })
  if ('spent' in stored) {
    markBudgetSpent(state.draft)
    return false
  }
  if (!isApplied) applyAnswer(stored.answer, () => undefined)
  return true
}

async function noteSpent(state: RunState, { key, role }: StepSpec, emit: Emit): Promise<{ readonly spent: true }> {
  emit({ type: 'agent.done', data: { role, step: key, note: 'The budget does not cover this' } })
  emit({ type: 'budget.spent', data: { usage: await state.context.usage() } })
  return { spent: true }
}

/** One step of the host's own: what it reads from the world is remembered, what it emits is committed. */
export async function hostStep<T>(state: RunState, key: string, fn: (emit: Emit) => Promise<T> | T): Promise<T> {
  return state.context.step(key, async ({ emit }) => {
    markUnsaved(state.draft)
    return fn(emit)
  })
}
