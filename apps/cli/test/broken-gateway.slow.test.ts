import { brokenAnswers, fakeSystem, startBrokenServer } from '@galley/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../src/index.ts'

const honest = { type: 'application/json', body: JSON.stringify({ id: 'd0', drafts: [], padding: 'x'.repeat(400) }) }

/** A part of the broken answers; each has its place in `journeys/injection`. */
const some = brokenAnswers.filter(({ name, isSlow }, index) => isSlow !== true && index % 6 === 0 && !name.includes('without end'))

test.each([
  ['drafts', 'list', '--json'],
  ['drafts', 'export', 'd0'],
  ['drafts', 'events', 'd0'],
])('%s %s: a gateway that answers nonsense is told as a fault of the gateway', async (...args) => {
  for (const broken of some) {
    const server = await startBrokenServer(() => ({ honest, broken }))
    onTestFinished(() => server.close())
    const { system, said } = fakeSystem(args, { fetch, env: { GALLEY_URL: server.url } })
    const code = await run(system)
    expect.soft(said(), broken.name).not.toMatch(/UNEXPECTED|^ {4}at /m)
    expect.soft(server.played.size, broken.name).toBe(1)
    // 204 says that nothing more will come (HTML Living Standard §9.2.3).
    if (args[1] === 'events' && !broken.name.includes('204')) expect.soft(code, broken.name).toBeGreaterThan(1)
  }
})
