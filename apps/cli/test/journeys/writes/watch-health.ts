import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { InjectedGateway } from '../injection/start-gateway.ts'

/** Milliseconds between two questions. */
const pauseMs = 50

/** Asks `/livez` again and again until `stop`, which answers the time of each answer in milliseconds, sorted. */
export function watchHealth({ ask }: InjectedGateway): { stop(): Promise<readonly number[]> } {
  const times: number[] = []
  const over = new AbortController()
  const asking = (async () => {
    while (!over.signal.aborted) {
      const asked = performance.now()
      const answer = await ask('/livez')
      await answer.text()
      times.push(answer.status === 200 ? performance.now() - asked : Infinity)
      await sleep(pauseMs)
    }
  })()
  return {
    stop: async () => {
      over.abort()
      await asking
      return times.toSorted((a, b) => a - b)
    },
  }
}

/**
 * Expects that no answer waited for a write: of 20 answers 19 within 100 ms, and the twentieth, which a busy machine may hold up, within a
 * second. A lock that is waited for on the event loop takes all of them for as long as it is held.
 */
export function expectPrompt(sorted: readonly number[]): void {
  expect(sorted.length).toBeGreaterThan(20)
  expect(sorted[Math.floor(sorted.length * 0.95)]).toBeLessThanOrEqual(100)
  expect(sorted.at(-1)).toBeLessThan(1000)
}
