import { expect, it } from 'vitest'
import { startConnectionCounter } from './connection-counter.ts'

it('counts who came', async () => {
  const counter = await startConnectionCounter()
  expect(counter.count()).toBe(0)
  expect(await (await fetch(counter.url)).text()).toContain('You found me')
  expect(counter.count()).toBe(1)
  await counter.close()
})
