import { hasEnded, type DraftEvent, type Ephemeral } from '@galley/sdk'
import type { Ledger } from '@galley/ledger'

/** Hands what is shown and never stored to whoever watches a run in this process. */
export interface EphemeralBus {
  publish(runId: string, event: Ephemeral): void
  /** Answers a function that ends the subscription. */
  subscribe(runId: string, listener: (event: Ephemeral) => void): () => void
}

/** Rows read from the ledger at once. */
const page = 500

/** Ephemeral events kept for a slow reader; the oldest are dropped first. */
const backlog = 1000

/**
 * A run's events after `since`, each once and in order, mixed with what is ephemeral as it happens; ends when the run has ended
 * and everything was given out, or when the signal aborts. A run that another process writes is followed through the ledger.
 */
export async function* streamEvents(
  { ledger, bus }: { readonly ledger: Ledger; readonly bus: EphemeralBus },
  id: string,
  { since = 0, signal }: { readonly since?: number; readonly signal: AbortSignal },
): AsyncGenerator<DraftEvent | Ephemeral> {
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  const waiting: Ephemeral[] = []
  const bell = createBell()
  const ring = (): void => bell.ring()
  const unsubscribe = bus.subscribe(id, (event) => {
    if (waiting.push(event) > backlog) waiting.shift()
    ring()
  })
  const changes = ringOnChange(ledger.watch(id, either), ring)
  either.addEventListener('abort', ring)
  try {
    let last = since
    while (!signal.aborted) {
      const run = ledger.getSummary(id)
      const events = run ? ledger.events(id, last, page) : []
      for (const event of events) {
        last = event.seq
        yield event
      }
      while (waiting.length > 0 && !signal.aborted) yield waiting.shift() as Ephemeral
      if (events.length > 0) continue
      if (!run || (hasEnded(run.status) && run.seq <= last)) return
      await bell.heard()
    }
  } finally {
    stop.abort()
    unsubscribe()
    await changes
  }
}

async function ringOnChange(changes: AsyncIterable<void>, ring: () => void): Promise<void> {
  for await (const _ of changes) ring()
  ring()
}

/** A bell that is heard once, also when it rang before anybody listened. */
function createBell(): { ring(): void; heard(): Promise<void> } {
  let { promise, resolve } = Promise.withResolvers<void>()
  return {
    ring: () => resolve(),
    heard: async () => {
      await promise
      ;({ promise, resolve } = Promise.withResolvers<void>())
    },
  }
}

/** Creates the bus of this process. */
export function createEphemeralBus(): EphemeralBus {
  const listeners = new Map<string, Set<(event: Ephemeral) => void>>()
  return {
    publish: (runId, event) => {
      for (const listener of listeners.get(runId) ?? []) listener(event)
    },
    subscribe: (runId, listener) => {
      const set = listeners.get(runId) ?? new Set()
      listeners.set(runId, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(runId) === set) listeners.delete(runId)
      }
    },
  }
}
