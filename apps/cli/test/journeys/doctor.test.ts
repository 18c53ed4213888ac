import { readdirSync } from 'node:fs'
import { serve, startScriptedModel, type ScriptedModelOptions } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freshData, galley, type Finished } from './start-galley.ts'

// The check-ups ask: a server that is configured is reached, with its key, or the reason is told.

async function model(options: ScriptedModelOptions = {}): Promise<string> {
  const server = await startScriptedModel(options)
  onTestFinished(async () => server.close())
  return server.url
}

/** Both commands that ask the model servers. */
const checkUps = [{ args: ['doctor'] }, { args: ['models', 'list'] }]

async function ask(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Finished & { readonly all: string }> {
  const done = await galley(args, { data: await freshData(), env })
  return { ...done, all: done.stdout + done.stderr }
}

describe.each(checkUps)('galley $args', ({ args }) => {
  it('is content without a model', async () => {
    const { code, all } = await ask(args, {})
    expect(code).toBe(0)
    expect(all).toMatch(/nvidia.*NVIDIA_API_KEY is not set/)
  })

  it('names the model that a server with a key answers for', async () => {
    const url = await model({ key: 'right-key' })
    const { code, all } = await ask(args, { GALLEY_MODEL_URL: url, GALLEY_MODEL_KEY: 'right-key' })
    expect([code, all]).toEqual([0, expect.stringContaining('scripted-8b')])
  })

  it.each<[string, ScriptedModelOptions | null, Record<string, string>, string]>([
    ['a refused key', { key: 'right-key' }, { GALLEY_MODEL_KEY: 'wrong-key' }, 'MODEL_REFUSED'],
    ['a missing key', null, { GALLEY_MODEL_PRESET: 'nvidia' }, 'NVIDIA_API_KEY is not set. [MODEL_KEY_MISSING]'],
    ['a model that is not offered', { script: () => ({ status: 404 }) }, { GALLEY_MODEL: 'nobody-7b' }, 'nobody-7b'],
    ['a server that is none', { everywhere: 'html' }, {}, 'MODEL_WRONG_SERVER'],
  ])('tells %s, and ends with 1', async (_kind, options, env, said) => {
    const { code, all } = await ask(args, { ...(options && { GALLEY_MODEL_URL: await model(options) }), ...env })
    expect(all).toContain(said)
    expect(code).toBe(1)
    expect(all).not.toMatch(/ok +model|unknown\)|No model is configured|-key\b/)
  })
})

it.each([['models', 'list'], ['usage'], ['drafts', 'list']])('galley %s %s packs no plugin', async (...args) => {
  const data = tempFolder()
  const { code, stderr } = await galley(args, { data })
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('pack')])
  expect(readdirSync(data)).not.toContain('store')
})

describe('galley doctor', () => {
  const hit = { url: 'https://example.org/a', title: 'A', content: 'language' }
  const searches = async (
    reply: { readonly status?: number; readonly type?: string; readonly body: string },
    use: (done: Finished) => void,
  ): Promise<void> =>
    serve(
      () => reply,
      async (url) => use(await ask(['doctor'], { GALLEY_SEARXNG_URL: url })),
    )

  it('says that a search server answered', async () => {
    await searches({ body: JSON.stringify({ results: [hit] }) }, ({ code, stdout }) => {
      expect(stdout).toMatch(/ok +web search: @galley\/search-searxng at http:\/\/127\.0\.0\.1:\d+ answered/)
      expect(code).toBe(0)
    })
  })

  it('tells a SearXNG that does not answer in JSON, with the setting that makes it', async () => {
    await searches({ status: 403, type: 'text/html', body: 'Forbidden' }, ({ code, stdout }) => {
      expect(stdout).toMatch(/FAULT web search: .*\n.*search\.formats/)
      expect(code).toBe(1)
    })
  })

  it('tells a search server that is down, and the reason', async () => {
    const { code, stdout } = await ask(['doctor', '--json'], { GALLEY_SEARXNG_URL: 'http://127.0.0.1:9' })
    const { findings } = JSON.parse(stdout) as { findings: readonly { state: string; what: string; cure?: string }[] }
    expect(findings.filter(({ state }) => state === 'fault')).toEqual([
      {
        state: 'fault',
        what: expect.stringMatching(/web search: .*http:\/\/127\.0\.0\.1:9 .*ECONNREFUSED/) as string,
        cure: expect.stringContaining('GALLEY_SEARXNG_URL') as string,
      },
    ])
    expect(code).toBe(1)
  })

  it('tells that the gateway of GALLEY_URL does not answer', async () => {
    const { code, stdout } = await ask(['doctor'], { GALLEY_URL: 'http://127.0.0.1:9' })
    expect(stdout).toContain('FAULT GALLEY_URL')
    expect(code).toBe(1)
  })
})
