import type { NewEvent } from '@galley/sdk'
import type { Lease, Ledger } from '@galley/ledger'
import type { StepAt, TeamContext } from '@galley/team'
import type { ReadRecord } from './read-record.ts'

/** Receivers of the events of running steps, by key of the step. */
export type OpenSteps = Map<string, (event: NewEvent) => void>

/**
 * Runs a step once: what the ledger holds is returned, what is new is committed with its events, under the fence of the lease. What a step
 * could not read is kept in `record`, also when it is the reason why the step fails.
 */
export function createStep(
  {
    ledger,
    lease,
    open,
    record,
  }: { readonly ledger: Ledger; readonly lease: Lease; readonly open: OpenSteps; readonly record: ReadRecord },
  signals: { readonly cancel: AbortSignal; readonly close: AbortSignal },
): TeamContext['step'] {
  return async <T>(key: string, work: (at: StepAt) => Promise<T>): Promise<T> => {
    signals.close.throwIfAborted()
    const known = await ledger.step(lease, key)
    if (known) return known.out as T
    const events: NewEvent[] = []
    const emit = (event: NewEvent): void => void events.push(event)
    open.set(key, emit)
    try {
      const out = await work({ signal: AbortSignal.any([signals.cancel, signals.close]), emit })
      await ledger.finishStep(lease, { key, out: out ?? null, events })
      return out
    } finally {
      record.add(events)
      open.delete(key)
    }
  }
}
