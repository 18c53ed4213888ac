import { setTimeout as sleep } from 'node:timers/promises'
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

/** The value below which a share of the sorted ones lie. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity
}
