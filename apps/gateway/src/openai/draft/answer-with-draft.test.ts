import { expect, test } from 'vitest'
import { openGateway } from '../../../test/open-gateway.ts'
import { readStream, testApp } from '../../../test/test-app.ts'

const chat = (more: object = {}): object => ({ model: 'galley', messages: [{ role: 'user', content: 'Registries' }], ...more })

interface Piece {
  readonly id: string
  readonly choices: readonly {
    readonly delta: { readonly content?: string; readonly reasoning_content?: string; readonly annotations?: readonly unknown[] }
    readonly finish_reason: string | null
  }[]
  readonly usage?: { readonly total_tokens: number }
}

test('a chat with galley is answered with a draft: steps as reasoning, then the text with its citations', async () => {
  const { post, runtime } = testApp()
  const answer = await post('/v1/chat/completions', chat({ stream: true, stream_options: { include_usage: true } }))
  const id = answer.headers.get('Galley-Draft') ?? ''
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  expect(runtime.briefs).toEqual([{ topic: 'Registries' }])
  await runtime.play(id)
  const sent = await readStream(answer)
  expect(sent.at(-1)?.data).toBe('[DONE]')
  const pieces = sent.slice(0, -1).map(({ data }) => JSON.parse(data) as Piece)
  expect(new Set(pieces.map((piece) => piece.id))).toEqual(new Set([id]))
  const deltas = pieces.flatMap(({ choices }) => choices.map(({ delta }) => delta))
  const reasoning = deltas.map((delta) => delta.reasoning_content ?? '').join('')
  expect(reasoning).toMatch(/The plan has \d sections\.\n/)
  expect(reasoning).toContain('Round 1 started.')
  const content = deltas.map((delta) => delta.content ?? '').join('')
  expect(content).toBe((await runtime.drafts.cited(id)).text)
  const [first] = (deltas.findLast(({ annotations }) => annotations)?.annotations ?? []) as readonly {
    url_citation: { start_index: number; end_index: number; url: string }
  }[]
  expect(content.slice(first?.url_citation.start_index, first?.url_citation.end_index)).toBe('[1]')
  expect(first?.url_citation.url).toMatch(/^https?:\/\//)
  expect(pieces.at(-2)?.choices[0]?.finish_reason).toBe('stop')
  expect(pieces.at(-1)?.usage?.total_tokens).toBeGreaterThanOrEqual(0)
})

test('without a stream it waits for the whole draft', async () => {
  const { post, runtime } = testApp()
  const asked = post('/v1/chat/completions', chat(), { 'Idempotency-Key': 'k1' })
  await expect.poll(() => runtime.watchers()).toBe(1)
  const id = (await runtime.drafts.list())[0]?.id ?? ''
  await runtime.play(id)
  const body = await (await asked).json()
  expect(body).toMatchObject({
    id,
    object: 'chat.completion',
    model: 'galley',
    choices: [{ finish_reason: 'stop', message: { role: 'assistant' } }],
  })
  expect(body.choices[0].message.content).toBe((await runtime.drafts.cited(id)).text)
  // The same request again: the same draft, at once.
  expect((await (await post('/v1/chat/completions', chat(), { 'Idempotency-Key': 'k1' })).json()).id).toBe(id)
  expect(runtime.briefs).toHaveLength(1)
})

test('a draft that fails, and a brief that is none, are errors as clients read them', async () => {
  const { post, runtime } = testApp()
  const asked = post('/v1/chat/completions', chat())
  await expect.poll(() => runtime.watchers()).toBe(1)
  const { id } = (await runtime.drafts.list())[0] ?? { id: '' }
  await runtime.drafts.cancel(id)
  expect(await (await asked).json()).toMatchObject({ error: { code: 'DRAFT_NOT_WRITTEN', type: 'server_error' } })
  const stream = await post('/v1/chat/completions', chat({ stream: true }))
  await runtime.drafts.cancel(stream.headers.get('Galley-Draft') ?? '')
  expect((await readStream(stream)).at(-1)?.data).toContain('"code":"DRAFT_NOT_WRITTEN"')
  const empty = await post('/v1/chat/completions', chat({ messages: [{ role: 'user', content: ' ' }] }))
  expect([empty.status, await empty.json()]).toMatchObject([400, { error: { code: 'BRIEF_INVALID' } }])
})

test('a client that leaves cancels its draft, but not one that has a key to come back with', async () => {
  const gateway = await openGateway([])
  for (const [more, headers, status] of [
    [{ stream: true }, {}, 'cancelled'],
    [{}, {}, 'cancelled'],
    [{ stream: true }, { 'Idempotency-Key': 'k2' }, 'queued'],
  ] as const) {
    const leave = new AbortController()
    const asked = gateway.post('/v1/chat/completions', chat({ ...more, user: status }), { headers, signal: leave.signal })
    await expect.poll(() => gateway.runtime.watchers()).toBe(1)
    leave.abort()
    await asked.catch(() => undefined)
    await expect.poll(() => gateway.runtime.watchers()).toBe(0)
    expect((await gateway.runtime.drafts.list())[0]?.status).toBe(status)
  }
  await gateway.close()
})
