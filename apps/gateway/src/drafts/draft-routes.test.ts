import { exportFormatNames } from '@galley/runtime'
import { describe, expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'

describe('drafts over HTTP', () => {
  test('a brief is answered with 202 and the place of its draft', async () => {
    const { ask, post } = testApp()
    const answer = await post('/v1/drafts', { topic: 'Registries' })
    expect(answer.status).toBe(202)
    const place = answer.headers.get('Location')!
    const draft = await (await ask(place)).json()
    expect(draft).toMatchObject({ schema: 'galley.draft/1', status: 'queued', brief: { topic: 'Registries' } })
    const { drafts } = await (await ask('/v1/drafts')).json()
    expect(drafts).toHaveLength(1)
  })

  test('a form brings a brief and its documents', async () => {
    const { ask, runtime } = testApp()
    const form = new FormData()
    form.set('brief', JSON.stringify({ topic: 'Bees', sources: { web: false } }))
    form.append('files', new File([Uint8Array.of(0, 255)], 'hive.pdf', { type: 'application/pdf' }))
    form.append('files', new File(['x'], '日本.md'))
    form.append('files', new File([], ''))
    const send = async (body: FormData): Promise<number> => (await ask('/v1/drafts', { method: 'POST', body })).status
    expect(await send(form)).toBe(202)
    const files = [
      { name: 'hive.pdf', mediaType: 'application/pdf', data: 'AP8=' },
      { name: '日本.md', mediaType: 'application/octet-stream', data: 'eA==' },
    ]
    expect(runtime.briefs).toEqual([{ topic: 'Bees', sources: { web: false, files } }])
    form.set('more', 'x')
    expect(await send(form)).toBe(400)
    for (const brief of ['[]', 'null', '{', '{"sources":{"files":5}}']) {
      const other = new FormData()
      other.set('brief', brief)
      other.append('files', new File(['x'], 'a.md'))
      expect([brief, await send(other)]).toEqual([brief, 400])
    }
  })

  test('a list goes on, is searched, and refuses what it cannot answer', async () => {
    const { ask, runtime } = testApp()
    const ids = ['Bees', 'Wasps', 'Bees and wasps'].map((topic) => runtime.seed(topic, topic === 'Bees' ? 3 : 100))
    const list = async (query: string): Promise<readonly string[]> =>
      ((await (await ask(`/v1/drafts${query}`)).json()) as { drafts: { id: string }[] }).drafts.map(({ id }) => id)
    expect(await list(`?limit=1&before=${ids[2]}`)).toEqual([ids[1]])
    expect(await list(`?limit=1&after=${ids[0]}`)).toEqual([ids[1]])
    expect(await list('?q=bees')).toEqual([ids[2], ids[0]])
    expect(await list('?q=bees&status=done')).toEqual([ids[2]])
    for (const query of ['before=nope', 'after=nope', 'status=odd', 'limit=0', `q=${'x'.repeat(201)}`])
      expect([query, (await ask(`/v1/drafts?${query}`)).status]).toEqual([query, 400])
  })

  test('the same key and brief are one run; the same key and another brief are refused', async () => {
    const { post } = testApp()
    const send = (topic: string): Promise<Response> => post('/v1/drafts', { topic }, { 'Idempotency-Key': '"k-1"' })
    const first = await (await send('A')).json()
    const again = await (await send('A')).json()
    expect([again.id, first.created, again.created]).toEqual([first.id, true, false])
    const other = await send('B')
    expect([other.status, (await other.json()).code]).toEqual([422, 'IDEMPOTENCY_MISMATCH'])
    expect((await post('/v1/drafts', { topic: 'A' }, { 'Idempotency-Key': 'with space' })).status).toBe(400)
  })

  test('a finished draft has papers, in the media type of a Sigstore bundle', async () => {
    const { ask, runtime } = testApp()
    const id = runtime.seed('Registries')
    const answer = await ask(`/v1/drafts/${id}/provenance?brief=true`)
    expect(answer.headers.get('Content-Type')).toBe('application/vnd.dev.sigstore.bundle.v0.3+json')
    const { dsseEnvelope } = (await answer.json()) as { dsseEnvelope: { payload: string } }
    const { predicate } = JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString())
    expect(predicate).toMatchObject({ draft: { id }, brief: { content: { topic: 'Registries' } } })
    expect((await ask(`/v1/drafts/${id}/provenance?brief=perhaps`)).status).toBe(400)
    expect((await ask(`/v1/drafts/${runtime.seed('Bees', 3)}/provenance`)).status).toBe(409)
  })

  test('a run is cancelled, approved and deleted', async () => {
    const { ask, post, runtime } = testApp()
    const id = runtime.seed('Registries', 8, { status: 'waiting' })
    const approved = await post(`/v1/drafts/${id}/approve`, { gate: 'plan', decision: 'approve', dropSources: ['s1'] })
    expect(approved.status).toBe(202)
    expect(runtime.approvals).toEqual([{ gate: 'plan', decision: 'approve', dropSources: ['s1'] }])
    expect(await (await ask(`/v1/drafts/${id}/cancel`, { method: 'POST' })).json()).toMatchObject({ status: 'cancelled' })
    expect((await ask(`/v1/drafts/${id}/resume`, { method: 'POST' })).status).toBe(202)
    expect((await ask(`/v1/drafts/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(`/v1/drafts/${id}`)).status).toBe(404)
  })

  test.each([
    [[], /body/],
    [{ gate: 'money', decision: 'approve' }, /gate/],
    [{ gate: 'plan', decision: 'maybe' }, /decision/],
    [{ gate: 'plan', decision: 'approve', haste: true }, /haste/],
    [{ gate: 'plan', decision: 'approve', note: 3 }, /note/],
    [{ gate: 'plan', decision: 'approve', plan: [] }, /plan/],
    [{ gate: 'plan', decision: 'approve', dropSources: [1] }, /dropSources/],
  ])('an approval like %j is refused and says why', async (body, words) => {
    const { post, runtime } = testApp()
    const answer = await post(`/v1/drafts/${runtime.seed('x')}/approve`, body)
    expect(answer.status).toBe(400)
    expect((await answer.json()).detail).toMatch(words)
    expect(runtime.approvals).toEqual([])
  })

  test('versions, differences and files', async () => {
    const { ask, runtime } = testApp()
    const id = runtime.seed('Registries')
    expect((await (await ask(`/v1/drafts/${id}/versions`)).json()).versions).toHaveLength(1)
    expect((await (await ask(`/v1/drafts/${id}/versions/1`)).json()).n).toBe(1)
    expect((await ask(`/v1/drafts/${id}/versions/4`)).status).toBe(404)
    expect((await ask(`/v1/drafts/${id}/versions/one`)).status).toBe(400)
    expect((await (await ask(`/v1/drafts/${id}/diff?from=0&to=1`)).json()).blocks.length).toBeGreaterThan(5)
    expect((await ask(`/v1/drafts/${id}/diff?from=0`)).status).toBe(400)
    const file = await ask(`/v1/drafts/${id}/export?format=md`)
    expect(file.headers.get('Content-Disposition')).toBe(`attachment; filename="${id}.md"`)
    const word = await ask(`/v1/drafts/${id}/export?format=docx&footer=false`)
    expect(word.status).toBe(200)
    expect(word.headers.get('Content-Disposition')).toMatch(/\.docx"$/)
    expect((await ask(`/v1/drafts/${id}/export?format=odt`)).status).toBe(400)
    expect((await ask(`/v1/drafts/${id}/export?format=md&footer=no`)).status).toBe(400)
  })

  test.each(exportFormatNames)(
    'a file of format %s is of the media type and the shape that the OpenAPI document promises',
    async (format) => {
      const { ask, runtime } = testApp()
      const answer = await ask(`/v1/drafts/${runtime.seed('Registries')}/export?format=${format}`)
      expect(answer.status).toBe(200)
      expect((await answer.bytes()).length).toBeGreaterThan(100)
    },
  )

  test('a list limit that is no number is refused', async () => {
    const { ask } = testApp()
    for (const limit of ['', '0', '-1', '201', '1e2', 'all']) expect((await ask(`/v1/drafts?limit=${limit}`)).status).toBe(400)
  })
})
