import type { Ephemeral } from '@galley/sdk'

/** Hands what is shown and never stored to whoever watches a run in this process. */
export interface EphemeralBus {
  publish(runId: string, event: Ephemeral): void
  /** Answers a function that ends the subscription. */
  subscribe(runId: string, listener: (event: Ephemeral) => void): () => void
}

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
