import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'

test('a name is judged, a scope and all', async () => {
  const { ask } = testApp()
  const answer = await ask('/v1/names/npm/expresss')
  expect([answer.status, await answer.json()]).toMatchObject([200, { schema: 'galley.name/1', verdict: 'block', target: 'express' }])
  expect(await (await ask('/v1/names/npm/%40azure%2Farm-cdn')).json()).toMatchObject({ name: '@azure/arm-cdn', verdict: 'none' })
  expect(await (await ask('/v1/names/PyPI/requests')).json()).toMatchObject({ ecosystem: 'pypi' })
})

test.each([
  ['/v1/names/cargo/serde', /npm or pypi/],
  [`/v1/names/npm/${'x'.repeat(215)}`, /1 to 214 characters/],
])('%s is refused', async (path, words) => {
  const answer = await testApp().ask(path)
  expect([answer.status, (await answer.json()).detail]).toEqual([400, expect.stringMatching(words)])
})

test('whatever characters a name holds, it is asked for as it is', async () => {
  const name = 'reа\u202Ect<script>'
  const answer = await testApp().ask(`/v1/names/npm/${encodeURIComponent(name)}`)
  expect([answer.status, (await answer.json()).name]).toEqual([200, name])
})
