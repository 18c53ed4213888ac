import { Fault } from '@galley/fault'
import type { ModelServer, ModelTest } from '@galley/runtime'
import { expect, test } from 'vitest'
import { fakeRuntime } from '../../../test/fake-runtime.ts'
import { testApp } from '../../../test/test-app.ts'

const server: ModelServer = {
  url: 'http://127.0.0.1:8080/v1',
  isConfigured: true,
  hasKey: false,
  models: [
    { name: 'llama3.1:8b', url: '', local: true, openness: 'open-weights', licence: 'Llama 3.1', context: 131_072, configured: true },
    { name: '<mystery>', url: '', local: true, openness: 'unknown', configured: false },
  ],
  unlisted: [],
  faults: [],
}

const calibration = { passed: true, seen: 28, falsehoods: 30, kept: 24, truths: 30, byAlarm: [] } as unknown as ModelTest['calibration']

/** The app over one server, and a test of a model that ends when it is told to. */
function withServer(servers: readonly ModelServer[] = [server]): ReturnType<typeof testApp> & {
  readonly asked: string[]
  readonly end: PromiseWithResolvers<ModelTest | null>
} {
  const runtime = fakeRuntime()
  const asked: string[] = []
  const end = Promise.withResolvers<ModelTest | null>()
  Object.assign(runtime.models, {
    survey: async () => servers,
    test: async ({ model }: { readonly model: string }) => {
      asked.push(model)
      return end.promise
    },
  })
  return { ...testApp(runtime), asked, end }
}

const begin = (ask: (path: string, init?: RequestInit) => Promise<Response>, model: string): Promise<Response> =>
  ask('/models/test', { method: 'POST', body: new URLSearchParams({ model }) })

test('the page of the models tells what is known of each, and escapes names', async () => {
  const page = await (await withServer().ask('/models')).text()
  expect(page).toContain('131,072')
  expect(page).toContain('href="/models/catalogue/llama3.1%3A8b"')
  expect(page).toContain('&lt;mystery&gt;')
  expect(page).not.toContain('<mystery>')
})

test('a server that is not reached, and a service without its key, say so', async () => {
  const problem = new Fault('MODEL_UNREACHABLE', { message: 'the server does not answer', hint: 'Start it.', status: 502, exit: 3 })
  const broken = { ...server, models: [], faults: [problem] }
  const keyless = { ...broken, isConfigured: false, preset: 'nvidia' as const, keyVariable: 'NVIDIA_API_KEY' }
  const page = await (await withServer([broken, keyless]).ask('/models')).text()
  expect(page).toContain('The server does not answer.</strong>')
  expect(page).toContain('NVIDIA_API_KEY is not set')
})

test('a test of a model is begun once, is shown while it runs, and leaves its result', async () => {
  const { ask, asked, end } = withServer()
  expect((await begin(ask, 'llama3.1:8b')).status).toBe(303)
  await begin(ask, 'llama3.1:8b')
  expect(asked).toEqual(['llama3.1:8b'])
  const running = await (await ask('/models')).text()
  expect(running).toContain('http-equiv="refresh"')
  expect(running).toContain('Asking the model')
  end.resolve({ model: 'llama3.1:8b', modeReason: '', calibration })
  await expect.poll(async () => (await ask('/models')).text()).toContain('It saw 28 of 30 false sentences')
  expect(await (await ask('/models')).text()).not.toContain('http-equiv="refresh"')
})

test('a test that fails says why', async () => {
  const { ask, end } = withServer()
  await begin(ask, 'llama3.1:8b')
  end.reject(new Fault('MODEL_TIMEOUT', { message: 'the model did not answer', hint: 'Wait.', status: 504, exit: 3 }))
  await expect.poll(async () => (await ask('/models')).text()).toContain('The model did not answer')
})

test('the catalogue is searched by name and openness, and each model has its own page with sources', async () => {
  const { ask } = testApp()
  const found = await (await ask('/models/catalogue?q=apertus&openness=fully-open')).text()
  expect(found).toContain('Apertus 8B Instruct')
  expect(found).not.toContain('Llama')
  const facts = await (await ask('/models/catalogue/apertus-8b-2509')).text()
  expect(facts).toContain('<h1>Apertus 8B Instruct</h1>')
  expect(facts).toMatch(/betagouv\/ComparIA@[0-9a-f]{40}/)
  expect((await ask('/models/catalogue/nobody')).status).toBe(404)
})
