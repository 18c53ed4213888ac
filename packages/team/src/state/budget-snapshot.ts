import { hostStep } from './ask-step.ts'
import type { Remaining, TeamEvent } from './team-context.ts'
import type { RunState } from './run-state.ts'

/** Remainder of the budget when a round ended. */
export type BudgetSnapshot = Remaining

/** A step that tells what a round came to, and remembers what is left: the decision after it is then the same on a replay. */
export async function recordBudget(state: RunState, key: string, events: readonly TeamEvent[]): Promise<BudgetSnapshot> {
  return hostStep(state, key, async (emit) => {
    for (const event of events) emit(event)
    emit({ type: 'budget.spent', data: { usage: await state.context.usage() } })
    return state.context.remaining()
  })
}

/**
 * Estimates if the remainder covers another round. The last round is the measure; before the first, anything left will do. Only time matters
 * where no model is asked.
 */
export function canAfford(state: RunState, snapshots: readonly BudgetSnapshot[]): boolean {
  const last = snapshots.at(-1)
  if (last === undefined) return true
  const usesModel = Object.values(state.context.modes).some((mode) => mode !== 'extractive')
  const units = usesModel ? (['tokens', 'usd', 'wattHours', 'seconds'] as const) : (['seconds'] as const)
  return units.every((unit) => covers(snapshots.map((snapshot) => snapshot[unit])))
}

function covers(left: readonly (number | null)[]): boolean {
  const [before, now] = [left.at(-2) ?? null, left.at(-1) ?? null]
  if (now === null) return true
  return now > 0 && now >= (before === null ? 0 : before - now)
}
