import { expect, it } from 'vitest'
import { createLimit } from './limit.ts'

it('runs so many at a time, in order, and goes on after a failure', async () => {
  const limit = createLimit(2)
  const order: number[] = []
  let running = 0
  let most = 0
  const tasks = [0, 1, 2, 3, 4].map((n) =>
    limit(async () => {
      running += 1
      most = Math.max(most, running)
      order.push(n)
      await Promise.resolve()
      running -= 1
      if (n === 1) throw new Error('one fails')
      return n
    }),
  )
  expect((await Promise.allSettled(tasks)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
  expect({ order, most }).toEqual({ order: [0, 1, 2, 3, 4], most: 2 })
})
