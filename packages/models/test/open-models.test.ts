import { startScriptedModel } from '@galley/testkit'
import { describe, expect, it } from 'vitest'
import type { ModelSettings } from '../src/endpoint/model-settings.ts'
import { presets } from '../src/endpoint/presets.ts'
import type { ModelServer } from '../src/endpoint/survey-servers.ts'
import { openModels } from '../src/open-models.ts'
import { startModel } from './start-model.ts'
import { createTestServices } from './test-services.ts'

const signal = new AbortController().signal
const configured = (url: string, more: Partial<ModelSettings> = {}): ModelSettings => ({ url, probeLocal: false, ...more })

describe('resolving a model', () => {
  it('takes the configured server and the first model of its list', async () => {
    const server = await startModel({ models: ['nomic-embed-text', 'scripted-8b'] })
    const model = await openModels({ settings: configured(server.url), ...createTestServices() }).resolve('writer', {}, signal)
    expect(model).toMatchObject({ name: 'scripted-8b', url: server.url, mode: 'full', isLocal: true, reason: { by: 'server' } })
  })

  it('finds a local server where none is configured', async () => {
    const server = await startModel({ models: ['qwen2.5-0.5b'] })
    const services = createTestServices({ ports: { 1234: server.url } })
    const model = await openModels({ settings: { probeLocal: true }, ...services }).resolve('writer', {}, signal)
    expect(model).toMatchObject({ name: 'qwen2.5-0.5b', url: 'http://127.0.0.1:1234/v1', mode: 'constrained', reason: { by: 'machine' } })
  })

  it('does not take a web server for a model server', async () => {
    const server = await startModel({ everywhere: 'html' })
    const services = createTestServices({ ports: { 8080: server.url, 8000: server.url } })
    expect(await openModels({ settings: { probeLocal: true }, ...services }).resolve('writer', {}, signal)).toBeNull()
  })

  it('gives up a local server that does not answer within the limit', async () => {
    const server = await startModel({ everywhere: 'hang' })
    const services = createTestServices({ ports: { 11434: server.url }, expire: [200] })
    expect(await openModels({ settings: { probeLocal: true }, ...services }).resolve('writer', {}, signal)).toBeNull()
  })

  it('has no model when there is none, and looks nowhere for none', async () => {
    const services = createTestServices({ ports: {} })
    expect(await openModels({ settings: { probeLocal: true }, ...services }).resolve('writer', {}, signal)).toBeNull()
    const asked = openModels({ settings: configured('http://127.0.0.1:9'), ...services })
    expect(await asked.resolve('writer', { models: { default: 'none' } }, signal)).toBeNull()
  })

  it('gives a role its own model', async () => {
    const server = await startModel({ models: ['big-8b', 'small-8b'] })
    const models = openModels({ settings: configured(server.url, { models: { editor: { model: 'small-8b' } } }), ...createTestServices() })
    expect((await models.resolve('editor', {}, signal))?.name).toBe('small-8b')
    expect((await models.resolve('writer', {}, signal))?.name).toBe('big-8b')
    expect((await models.resolve('editor', { models: { editor: 'big-8b' } }, signal))?.name).toBe('big-8b')
  })

  it('asks a named model of the local server that has it', async () => {
    const server = await startModel({ models: ['llama3.2:1b', 'mistral:latest'] })
    const models = openModels({ settings: { probeLocal: true }, ...createTestServices({ ports: { 11434: server.url } }) })
    expect((await models.resolve('writer', { models: { default: 'mistral' } }, signal))?.name).toBe('mistral:latest')
    await expect(models.resolve('writer', { models: { default: 'gpt-99' } }, signal)).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' })
  })

  it('says that a named model has no server at all', async () => {
    const models = openModels({ settings: { probeLocal: false }, ...createTestServices() })
    await expect(models.resolve('writer', { models: { writer: 'x-7b' } }, signal)).rejects.toMatchObject({
      code: 'MODEL_NO_SERVER',
      exit: 2,
    })
  })

  it('enforces the openness that the brief asks for', async () => {
    const server = await startModel({ models: ['meta-llama-3-70b', 'OLMo-2-7B'] })
    const models = openModels({ settings: configured(server.url, { model: 'meta-llama-3-70b' }), ...createTestServices() })
    const want = { openness: 'open-source' } as const
    const refused = { code: 'MODEL_NOT_OPEN_ENOUGH', details: { want: 'open-source' } }
    await expect(models.resolve('writer', want, signal)).rejects.toMatchObject(refused)
    await expect(models.resolve('writer', { ...want, models: { writer: 'meta-llama-3-70b' } }, signal)).rejects.toMatchObject(refused)
    const free = await models.resolve('writer', { ...want, models: { default: 'OLMo-2-7B' } }, signal)
    expect(free?.name).toBe('OLMo-2-7B')
    const found = openModels({ settings: { probeLocal: true }, ...createTestServices({ ports: { 8000: server.url } }) })
    expect((await found.resolve('writer', want, signal))?.name).toBe('OLMo-2-7B')
  })

  it('enforces the licence that the brief asks for', async () => {
    const server = await startModel({ models: ['aya-23-8b', 'OLMo-2-7B'] })
    const models = openModels({ settings: configured(server.url, { model: 'aya-23-8b' }), ...createTestServices() })
    await expect(models.resolve('writer', { licence: 'limited' }, signal)).rejects.toMatchObject({ code: 'MODEL_LICENCE_REFUSED' })
    const free = await models.resolve('writer', { licence: 'open', models: { default: 'OLMo-2-7B' } }, signal)
    expect(free?.name).toBe('OLMo-2-7B')
  })

  it('keeps a brief that asks for it on this machine', async () => {
    const models = openModels({
      settings: { url: 'https://far.example/v1', model: 'OLMo-2-7B', probeLocal: false },
      ...createTestServices(),
    })
    await expect(models.foresee({ onlyLocal: true }, signal)).rejects.toMatchObject({ code: 'MODEL_NOT_LOCAL' })
    await expect(models.resolve('writer', { onlyLocal: true }, signal)).rejects.toMatchObject({ code: 'MODEL_NOT_LOCAL' })
  })
})

describe('a server that is not well', () => {
  it.each([
    ['hang', 'MODEL_TIMEOUT'],
    ['close', 'MODEL_UNREACHABLE'],
    ['html', 'MODEL_WRONG_SERVER'],
    ['server-error', 'MODEL_FAILED'],
  ] as const)('%s is %s before a word is written', async (everywhere, code) => {
    const server = await startModel({ everywhere })
    const models = openModels({
      settings: configured(server.url, { model: 'm' }),
      ...createTestServices(everywhere === 'hang' ? { expire: [10_000] } : {}),
    })
    await expect(models.resolve('writer', {}, signal)).rejects.toMatchObject({
      code,
      exit: 3,
      hint: expect.stringMatching(/\w/) as unknown,
    })
  })

  it('is unreachable when nobody listens', async () => {
    const gone = await startScriptedModel()
    await gone.close()
    const models = openModels({ settings: configured(gone.url, { model: 'm' }), ...createTestServices() })
    await expect(models.resolve('writer', {}, signal)).rejects.toMatchObject({
      code: 'MODEL_UNREACHABLE',
      details: { reason: 'nobody listens there (ECONNREFUSED)' },
    })
  })

  it('refuses a wrong key without telling it', async () => {
    const server = await startModel({ key: 'right' })
    const models = openModels({ settings: configured(server.url, { key: 'hunter2-wrong' }), ...createTestServices() })
    const error: unknown = await models.resolve('writer', {}, signal).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'MODEL_REFUSED' })
    expect(JSON.stringify(error)).not.toContain('hunter2')
  })
})

describe('the probe', () => {
  it('finds a dull model out and remembers it', async () => {
    const server = await startModel({ isDull: true })
    const services = createTestServices()
    const first = await openModels({ settings: configured(server.url), ...services }).resolve('writer', {}, signal)
    expect(first).toMatchObject({ mode: 'constrained', modeReason: 'it did not follow an instruction of one step' })
    const calls = server.calls.length
    const second = await openModels({ settings: configured(server.url), ...services }).resolve('editor', {}, signal)
    expect(second?.mode).toBe('constrained')
    expect(server.calls.length).toBe(calls)
  })

  it('is not made when the name tells, and made once for roles that ask at the same time', async () => {
    const tiny = await startModel({ models: ['SmolLM2-135M-Instruct'] })
    const model = await openModels({ settings: configured(tiny.url), ...createTestServices() }).resolve('writer', {}, signal)
    expect(model).toMatchObject({ mode: 'constrained', modeReason: 'its name says 135 million parameters' })
    expect(tiny.calls.length).toBe(0)
    const large = await startModel()
    const models = openModels({ settings: configured(large.url), ...createTestServices() })
    await Promise.all((['planner', 'writer', 'editor'] as const).map(async (role) => models.resolve(role, {}, signal)))
    expect(large.calls.length).toBe(2)
  })

  it('calls a model constrained that cannot give JSON', async () => {
    const server = await startModel({ plants: { 'invalid-json': 1 } })
    const model = await openModels({ settings: configured(server.url), ...createTestServices() }).resolve('writer', {}, signal)
    expect(model).toMatchObject({ mode: 'constrained', modeReason: 'it could not give JSON of a schema' })
  })
})

describe('the list', () => {
  it('names models with their openness and the one in use', async () => {
    const server = await startModel({ models: ['SmolLM2-135M-Instruct', 'gpt-4o'] })
    const local = await startModel({ models: ['llama3.2:1b'] })
    const services = createTestServices({ ports: { 11434: local.url, [new URL(server.url).port]: server.url } })
    const list = await openModels({ settings: configured(server.url, { probeLocal: true }), ...services }).list(signal)
    expect(list).toEqual([
      {
        name: 'SmolLM2-135M-Instruct',
        url: server.url,
        local: true,
        size: 135e6,
        context: 8192,
        licence: 'Apache-2.0',
        openness: 'fully-open',
        configured: true,
      },
      { name: 'gpt-4o', url: server.url, local: true, openness: 'unknown', configured: false },
      {
        name: 'llama3.2:1b',
        url: 'http://127.0.0.1:11434/v1',
        local: true,
        size: 1e9,
        context: 128_000,
        licence: 'Llama 3.2 Community License',
        openness: 'open-weights',
        configured: false,
      },
    ])
  })

  it('tells a problem beside the model instead of throwing', async () => {
    const models = openModels({ settings: configured('http://127.0.0.1:9', { model: 'm-7b' }), ...createTestServices() })
    expect(await models.list(signal)).toMatchObject([
      { name: 'm-7b', configured: true, problem: expect.stringContaining('could not be reached') as unknown },
    ])
  })
})

describe('the survey', () => {
  const survey = async (settings: ModelSettings): Promise<readonly ModelServer[]> =>
    openModels({ settings, ...createTestServices() }).survey(signal)

  it('tells each preset, and the variable that its key belongs in', async () => {
    const servers = await survey({ probeLocal: false })
    expect(servers.map(({ preset }) => preset)).toEqual(Object.keys(presets))
    expect(servers.flatMap(({ faults }) => faults.map(({ hint }) => hint))).toEqual([
      'Set NVIDIA_API_KEY in the environment to a key of nvidia.',
      'Set OPENROUTER_API_KEY in the environment to a key of openrouter.',
      'Set OPENAI_API_KEY in the environment to a key of openai.',
    ])
  })

  it('tells that the key of a configured preset is missing', async () => {
    const [server] = await survey({ preset: 'nvidia', probeLocal: false })
    expect(server).toMatchObject({ preset: 'nvidia', isConfigured: true, faults: [{ code: 'MODEL_KEY_MISSING' }] })
  })

  it('tells that a key is refused, also where the list is shown to everybody', async () => {
    const closed = await startModel({ key: 'right' })
    const shown = await startModel({ script: () => ({ status: 401 }) })
    for (const { url } of [closed, shown]) {
      const [server] = await survey({ url, key: 'wrong', probeLocal: false })
      expect(server).toMatchObject({ url, hasKey: true, faults: [{ code: 'MODEL_REFUSED' }] })
    }
  })

  it('tries a model only where a key is sent or the server does not list it, and each server once', async () => {
    const server = await startModel({ models: ['a-8b', 'b-8b'] })
    const [asked] = await survey({ url: server.url, model: 'a-8b', models: { editor: { model: 'b-8b' } }, probeLocal: false })
    expect(asked).toMatchObject({
      faults: [],
      unlisted: [],
      models: [
        { name: 'a-8b', configured: true },
        { name: 'b-8b', configured: true },
      ],
    })
    expect([server.listed(), server.calls.length]).toEqual([1, 0])
    const [other] = await survey({ url: server.url, model: 'c-8b', probeLocal: false })
    expect(other).toMatchObject({ faults: [], unlisted: ['c-8b'] })
    expect(server.calls).toHaveLength(1)
  })

  it('tells a model that is not listed and not answered for', async () => {
    const server = await startModel({ script: () => ({ status: 404 }) })
    const [asked] = await survey({ url: server.url, model: 'nobody-7b', probeLocal: false })
    expect(asked).toMatchObject({ faults: [{ code: 'MODEL_NOT_FOUND' }], unlisted: [] })
  })

  it('gives up a model that says nothing', async () => {
    const server = await startModel({ plants: { hang: 1 } })
    const services = createTestServices()
    const settings = { url: server.url, key: 'k', probeLocal: false, timeouts: { pingMs: 9999 } }
    // The list is answered; then its limit is over, and that of the trial, which is as long.
    const sleep: typeof services.sleep = async (ms, until) =>
      ms === 9999 && server.listed() > 0 ? Promise.resolve() : services.sleep(ms, until)
    const [asked] = await openModels({ settings, ...services, sleep }).survey(signal)
    expect(asked?.faults.map(({ message }) => message)).toEqual([expect.stringContaining('a first answer took longer than')])
  })
})
