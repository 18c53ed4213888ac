import { startScriptedModel, type Script } from '@galley/testkit'
import { expect, it, onTestFinished } from 'vitest'
import { freshData, galley } from './start-galley.ts'

/** Says of every sentence what `says` says, with words of its passage. */
const judging =
  (says: string): Script =>
  (_, fallback) =>
    fallback().replaceAll('"says":"supported"', `"says":"${says}"`)

it.each([
  ['a model that says yes to all', 'supported', 'saw 0 of 30 false sentences and kept 30 of 30 true ones. It may not judge'],
  ['a model that says no to all', 'not said', 'saw 30 of 30 false sentences and kept 0 of 30 true ones. It may not judge'],
])('galley models test tells %s, with the faults that it does not see', async (_, says, told) => {
  const server = await startScriptedModel({ script: judging(says) })
  onTestFinished(async () => server.close())
  const env = { GALLEY_MODEL_URL: server.url, GALLEY_MODEL: 'scripted-70b' }
  const done = await galley(['models', 'test'], { data: await freshData(), env })
  expect(done.code, done.stderr).toBe(1)
  expect(done.stdout).toContain(told)
  expect(done.stdout).toMatch(/cause +\d of 6/)
  expect(done.stderr).toContain('Calibrating scripted-70b as a judge')
  const asked = server.calls.filter(({ request }) => request.prompt.includes('You check sentences against passages'))
  expect(asked).toHaveLength(4)
  const tokens = asked.reduce((sum, { request }) => sum + Math.ceil(request.prompt.length / 4) + (request.maxTokens ?? 0), 0)
  expect(tokens).toBeLessThanOrEqual(10_000)
})

it('galley models test says where no model is', async () => {
  const done = await galley(['models', 'test'], { data: await freshData(), env: { GALLEY_MODEL: 'none' } })
  expect(done.code).toBe(3)
  expect(done.stderr).toContain('No model is configured')
})
