import { describe, expect, test } from 'vitest'
import { createApp } from '../index.ts'
import { worldOfTests } from '../../test/world-of-tests.ts'
import { fakeAuditor } from '../../test/fake-auditor.ts'
import { fakeRuntime } from '../../test/fake-runtime.ts'
import { readStream, testApp } from '../../test/test-app.ts'

describe('the event stream', () => {
  test('every event comes once, numbered, and the stream ends with the run', async () => {
    const { ask, runtime } = testApp()
    const id = runtime.seed('Registries', 3)
    const answer = await ask(`/v1/drafts/${id}/events`)
    expect(answer.headers.get('Content-Type')).toBe('text/event-stream')
    expect(answer.headers.get('X-Accel-Buffering')).toBe('no')
    expect(answer.headers.get('Cache-Control')).toBe('no-cache, no-transform')
    const reading = readStream(answer)
    await runtime.play(id)
    const sent = await reading
    const numbers = sent.filter(({ id: seq }) => seq !== undefined).map(({ id: seq }) => Number(seq))
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
    expect(sent.at(-1)!.event).toBe('draft.done')
    expect(JSON.parse(sent[0]!.data)).toMatchObject({ seq: 1, type: 'draft.queued' })
  })

  test('what is shown and never stored has no id', async () => {
    const { ask, runtime } = testApp()
    const id = runtime.seed('Registries', 3)
    const reading = readStream(await ask(`/v1/drafts/${id}/events`), 4)
    await runtime.play(id, 1)
    const progress = (await reading).find(({ event }) => event === 'progress')!
    expect(progress.id).toBeUndefined()
  })

  test('a reader that comes again goes on where it was', async () => {
    const { ask, runtime } = testApp()
    const id = runtime.seed('Registries')
    const all = await readStream(await ask(`/v1/drafts/${id}/events`))
    const rest = await readStream(await ask(`/v1/drafts/${id}/events?since=3`, { headers: { 'Last-Event-ID': '20' } }))
    expect(rest[0]!.id).toBe('21')
    expect(rest).toEqual(all.slice(-rest.length))
    const seq = (await runtime.drafts.get(id)).seq
    expect((await ask(`/v1/drafts/${id}/events?since=${seq}`)).status).toBe(204)
    expect((await ask(`/v1/drafts/${id}/events?since=x`)).status).toBe(400)
    const ahead = await ask(`/v1/drafts/${id}/events`, { headers: { 'Last-Event-ID': `${seq + 1}` } })
    expect([ahead.status, (await ahead.json()).detail]).toEqual([400, expect.stringContaining(`from 0 to ${seq}`)])
    const running = runtime.seed('Registries', 3)
    expect((await ask(`/v1/drafts/${running}/events`, { headers: { 'Last-Event-ID': '9999' } })).status).toBe(400)
    expect((await ask('/v1/drafts/none/events')).status).toBe(404)
  })

  test('a silent stream is kept alive by comments, and ends when the gateway closes', async () => {
    const runtime = fakeRuntime()
    const app = createApp(runtime, { version: '0', say: () => undefined, auditor: fakeAuditor(), ...worldOfTests, heartbeatMs: 5 })
    const id = runtime.seed('Registries', 3)
    const closing = new AbortController()
    const answer = await app.request(
      `http://localhost/v1/drafts/${id}/events?since=2`,
      { headers: { Authorization: 'Bearer good-token' } },
      { closing: closing.signal },
    )
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes(': still here\n\n: still here')) text += (await reader.read()).value ?? ''
    expect(text).toMatch(/^retry: \d+\n\n/)
    closing.abort()
    while (!(await reader.read()).done);
  })
})
