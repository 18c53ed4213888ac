import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasEnded, type Brief, type Draft } from '@galley/sdk'
import { startScriptedModel, type ScriptedModel } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshData, startGalley } from './start-galley.ts'

const bridge = `# The bridge of Lund

The bridge of Lund was opened on 4 May 1872. It cost 340,000 crowns, which the town had borrowed in Hamburg. The engineer Ada Berg drew it in 1869.

Before the bridge was built, a ferry crossed the river twelve times a day. The ferry carried 90,000 people in its last year. It sank in the storm of 1873.

The bridge was closed in 1931, when its piers were found to be cracked. A new bridge of steel was opened beside it in 1934. Cyclists use the old one today.`

describe('a finished draft is changed', { timeout: 120_000 }, () => {
  let running: ReturnType<typeof startGalley>
  let model: ScriptedModel
  let id = ''
  const data = tempFolder()
  let ask: (method: string, path: string, body?: unknown, match?: string) => Promise<Response>
  const draft = async (): Promise<Draft> => (await (await ask('GET', `/v1/drafts/${id}`)).json()) as Draft
  const ended = async (): Promise<Draft> => {
    for (;;) {
      const now = await draft()
      if (hasEnded(now.status)) return now
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const write = async (text: string, more: Partial<Brief> = { models: { default: 'none' } }): Promise<Draft> => {
    const texts = [{ title: 'The bridge of Lund', text }]
    const made = await ask('POST', '/v1/drafts', { topic: 'The bridge of Lund', words: 100, sources: { texts }, ...more })
    id = ((await made.json()) as { readonly id: string }).id
    return ended()
  }

  beforeAll(async () => {
    await freshData(data)
    model = await startScriptedModel()
    running = startGalley(['start', '--port', '0', '--no-example'], { data, env: { GALLEY_MODEL_URL: model.url } })
    const url = /ready at (\S+)/.exec(await running.said('enter?ticket='))?.[1] ?? ''
    const token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
    ask = async (method, path, body, match) =>
      fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          ...(match === undefined ? {} : { 'if-match': match }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
  }, 120_000)
  afterAll(async () => {
    running.child.kill('SIGTERM')
    await running.done
    await model.close()
  })

  it('by hand, by a source, by writing a section again, and back: exports and papers are of the version in use', async () => {
    const first = await write(bridge)
    const block = first.best.blocks.find(({ kind }) => kind === 'paragraph')
    const path = `/v1/drafts/${id}/blocks/${block?.id}`
    const tag = (await ask('GET', `/v1/drafts/${id}`)).headers.get('etag') ?? ''
    const typed = { text: 'The ferry of 1872 had a crew of 14 sailors from Malmö.' }
    expect((await ask('PUT', path, typed, '"1"')).status).toBe(412)
    const edited = (await (await ask('PUT', path, typed, tag)).json()) as Draft
    expect(edited).toMatchObject({ status: 'incomplete', shortcomings: ['1 statement has no support.'] })
    const lost = await (await ask('GET', `/v1/drafts/${id}/export?format=md`)).text()
    expect(lost).toContain('a crew of 14 sailors')
    expect(lost).toContain('No source says it.')

    const text = 'Notes on the ferry. The ferry of 1872 had a crew of 14 sailors, who all came from Malmö. They were paid by the day.'
    expect((await ask('POST', `/v1/drafts/${id}/sources`, { title: 'Ferry notes', text })).status).toBe(202)
    const held = await ended()
    expect(held).toMatchObject({ status: 'done', best: { revisions: [{ kind: 'hand' }, { kind: 'source' }] } })
    expect(held.sources.map(({ title }) => title)).toContain('Ferry notes')
    expect(held.best.verdicts.every(({ verdict }) => verdict === 'supported')).toBe(true)

    const papers = await (await ask('GET', `/v1/drafts/${id}/provenance`)).json()
    const { predicate } = JSON.parse(Buffer.from(papers.dsseEnvelope.payload, 'base64').toString())
    expect(predicate.revisions.map(({ kind }: { readonly kind: string }) => kind)).toEqual(['hand', 'source'])
    expect(predicate.draft.digest.sha256).toBe(held.best.hash)

    const section = held.plan?.outline.find((one) => one.id === block?.sectionId)?.id
    expect((await ask('POST', `/v1/drafts/${id}/sections/${section}/rewrite`)).status).toBe(202)
    const again = await ended()
    const { versions } = (await (await ask('GET', `/v1/drafts/${id}/versions`)).json()) as { readonly versions: Draft['best'][] }
    if (again.best.n === held.best.n) expect(await lastEvent()).toContain('SECTION_HAS_NO_MORE')
    else expect(again.best.invariants).toMatchObject({ unsupported: 0, contradicted: 0, dangling: 0 })
    expect(versions.find(({ n }) => n === first.best.n)).toEqual(first.best)

    const back = await ask('POST', `/v1/drafts/${id}/versions/${first.best.n}/choose`)
    expect(((await back.json()) as Draft).best).toEqual(first.best)
    expect(await (await ask('GET', `/v1/drafts/${id}/export?format=md`)).text()).not.toContain('after the run')
  })

  it('a section for which the sources hold nothing else stays, and it is said', async () => {
    const text = 'The bridge of Lund was opened on 4 May 1872 by the mayor, who crossed it with his horse and three daughters.'
    const first = await write(text)
    const section = first.best.blocks.find(({ claims }) => claims.length > 0)?.sectionId
    await ask('POST', `/v1/drafts/${id}/sections/${section}/rewrite`)
    const now = await ended()
    expect([now.status, now.best]).toEqual([first.status, first.best])
    expect(await lastEvent()).toContain('SECTION_HAS_NO_MORE')
  })

  it('a model writes that section alone, and nothing that the run has paid for is asked again', async () => {
    const first = await write(bridge, {})
    expect(first.mode).toBe('full')
    const section = first.best.blocks.find(({ claims }) => claims.length > 0)?.sectionId
    const before = model.calls.length
    await ask('POST', `/v1/drafts/${id}/sections/${section}/rewrite`)
    const now = await ended()
    const asked = model.calls.slice(before).map(({ request }) => /^You (?:write|check|plan|read)[^.]{0,20}/.exec(request.prompt)?.[0])
    expect(asked.filter((opening) => opening?.startsWith('You write') === true)).toHaveLength(1)
    expect(asked.filter((opening) => opening?.startsWith('You plan') === true)).toEqual([])
    expect(now.best).toMatchObject({ revisions: [{ kind: 'section', subject: section }], invariants: { unsupported: 0, dangling: 0 } })
    const elsewhere = ({ best }: Draft): readonly string[] =>
      best.blocks.flatMap((block) => (block.sectionId === section ? [] : [block.text]))
    expect(elsewhere(now)).toEqual(elsewhere(first))
  })

  async function lastEvent(): Promise<string> {
    return (await (await ask('GET', `/v1/drafts/${id}/events`)).text()).trim().split('\n\n').at(-1) ?? ''
  }
})
