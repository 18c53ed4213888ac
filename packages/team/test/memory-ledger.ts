import type { TeamContext, TeamEvent } from '../src/index.ts'

/** The crash that a test asked for. */
export class Crash extends Error {}

/** Steps in memory, as the store keeps them: an answer and its events commit together, or not at all. */
export interface MemoryLedger {
  readonly step: TeamContext['step']
  readonly events: readonly TeamEvent[]
  readonly keys: () => readonly string[]
  /** How often the function of a step was run to its end after it had been committed before: must stay empty. */
  readonly rerun: readonly string[]
  /** Fails the n-th step from now on: before it runs, when it has run but is not committed, or right after it is. */
  crashAt: (n: number, when: 'before' | 'during' | 'after') => void
}

export function createMemoryLedger(): MemoryLedger {
  const stored = new Map<string, string>()
  const events: TeamEvent[] = []
  const rerun: string[] = []
  let crash: { n: number; when: string } | null = null
  const hits = (when: string): void => {
    if (crash?.when === when && crash.n <= 0) {
      crash = null
      throw new Crash(when)
    }
  }
  return {
    events,
    rerun,
    keys: () => [...stored.keys()],
    crashAt: (n, when) => {
      crash = { n, when }
    },
    step: async (key, fn) => {
      const known = stored.get(key)
      if (known !== undefined) return JSON.parse(known)
      if (crash !== null) crash.n -= 1
      hits('before')
      const own: TeamEvent[] = []
      const answer = await fn({ signal: new AbortController().signal, emit: (event) => void own.push(event) })
      hits('during')
      if (stored.has(key)) rerun.push(key)
      stored.set(key, JSON.stringify(answer))
      events.push(...own)
      hits('after')
      return answer
    },
  }
}
