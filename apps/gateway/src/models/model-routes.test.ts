import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'

test('the models are listed as OpenAI’s clients read them, and as Galley knows them', async () => {
  const { ask, runtime } = testApp()
  const list = await (await ask('/v1/models')).json()
  expect(list.data[0]).toMatchObject({ id: 'galley', owned_by: 'galley' })
  expect(list.data).toContainEqual({ id: 'smollm2-135m', object: 'model', created: 0, owned_by: '127.0.0.1:8080' })
  expect(list.models).toMatchObject([{ name: 'smollm2-135m', openness: 'fully-open' }])
  runtime.routes.set('meta/llama3', [{ url: 'http://127.0.0.1:9/v1', isLocal: true, model: 'meta/llama3' }])
  expect(await (await ask('/v1/models/meta%2Fllama3')).json()).toMatchObject({ id: 'meta/llama3' })
  expect((await ask('/v1/models/nobody')).status).toBe(404)
})

test('what clients asked of models is told by day', async () => {
  const { ask } = testApp()
  expect((await (await ask('/v1/usage?days=7')).json()).usage).toMatchObject([{ model: 'smollm2-135m', calls: 3, untold: 1 }])
  expect((await ask('/v1/usage?days=0')).status).toBe(400)
})
