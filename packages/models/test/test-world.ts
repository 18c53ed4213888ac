import { checkSchema } from '@galley/testkit'
import type { World } from '../src/call/world.ts'

/** A world for tests: real HTTP, a clock that stands still, pauses that take no time and are written down. */
export interface TestWorld extends World {
  /** The pauses asked for, without the time-outs. */
  readonly pauses: number[]
  readonly kept: Map<string, unknown>
}

/** The longest pause of a retry in these tests; whatever is longer is a time-out and never over. */
const longestPause = 8000

/** `expire` names the time-outs (in ms) that are over at once; `ports` sends a port of this machine to another address. */
export function createTestWorld(
  options: { readonly expire?: readonly number[]; readonly ports?: Readonly<Record<number, string>> } = {},
): TestWorld {
  const pauses: number[] = []
  const kept = new Map<string, unknown>()
  return {
    pauses,
    kept,
    cache: kept,
    checkSchema,
    clock: () => new Date('2026-01-01T00:00:00Z'),
    random: () => 0.5,
    sleep: async (ms, signal) => {
      if (options.expire?.includes(ms) === true) return new Promise((resolve) => setImmediate(resolve))
      if (ms <= longestPause && ms !== 200) return void pauses.push(ms)
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))
    },
    fetch: async (address, init) => {
      const url = new URL(address instanceof Request ? address.url : address)
      const other = options.ports === undefined ? undefined : (options.ports[Number(url.port)] ?? 'http://127.0.0.1:9')
      return fetch(other === undefined ? url : new URL(url.pathname, other), init)
    },
  }
}
