import { expect, it } from 'vitest'
import type { ModelSettings } from '../src/endpoint/model-settings.ts'
import { openModels } from '../src/open-models.ts'
import { startModel } from './start-model.ts'
import { createTestServices } from './test-services.ts'

const { signal } = new AbortController()
const routerOf = (settings: Partial<ModelSettings>, ports?: Readonly<Record<number, string>>) => {
  const models = openModels({ settings: { probeLocal: false, ...settings }, ...createTestServices(ports ? { ports } : {}) })
  return async (name: string) => models.routes(name, signal)
}

it('a configured model goes to its server with its key, and nobody is asked', async () => {
  const server = await startModel()
  const routes = routerOf({ url: server.url, key: 'k', model: 'big-70b', models: { writer: { model: 'small-8b' } } })
  expect(await routes('small-8b')).toMatchObject([{ url: server.url, key: 'k', model: 'small-8b' }])
  expect(server.listed()).toBe(0)
})

it('a listed model goes where it is listed, and the lists are asked once', async () => {
  const server = await startModel({ models: ['tiny-1b:latest', 'big-70b'] })
  const local = await startModel({ models: ['llama3.1'] })
  const routes = routerOf({ url: server.url, probeLocal: true }, { [new URL(server.url).port]: server.url, 11434: local.url })
  expect(await routes('tiny-1b')).toMatchObject([{ url: server.url, model: 'tiny-1b:latest' }])
  expect(await routes('llama3.1')).toMatchObject([{ url: 'http://127.0.0.1:11434/v1', model: 'llama3.1' }])
  await expect(routes('gpt-9')).rejects.toMatchObject({ code: 'MODEL_UNKNOWN', status: 404 })
  expect(server.listed()).toBe(1)
})

it('a preset goes before the model, with its own key and no other', async () => {
  const keys = { openrouter: 'or', nvidia: 'nv' }
  const routes = routerOf({ url: 'http://127.0.0.1:9/v1', key: 'k', keys })
  expect(await routes('openrouter:meta/llama')).toMatchObject([{ url: 'https://openrouter.ai/api/v1', key: 'or', model: 'meta/llama' }])
  expect(await routes('ollama:llama3:8b')).toEqual([{ url: 'http://127.0.0.1:11434/v1', isLocal: true, model: 'llama3:8b' }])
  await expect(routes('openai:gpt')).rejects.toMatchObject({ code: 'MODEL_KEY_MISSING' })
  await expect(routerOf({ keys, onlyLocal: true })('openrouter:x')).rejects.toMatchObject({ code: 'MODEL_NOT_LOCAL' })
})

it.each(['http://169.254.169.254/', 'http://127.0.0.1:22/x', '../models', 'file:///etc/passwd'])(
  '%s is a name and no address',
  async (name) => {
    const server = await startModel()
    await expect(routerOf({ url: server.url })(name)).rejects.toMatchObject({ code: 'MODEL_UNKNOWN' })
  },
)

it('without a server, or with one that cannot be asked, the reason is told', async () => {
  await expect(routerOf({})('x')).rejects.toMatchObject({ code: 'MODEL_NO_SERVER' })
  await expect(routerOf({ url: 'http://127.0.0.1:1/v1' })('x')).rejects.toMatchObject({ code: 'MODEL_UNREACHABLE' })
  await expect(routerOf({ preset: 'openai' })('x')).rejects.toMatchObject({ code: 'MODEL_KEY_MISSING' })
})

it('a model’s fallbacks come after it, and without it where it cannot be found', async () => {
  const server = await startModel({ models: ['one', 'two'] })
  const routes = routerOf({ url: server.url, fallbacks: { one: ['two', 'three'], gone: ['two'], lost: ['three'] } })
  expect((await routes('one')).map(({ model }) => model)).toEqual(['one', 'two'])
  expect((await routes('gone')).map(({ model }) => model)).toEqual(['two'])
  await expect(routes('lost')).rejects.toMatchObject({ code: 'MODEL_UNKNOWN' })
})
