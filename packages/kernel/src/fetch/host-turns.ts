import type { Sleep } from '../sleep.ts'

/** Lets work on one host happen one at a time, with a pause between. */
export type HostTurns = <T>(host: string, signal: AbortSignal, work: () => Promise<T>) => Promise<T>

/** Creates turns by host: one request at a time, `gapMs` from the end of one to the start of the next. */
export function createHostTurns(gapMs: number, clock: () => Date, sleep: Sleep): HostTurns {
  const hosts = new Map<string, { last: Promise<void>; freeAt: number; waiting: number }>()
  return async (host, signal, work) => {
    const turn = hosts.get(host) ?? { last: Promise.resolve(), freeAt: 0, waiting: 0 }
    hosts.set(host, turn)
    const { promise: mine, resolve: pass } = Promise.withResolvers<void>()
    const before = turn.last
    turn.last = before.then(() => mine)
    turn.waiting += 1
    try {
      await before
      signal.throwIfAborted()
      const pause = turn.freeAt - clock().getTime()
      if (pause > 0) await sleep(pause, signal)
      return await work()
    } finally {
      turn.freeAt = clock().getTime() + gapMs
      turn.waiting -= 1
      if (turn.waiting === 0 && gapMs === 0) hosts.delete(host)
      pass()
    }
  }
}
