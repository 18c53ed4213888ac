import type { NewEvent } from '@galley/sdk'
import type { Lease, Ledger } from '@galley/ledger'
import type { StepAt, TeamContext } from '@galley/team'

/** Receivers of the events of running steps, by key of the step. */
export type OpenSteps = Map<string, (event: NewEvent) => void>

/** Runs a step once: what the ledger holds is returned, what is new is committed with its events, under the fence of the lease. */
export function createStep(
  { ledger, lease, open }: { readonly ledger: Ledger; readonly lease: Lease; readonly open: OpenSteps },
  signals: { readonly cancel: AbortSignal; readonly close: AbortSignal },
): TeamContext['step'] {
  return async <T>(key: string, work: (at: StepAt) => Promise<T>): Promise<T> => {
    signals.close.throwIfAborted()
    const known = ledger.step(lease, key)
    if (known) return known.out as T
    const events: NewEvent[] = []
    const emit = (event: NewEvent): void => void events.push(event)
    open.set(key, emit)
    try {
      const out = await work({ signal: AbortSignal.any([signals.cancel, signals.close]), emit })
      await ledger.finishStep(lease, key, out ?? null, events)
      return out
    } finally {
      open.delete(key)
    }
  }
}
