import type { Draft } from '@galley/sdk'
import { describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/test-app.ts'

function put({ ask }: TestApp, path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return ask(path, { method: 'PUT', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } })
}

describe('changes to a draft over HTTP', () => {
  test('a typed block becomes a version, with verdicts that the host made and not the client', async () => {
    const app = testApp()
    const id = app.runtime.seed('Registries')
    const before = (await (await app.ask(`/v1/drafts/${id}`)).json()) as Draft
    const text = 'It published new versions of more than 250 packages [[c:c1]].'
    expect((await put(app, `/v1/drafts/${id}/blocks/b2`, { text, verdicts: [] })).status).toBe(400)
    const answer = await put(app, `/v1/drafts/${id}/blocks/b2`, { text })
    const { best, status, shortcomings } = (await answer.json()) as Draft
    expect([answer.status, status, best.n]).toEqual([200, 'incomplete', 3])
    expect(best.verdicts.filter(({ claimId }) => claimId.startsWith('h3'))).toMatchObject([{ verdict: 'contradicted', tier: 'lexical' }])
    expect(best.revisions).toMatchObject([{ n: 3, of: before.best.n, kind: 'hand', subject: 'b2' }])
    expect(best.score).toBeLessThan(before.best.score)
    expect(shortcomings).toContain('1 statement says otherwise than its source.')
    const exported = await (await app.ask(`/v1/drafts/${id}/export?format=md`)).text()
    expect(exported).toContain('more than 250 packages')
    expect(exported).toContain('Changed after the run, 1 time.')
    expect((await (await app.ask(`/v1/drafts/${id}/versions`)).json()).versions).toHaveLength(2)
  })

  test('If-Match keeps two editors from each other', async () => {
    const app = testApp()
    const id = app.runtime.seed('Registries')
    const tag = (await app.ask(`/v1/drafts/${id}`)).headers.get('ETag') ?? ''
    expect(tag).toMatch(/^"\d+"$/)
    const edit = (match: string): Promise<Response> => put(app, `/v1/drafts/${id}/blocks/b2`, { text: 'Mine.' }, { 'If-Match': match })
    expect((await edit('"1"')).status).toBe(412)
    const done = await edit(tag)
    expect(done.status).toBe(200)
    const late = await edit(`W/${tag}`)
    expect([late.status, (await late.json()).code]).toEqual([412, 'DRAFT_MOVED_ON'])
    expect((await edit(done.headers.get('ETag') ?? '')).status).toBe(200)
    expect((await edit('*')).status).toBe(200)
    expect((await edit('soon')).status).toBe(400)
  })

  test('a version is chosen again, and what there is not is refused', async () => {
    const app = testApp()
    const id = app.runtime.seed('Registries')
    const { best } = await app.runtime.drafts.get(id)
    await put(app, `/v1/drafts/${id}/blocks/b2`, { text: 'Mine.' })
    const chosen = await app.post(`/v1/drafts/${id}/versions/${best.n}/choose`, {})
    expect([chosen.status, ((await chosen.json()) as Draft).best]).toEqual([200, best])
    expect((await app.post(`/v1/drafts/${id}/versions/400/choose`, {})).status).toBe(404)
    expect((await put(app, `/v1/drafts/${id}/blocks/none`, { text: 'x' })).status).toBe(404)
    expect((await put(app, `/v1/drafts/${app.runtime.seed('Bees', 25)}/blocks/b2`, { text: 'x' })).status).toBe(409)
  })

  test('words are checked and nothing is kept', async () => {
    const app = testApp()
    const id = app.runtime.seed('Registries')
    const answer = await app.post(`/v1/drafts/${id}/check`, { text: 'It published new versions of more than 180 packages.' })
    expect((await answer.json()).sentences).toMatchObject([{ verdict: 'supported', passage: { sourceId: 's1' } }])
    expect(await app.runtime.drafts.versions(id)).toHaveLength(1)
  })
})
