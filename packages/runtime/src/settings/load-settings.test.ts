import type { JsonSchema } from '@galley/sdk'
import { checkSchemaStrictly } from '@galley/testkit'
import { describe, expect, it } from 'vitest'
import { loadSettings } from './load-settings.ts'
import { settingsSchema } from './settings-schema.ts'

const file = (value: unknown): { text: string; folder: string } => ({ text: JSON.stringify(value), folder: '/etc/galley' })

describe('loadSettings', () => {
  it('has a schema that a strict checker takes: no keyword in it is misspelt', () => {
    expect(checkSchemaStrictly(settingsSchema, {})).toEqual([])
  })

  it('has the defaults that its schema tells', () => {
    const defaultsOf = (schema: JsonSchema): unknown => {
      const { properties, default: value } = schema as { properties?: Record<string, JsonSchema>; default?: unknown }
      if (properties === undefined) return value
      const entries = Object.entries(properties).map(([key, part]) => [key, defaultsOf(part)] as const)
      const told = entries.filter(([, part]) => part !== undefined)
      return told.length > 0 ? Object.fromEntries(told) : undefined
    }
    expect(loadSettings({ env: {}, defaultRoots: [] })).toMatchObject(defaultsOf(settingsSchema) as object)
  })

  it('has defaults that listen on loopback and name no server', () => {
    const settings = loadSettings({ env: {}, defaultRoots: ['/clone/examples'] })
    expect(settings.gateway).toEqual({ host: '127.0.0.1', port: 4070, allowedHosts: [] })
    expect([settings.search, settings.services]).toEqual([undefined, {}])
    expect(settings.model).toBeUndefined()
    expect(settings.sourceRoots).toEqual(['/clone/examples'])
  })

  it('puts flag over environment over file over default', () => {
    const given = file({ gateway: { port: 1, host: 'a' }, services: { searxng: { url: 'http://file' } } })
    const env = { GALLEY_PORT: '2', GALLEY_SEARXNG_URL: 'http://env' }
    const settings = loadSettings({ file: given, env, flags: { port: 3 }, defaultRoots: [] })
    expect(settings.gateway.port).toBe(3)
    expect(settings.gateway.host).toBe('a')
    expect(settings.services['searxng']?.url).toBe('http://env')
    expect(loadSettings({ file: given, env, defaultRoots: [] }).gateway.port).toBe(2)
    expect(loadSettings({ file: given, env: {}, defaultRoots: [] }).gateway.port).toBe(1)
  })

  it('takes relative roots from where the file lies', () => {
    expect(loadSettings({ file: file({ sourceRoots: ['docs', '/abs'] }), env: {}, defaultRoots: ['/x'] }).sourceRoots).toEqual([
      '/etc/galley/docs',
      '/abs',
    ])
  })

  it.each([
    ['openness', 'open-source'],
    ['licence', 'open'],
    ['onlyLocal', true],
    ['maxWattHoursPerMTok', 400],
  ])('keeps a demand on models where the environment names the model, and of a role: by %s', (name, value) => {
    const given = file({ model: { name: 'llama3', [name]: value }, models: { writer: { [name]: value } } })
    const settings = loadSettings({ file: given, env: { GALLEY_MODEL: 'other-8b' }, defaultRoots: [] })
    expect(settings.model).toMatchObject({ name: 'other-8b', demand: { [name]: value } })
    expect(settings.models).toEqual({ writer: { demand: { [name]: value } } })
  })

  it("takes a role's model and the cost of a model from the same place", () => {
    const models = { writer: { name: 'big-8b' }, 'big-8b': { price: { input: 0.5, output: 1.5 }, wattHoursPerMTok: 80, watts: 45 } }
    const settings = loadSettings({ file: file({ models }), env: {}, defaultRoots: [] })
    expect([settings.models, settings.figures]).toEqual([{ writer: models.writer }, { 'big-8b': models['big-8b'] }])
  })

  it('takes the entailment model from beside the others, its files from where the settings lie', () => {
    const [one, two] = ['1', '2'].map((digit) => digit.repeat(64))
    const entailment = { file: 'nli.onnx', sha256: one, tokenizer: { file: '/m/tokenizer.json', sha256: two } }
    const settings = loadSettings({ file: file({ models: { entailment, writer: { name: 'x' } } }), env: {}, defaultRoots: [] })
    expect(settings.entailment).toEqual({ ...entailment, file: '/etc/galley/nli.onnx', plugin: '@galley/entail' })
    expect([settings.models, settings.figures]).toEqual([{ writer: { name: 'x' } }, undefined])
  })

  it('takes the times that a model may take, each by itself', () => {
    expect(loadSettings({ file: file({ modelTimeouts: { answerSeconds: 900 } }), env: {}, defaultRoots: [] }).modelTimeouts).toEqual({
      firstWordSeconds: 120,
      answerSeconds: 900,
    })
  })

  it.each<[string, unknown, string]>([
    ['an entailment model that is not pinned', { models: { entailment: { file: 'nli.onnx' } } }, '/models/entailment'],
    ['a digest that is none', { models: { entailment: { file: 'x', sha256: 'AB' } } }, '/models/entailment/sha256'],
    [
      'an output that no such model has',
      { models: { entailment: { file: 'x', sha256: '0'.repeat(64), labels: ['yes', 'no', 'maybe'] } } },
      '/models/entailment/labels/0',
    ],
    ['a time without end', { modelTimeouts: { answerSeconds: 86_400 } }, '/modelTimeouts/answerSeconds'],
    ['a misspelt role', { models: { writter: { name: 'x' } } }, '/models/writter'],
    ['a price without its unit of answers', { models: { x: { price: { input: 1 } } } }, '/models/x/price'],
    ['a cost that states nothing', { models: { x: {} } }, '/models/x'],
    ['an unknown key', { colour: 'red' }, 'colour'],
    ['a key in the file', { model: { url: 'http://x', key: 'secret' } }, 'key'],
    ['a password in an address', { services: { searxng: { url: 'http://me:word@host' } } }, '/services/searxng/url'],
    ['a role that nobody plays', { team: { poet: '@me/poet' } }, '/team'],
    ['a plugin whose name is none', { team: { editor: '../editor' } }, '/team/editor'],
    ['a search tool twice', { search: ['@me/a', '@me/a'] }, '/search'],
    ['a media type with a parameter', { read: { 'text/html; charset=utf-8': '@me/reader' } }, '/read'],
    ['a ceiling that limits nothing', { plugins: { '@me/x': {} } }, '/plugins/@me~1x'],
    ['a ceiling that does not exist', { plugins: { '@me/x': { maxPage: 1 } } }, '/plugins/@me~1x'],
    ['a private host without its port', { fetch: { privateHosts: ['wiki'] } }, '/fetch/privateHosts/0'],
  ])('refuses %s and names the place', (_, value, place) => {
    expect(() => loadSettings({ file: file(value), env: {}, defaultRoots: [] })).toThrow(
      expect.objectContaining({ code: 'SETTINGS_INVALID', message: expect.stringContaining(place) as string }),
    )
  })

  it('refuses the addresses of services in `search`, with the lines that say the same now', () => {
    const old = { services: { '@me/arxiv': { url: 'https://a' } }, search: { searxng: { url: 'http://127.0.0.1:8888' } } }
    expect(() => loadSettings({ file: file(old), env: {}, defaultRoots: [] })).toThrow(
      expect.objectContaining({
        code: 'SETTINGS_MOVED',
        hint: 'Write "services": {"@me/arxiv":{"url":"https://a"},"searxng":{"url":"http://127.0.0.1:8888"}} in place of `search`.',
      }),
    )
  })

  it.each([{ GALLEY_PORT: 'http' }, { GALLEY_MODEL_URL: 'not an address' }, { GALLEY_MODEL_PRESET: 'nobody' }])(
    'refuses the environment %o',
    (env) => {
      expect(() => loadSettings({ env, defaultRoots: [] })).toThrow(expect.objectContaining({ code: 'SETTINGS_INVALID' }))
    },
  )
})
