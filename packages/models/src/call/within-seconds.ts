import { fault } from '../faults.ts'
import type { ModelServices } from './model-services.ts'
import type { RunBudget } from './run-budget.ts'

/**
 * Works no longer than the seconds that a budget has left: then the signal of the work aborts, retries and pauses included.
 * Faults: `MODEL_BUDGET_SPENT`.
 */
export async function withinSeconds<T>(
  budget: RunBudget | undefined,
  sleep: ModelServices['sleep'],
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const left = budget?.remaining().seconds ?? null
  if (left === null) return work(signal)
  const over = new AbortController()
  const done = new AbortController()
  const ring = (): void => {
    if (!done.signal.aborted) over.abort(fault('MODEL_BUDGET_SPENT', { wanted: 'more', unit: 'seconds', left: 0 }))
  }
  sleep(left * 1000, done.signal).then(ring, () => undefined)
  try {
    return await work(AbortSignal.any([signal, over.signal]))
  } catch (error) {
    throw over.signal.aborted && !signal.aborted ? over.signal.reason : error
  } finally {
    done.abort()
  }
}
