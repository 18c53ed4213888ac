import { expect, test } from 'vitest'
import { createHostTurns } from './host-turns.ts'

const { signal } = new AbortController()

test('one at a time per host, with the gap between, and other hosts at once', async () => {
  let now = 0
  const log: string[] = []
  const turns = createHostTurns(
    1000,
    () => new Date(now),
    (milliseconds) => {
      log.push(`slept ${milliseconds}`)
      now += milliseconds
      return Promise.resolve()
    },
  )
  const gate = Promise.withResolvers<void>()
  const work = (name: string, until?: Promise<void>) => async (): Promise<void> => {
    log.push(`${name} starts`)
    await until
    now += 10
    log.push(`${name} ends`)
  }
  const all = [turns('a', signal, work('a1', gate.promise)), turns('a', signal, work('a2')), turns('b', signal, work('b1'))]
  await all[2]
  gate.resolve()
  await Promise.all(all)
  expect(log).toEqual(['a1 starts', 'b1 starts', 'b1 ends', 'a1 ends', 'slept 1000', 'a2 starts', 'a2 ends'])
})

test('a failure lets the next one in', async () => {
  const turns = createHostTurns(
    0,
    () => new Date(0),
    () => Promise.resolve(),
  )
  const first = turns('a', signal, () => Promise.reject(new Error('no')))
  const second = turns('a', signal, () => Promise.resolve('yes'))
  await expect(first).rejects.toThrow('no')
  expect(await second).toBe('yes')
})
