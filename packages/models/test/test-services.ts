import { checkSchemaStrictly } from '@galley/testkit'
import type { ModelServices } from '../src/call/model-services.ts'

/** Dependencies for tests: real HTTP, a clock that stands still, pauses that take no time and are written down. */
export interface TestServices extends ModelServices {
  /** The pauses asked for, without the time-outs. */
  readonly pauses: number[]
  /** The entries of the cache. */
  readonly entries: Map<string, unknown>
}

/** Longest pause of a retry in these tests, in milliseconds; whatever is longer is a time-out and never over. */
const maxPauseMs = 8000

/** `expire` names the time-outs (in ms) that are over at once; `ports` sends a port of this machine to another address. */
export function createTestServices(
  options: { readonly expire?: readonly number[]; readonly ports?: Readonly<Record<number, string>> } = {},
): TestServices {
  const pauses: number[] = []
  const entries = new Map<string, unknown>()
  return {
    pauses,
    entries,
    cache: entries,
    checkSchema: checkSchemaStrictly,
    clock: () => new Date('2026-01-01T00:00:00Z'),
    random: () => 0.5,
    sleep: async (ms, signal) => {
      if (options.expire?.includes(ms) === true) return new Promise((resolve) => setImmediate(resolve))
      if (ms <= maxPauseMs && ms !== 200) return void pauses.push(ms)
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))
    },
    fetch: async (address, init) => {
      const url = new URL(address instanceof Request ? address.url : address)
      const other = options.ports === undefined ? undefined : (options.ports[Number(url.port)] ?? 'http://127.0.0.1:9')
      return fetch(other === undefined ? url : new URL(url.pathname, other), init)
    },
  }
}
