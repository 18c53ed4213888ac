import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { countDraftWords } from '@galley/evidence'
import type { Draft } from '@galley/sdk'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freshData, galley, root, startGalley } from './start-galley.ts'

const example = join(root, 'examples', 'first-draft', 'documents')

/** A gateway on a data folder of its own, and how to ask it. */
async function gateway(): Promise<{
  readonly ask: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
  data: string
  url: string
  token: string
}> {
  const data = await freshData()
  const running = startGalley(['start', '--port', '0', '--no-example'], { data })
  const url = /ready at (\S+)/.exec(await running.said('enter?ticket='))?.[1] ?? ''
  const token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
  onTestFinished(async () => {
    running.child.kill('SIGTERM')
    await running.done
  })
  return {
    data,
    url,
    token,
    ask: async (method, path, body, headers = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  }
}

async function until(look: () => Promise<Draft>, status: Draft['status']): Promise<Draft> {
  for (;;) {
    const draft = await look()
    if (draft.status === status) return draft
    expect(['queued', 'running', 'waiting']).toContain(draft.status)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('a gate', () => {
  it('leaves the run waiting with exit 3, and approve goes on to the end', async () => {
    const data = await freshData()
    const asked = await galley(
      ['draft', 'Licences of open models', '--sources', example, '--words', '200', '--approve', 'plan', '--no-input'],
      { data },
    )
    expect(asked.code, asked.stderr).toBe(3)
    const id = /drafts approve (\S+)/.exec(asked.stderr)?.[1] ?? ''
    const wrong = await galley(['drafts', 'approve', id, 'sources'], { data })
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toContain('GATE_NOT_WAITING')
    const done = await galley(['drafts', 'approve', id, 'plan', '--quiet'], { data })
    expect(done.stderr).not.toMatch(/^ {2}(?:researcher|writer|done:)/m)
    expect(done.code, done.stderr).toBe(0)
    expect(done.stdout).toContain('## Sources')
  })

  it('rejected, ends the run and keeps what there is', async () => {
    const { ask, url, token, data } = await gateway()
    const made = await ask('POST', '/v1/drafts', {
      topic: 'Licences',
      words: 200,
      sources: { folder: 'first-draft/documents' },
      approve: ['draft'],
    })
    const { id } = (await made.json()) as { id: string }
    const look = async (): Promise<Draft> => (await (await ask('GET', `/v1/drafts/${id}`)).json()) as Draft
    await until(look, 'waiting')
    const rejected = await galley(['drafts', 'approve', id, 'draft', '--reject'], { data, env: { GALLEY_URL: url, GALLEY_TOKEN: token } })
    expect([rejected.code, rejected.stderr]).toEqual([0, `  ${id} ends here.\n`])
    const draft = await until(look, 'cancelled')
    expect(draft.best.blocks.length).toBeGreaterThan(0)
  })
})

describe('the status event of a run', () => {
  /** The run's events that tell of a status, in order. */
  async function statusEvents(ask: Awaited<ReturnType<typeof gateway>>['ask'], id: string): Promise<readonly unknown[]> {
    const stream = await (await ask('GET', `/v1/drafts/${id}/events`)).text()
    const events = [...stream.matchAll(/^data: ?(.*)$/gm)].map(([, data = '']) => JSON.parse(data) as { type: string; data: unknown })
    return events
      .filter(({ type }) => /^draft\.(?:done|failed|cancelled)$|^gate\.waiting$/.test(type))
      .map(({ type, data }) => [type, data])
  }

  it.each(['plan', 'sources', 'draft'] as const)(
    'is written once at the gate %s and once at the end, which keeps the note',
    async (gate) => {
      const { ask } = await gateway()
      const brief = { topic: 'Licences', words: 150, sources: { folder: 'first-draft/documents' }, approve: [gate] }
      const { id } = (await (await ask('POST', '/v1/drafts', brief)).json()) as { id: string }
      const look = async (): Promise<Draft> => (await (await ask('GET', `/v1/drafts/${id}`)).json()) as Draft
      await until(look, 'waiting')
      // The gate can be answered from the moment at which it is seen.
      expect((await ask('POST', `/v1/drafts/${id}/approve`, { gate, decision: 'reject', note: 'wrong topic' })).status).toBeLessThan(300)
      await until(look, 'cancelled')
      expect(await statusEvents(ask, id)).toEqual([
        ['gate.waiting', { gate }],
        ['draft.cancelled', { note: 'wrong topic' }],
      ])
    },
  )

  it('is written once when a draft is done, with the words that the list shows', async () => {
    const { ask } = await gateway()
    const brief = { topic: 'Licences', words: 150, sources: { folder: 'first-draft/documents' } }
    const { id } = (await (await ask('POST', '/v1/drafts', brief)).json()) as { id: string }
    const draft = await until(async () => (await (await ask('GET', `/v1/drafts/${id}`)).json()) as Draft, 'done')
    const words = countDraftWords(draft.best.blocks)
    expect(await statusEvents(ask, id)).toEqual([['draft.done', { stopReason: draft.stopReason, score: draft.best.score, words }]])
    expect(await (await ask('GET', '/v1/drafts')).json()).toMatchObject({ drafts: [{ id, words }] })
  })
})

describe('over HTTP', () => {
  it('takes one run for one Idempotency-Key, and refuses the key for another brief', async () => {
    const { ask } = await gateway()
    const brief = { topic: 'Licences', words: 150, sources: { folder: 'first-draft/documents' } }
    const key = { 'idempotency-key': 'once' }
    const [one, two] = await Promise.all([ask('POST', '/v1/drafts', brief, key), ask('POST', '/v1/drafts', brief, key)])
    expect(((await one.json()) as { id: string }).id).toBe(((await two.json()) as { id: string }).id)
    const other = await ask('POST', '/v1/drafts', { ...brief, words: 200 }, key)
    expect(other.status).toBe(422)
    expect(await other.json()).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
  })

  it.each([root, '/etc', '../docs', 'first-draft/../../docs'])('refuses the folder %s', async (folder) => {
    const { ask } = await gateway()
    const refused = await ask('POST', '/v1/drafts', { topic: 'Files', sources: { folder } })
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({ code: 'SOURCE_FOLDER_NOT_ALLOWED' })
  })

  it('writes from texts that were handed over, and compares versions', async () => {
    const { ask } = await gateway()
    const text = readFileSync(join(example, 'olmo-2.md'), 'utf8')
    const made = await ask('POST', '/v1/drafts', { topic: 'OLMo 2', words: 100, sources: { texts: [{ title: 'OLMo 2', text }] } })
    const { id } = (await made.json()) as { id: string }
    const draft = await until(async () => (await (await ask('GET', `/v1/drafts/${id}`)).json()) as Draft, 'done')
    expect(draft.sources[0]?.address).toMatch(/^folder:texts\//)
    const versions = (await (await ask('GET', `/v1/drafts/${id}/versions`)).json()) as { versions: readonly { n: number }[] }
    expect(versions.versions.at(-1)?.n).toBe(draft.best.n)
    const n = draft.best.n
    expect((await ask('GET', `/v1/drafts/${id}/diff?from=${n}&to=${n}`)).status).toBe(200)
    expect((await ask('GET', `/v1/drafts/${id}/diff?from=${n}&to=5`)).status).toBe(404)
    const html = await (await ask('GET', `/v1/drafts/${id}/export?format=html`)).text()
    expect(html).toMatch(/<a href="#source-1"[^>]*>\[1\]<\/a>/)
  })

  it('is the same for the command line behind GALLEY_URL', async () => {
    const { url, token, data } = await gateway()
    const env = { GALLEY_URL: url, GALLEY_TOKEN: token }
    const done = await galley(['draft', 'Licences', '--sources', 'first-draft/documents', '--words', '150'], {
      data,
      env,
      cwd: join(root, 'examples'),
    })
    expect(done.code, done.stderr).toBe(0)
    expect(done.stdout).toContain('## Sources')
    const listed = await galley(['drafts', 'list'], { data, env })
    expect(listed.stdout).toContain('done')
    const strange = await galley(['drafts', 'list'], { data, env: { ...env, GALLEY_TOKEN: 'galley_wrong' } })
    expect(strange.code).toBe(2)
  })
})
