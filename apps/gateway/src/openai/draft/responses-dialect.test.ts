import { expect, test } from 'vitest'
import { readStream, testApp, type TestApp } from '../../../test/test-app.ts'
import { responsesDialect } from './responses-dialect.ts'

// Cases of our own from the Open Responses specification of 2026-04-24: its compliance kit is on no registry. Of that kit's requests those for tools
// and pictures do not apply, since a draft calls no tool and reads no picture: they are refused here.

/** Members that the specification requires of a response. */
const required =
  'id object created_at completed_at status incomplete_details model previous_response_id instructions output error tools tool_choice truncation parallel_tool_calls text top_p presence_penalty frequency_penalty top_logprobs temperature reasoning usage max_output_tokens max_tool_calls store background service_tier metadata safety_identifier prompt_cache_key'.split(
    ' ',
  )

interface StreamEvent {
  readonly type: string
  readonly sequence_number: number
  readonly [member: string]: unknown
}

const ask = (more: object = {}): object => ({ model: 'galley', input: 'Registries', ...more })

async function streamed(
  { post, runtime }: TestApp,
  body: object,
): Promise<{ readonly id: string; readonly events: readonly StreamEvent[] }> {
  const answer = await post('/v1/responses', { ...body, stream: true })
  const id = answer.headers.get('Galley-Draft') ?? ''
  await runtime.play(id)
  const sent = await readStream(answer)
  expect(sent.at(-1)?.data).toBe('[DONE]')
  const events = sent.slice(0, -1).map(({ data, event }) => {
    const read = JSON.parse(data) as StreamEvent
    expect(event).toBe(read.type)
    return read
  })
  expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, n) => n))
  return { id, events }
}

test('the events come in the order of the specification, and add up to what the response says', async () => {
  const app = testApp()
  const { id, events } = await streamed(app, ask())
  expect(events.map(({ type }) => type.replace('response.', '')).join(' ')).toMatch(
    /^created in_progress output_item\.added reasoning_summary_part\.added (reasoning_summary_text\.delta )+reasoning_summary_text\.done reasoning_summary_part\.done output_item\.done output_item\.added content_part\.added (output_text\.delta )+(output_text\.annotation\.added )+output_text\.done content_part\.done output_item\.done completed$/,
  )
  const of = (type: string): readonly StreamEvent[] => events.filter((event) => event.type === `response.${type}`)
  const deltas = (type: string): string =>
    of(type)
      .map((event) => String(event['delta']))
      .join('')
  const last = events.at(-1)?.['response'] as {
    readonly output: readonly Record<string, unknown>[]
    readonly usage: object
    readonly status: string
  }
  for (const { response } of events.filter((event) => 'response' in event) as unknown as readonly { readonly response: object }[])
    expect(Object.keys(response)).toEqual(expect.arrayContaining(required))
  const { text } = await app.runtime.drafts.cited(id)
  const annotations = of('output_text.annotation.added').map(({ annotation }) => annotation)
  const part = { type: 'output_text', text, annotations, logprobs: [] }
  expect([deltas('output_text.delta'), of('output_text.done')[0]?.['text'], of('content_part.done')[0]?.['part']]).toEqual([
    text,
    text,
    part,
  ])
  expect(last.output).toEqual([
    { type: 'reasoning', id: `rs_${id}`, summary: [{ type: 'summary_text', text: deltas('reasoning_summary_text.delta') }] },
    { type: 'message', id: `msg_${id}`, status: 'completed', role: 'assistant', content: [part] },
  ])
  expect(of('output_item.done').map(({ item }) => item)).toEqual(last.output)
  expect(deltas('reasoning_summary_text.delta')).toMatch(/The plan has \d sections\.\n[^]*Round 1 started\./)
  const [cited] = annotations as readonly { readonly start_index: number; readonly end_index: number; readonly url: string }[]
  expect(text.slice(cited?.start_index, cited?.end_index)).toBe('[1]')
  expect(Object.keys(last.usage)).toEqual([
    'input_tokens',
    'input_tokens_details',
    'output_tokens',
    'output_tokens_details',
    'total_tokens',
  ])
})

test('without a stream the same response comes in one piece, with what was sent', async () => {
  const app = testApp()
  const items = [
    { type: 'message', role: 'system', content: 'You are a pirate.' },
    { type: 'message', role: 'user', content: 'My name is Alice.' },
    { type: 'message', role: 'assistant', content: 'Hello Alice!' },
    { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Registries' }] },
  ]
  const more = { input: items, metadata: { order: '7' }, temperature: 0.2, instructions: 'Briefly' }
  const asked = app.post('/v1/responses', ask(more), { 'Idempotency-Key': 'k1' })
  await expect.poll(() => app.runtime.watchers()).toBe(1)
  await app.runtime.play((await app.runtime.drafts.list())[0]?.id ?? '')
  const answer = await (await asked).json()
  expect(Object.keys(answer)).toEqual(expect.arrayContaining(required))
  const { input: _, ...echoed } = more
  expect(answer).toMatchObject({
    object: 'response',
    status: 'completed',
    model: 'galley',
    error: null,
    incomplete_details: null,
    ...echoed,
  })
  expect(answer.completed_at).toBeGreaterThanOrEqual(answer.created_at)
  expect(answer.output.map(({ type }: { readonly type: string }) => type)).toEqual(['reasoning', 'message'])
  expect(app.runtime.briefs).toEqual([{ topic: 'Registries' }])
  // The same request again: the same response, at once.
  expect(await (await app.post('/v1/responses', ask(more), { 'Idempotency-Key': 'k1' })).json()).toEqual(answer)
})

test('a draft without a text is a response that failed, and an error without a stream', async () => {
  const { post, runtime } = testApp()
  const stream = await post('/v1/responses', ask({ stream: true }))
  await runtime.drafts.cancel(stream.headers.get('Galley-Draft') ?? '')
  const sent = await readStream(stream)
  expect(sent.slice(-2).map(({ event }) => event)).toEqual(['response.failed', undefined])
  expect(JSON.parse(sent.at(-2)?.data ?? '')).toMatchObject({
    response: { status: 'failed', output: [], error: { code: 'DRAFT_NOT_WRITTEN' } },
  })
  const asked = post('/v1/responses', ask())
  await expect.poll(() => runtime.watchers()).toBe(1)
  await runtime.drafts.cancel((await runtime.drafts.list())[0]?.id ?? '')
  expect(await (await asked).json()).toMatchObject({ error: { code: 'DRAFT_NOT_WRITTEN', type: 'server_error' } })
})

test('files are documents, addresses are sources', () => {
  const data = Buffer.from('# Bees').toString('base64')
  const content = [
    { type: 'input_text', text: 'Bees' },
    { type: 'input_file', filename: 'bees.md', file_data: `data:text/markdown;base64,${data}` },
    { type: 'input_file', file_url: 'https://example.org/bees.pdf' },
  ]
  const body = { model: 'galley', input: [{ role: 'user', content }], galley: { words: 300 } }
  expect(responsesDialect.readBrief(body)).toEqual({
    topic: 'Bees',
    words: 300,
    sources: { files: [{ name: 'bees.md', mediaType: 'text/markdown', data }], urls: ['https://example.org/bees.pdf'] },
  })
})

test.each([
  ['tools', { tools: [{ type: 'function', name: 'get_weather', parameters: {} }] }],
  ['a picture', { input: [{ role: 'user', content: [{ type: 'input_image', image_url: 'data:image/png;base64,AA==' }] }] }],
  ['JSON', { text: { format: { type: 'json_schema', name: 'a', schema: {} } } }],
  ['the background', { background: true }],
  ['an answer of before', { previous_response_id: 'resp_1' }],
  ['a number', { input: 7 }],
  ['no message of the user', { input: [{ role: 'system', content: 'x' }] }],
])('%s is refused, and no draft is begun', async (_, more) => {
  const { post, runtime } = testApp()
  const answer = await post('/v1/responses', ask(more))
  expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 'REQUEST_INVALID' } }])
  expect(runtime.briefs).toEqual([])
})

test('a token without the scope of drafts gets none', async () => {
  const { post, runtime } = testApp()
  const token = await runtime.access.newToken({ name: 'chat', scopes: ['chat'] })
  expect((await post('/v1/responses', ask(), { Authorization: `Bearer ${token}` })).status).toBe(403)
  expect(runtime.briefs).toEqual([])
})
