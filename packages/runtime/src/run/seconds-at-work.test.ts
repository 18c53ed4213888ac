import type { DraftEvent } from '@galley/sdk'
import { expect, test } from 'vitest'
import { secondsAtWork } from './seconds-at-work.ts'

const events = (...entries: readonly (readonly [type: string, second: number])[]): DraftEvent[] =>
  entries.map(([type, second], index) => ({ seq: index + 1, type, at: new Date(second * 1000).toISOString(), data: {} }) as DraftEvent)

test('the queue, a gate and the time between two processes do not count', () => {
  expect(secondsAtWork([])).toBe(0)
  expect(secondsAtWork(events(['draft.queued', 0]))).toBe(0)
  expect(secondsAtWork(events(['draft.queued', 0], ['draft.started', 50], ['agent.done', 57]))).toBe(7)
  const gate = events(['draft.queued', 0], ['draft.started', 1], ['gate.waiting', 4], ['draft.resumed', 1000], ['agent.done', 1005])
  expect(secondsAtWork(gate)).toBe(8)
})
