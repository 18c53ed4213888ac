import { hasEnded, type Draft, type DraftEvent } from '@galley/sdk'
import { expect } from 'vitest'
import { galley } from '../start-galley.ts'
import { tokenOf } from './ask-machines.ts'
import { startMachine } from './start-machine.ts'
import { testOnDatabase } from './test-on-database.ts'

/** Milliseconds for all of it, on a machine with much else to do. */
const maxMs = 300_000

const bridge = `# The bridge of Lund

The bridge of Lund was opened on 4 May 1872. It cost 340,000 crowns, which the town had borrowed in Hamburg. The engineer Ada Berg drew it in 1869.

Before the bridge was built, a ferry crossed the river twelve times a day. The ferry carried 90,000 people in its last year. It sank in the storm of 1873.

The bridge was closed in 1931, when its piers were found to be cracked. A new bridge of steel was opened beside it in 1934. Cyclists use the old one today.`

const notes = 'Notes on the ferry. The ferry of 1872 had a crew of 14 sailors, who all came from Malmö. They were paid by the day.'

testOnDatabase(
  'a draft is written, edited, given a source, rewritten and set back through a gateway that writes nothing itself; one log has it all',
  { maxMs },
  async ({ databaseUrl, model, modelEnv }) => {
    const env = { GALLEY_DATABASE: databaseUrl, ...modelEnv }
    const gateway = await startMachine({ workers: 0, env })
    const writer = await startMachine({ workers: 1, env })
    const token = tokenOf(gateway)
    const ask = async (method: string, path: string, body?: unknown, url = gateway.url()): Promise<Response> =>
      fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const brief = { topic: 'The bridge of Lund', words: 100, sources: { texts: [{ title: 'The bridge of Lund', text: bridge }] } }
    const { id } = (await (await ask('POST', '/v1/drafts', brief)).json()) as { readonly id: string }
    const draft = async (): Promise<Draft> => (await (await ask('GET', `/v1/drafts/${id}`)).json()) as Draft
    const ended = async (): Promise<Draft> => {
      await expect.poll(async () => hasEnded((await draft()).status), { timeout: 60_000, interval: 100 }).toBe(true)
      return draft()
    }
    /** Orders a change and follows it through the gateway to the end of its stream. */
    const order = async (path: string, body?: unknown): Promise<{ readonly draft: Draft; readonly told: readonly DraftEvent[] }> => {
      const { seq } = await draft()
      expect((await ask('POST', `/v1/drafts/${id}${path}`, body)).status).toBe(202)
      const stream = await (await ask('GET', `/v1/drafts/${id}/events?since=${seq}`)).text()
      const told = [...stream.matchAll(/^data: (\{.*)$/gm)].map(([, data = '']) => JSON.parse(data) as DraftEvent)
      return { draft: await ended(), told }
    }

    const first = await ended()
    expect([first.status, first.mode]).toEqual(['done', 'full'])
    const section = first.best.blocks.find(({ claims }) => claims.length > 0)?.sectionId
    const before = model.calls.length
    const rewritten = await order(`/sections/${section}/rewrite`)
    expect(rewritten.draft.best.revisions).toMatchObject([{ kind: 'section', subject: section }])
    expect(rewritten.told.map(({ type }) => type)).toContain('version.added')
    expect(model.calls.slice(before).filter(({ request }) => request.prompt.startsWith('You write'))).toHaveLength(1)

    const block = rewritten.draft.best.blocks.find(({ kind }) => kind === 'paragraph')
    const text = 'The ferry of 1872 had a crew of 14 sailors from Malmö.'
    expect(await (await ask('PUT', `/v1/drafts/${id}/blocks/${block?.id}`, { text })).json()).toMatchObject({ status: 'incomplete' })

    // Ordered while nobody can do it, it is done when somebody can.
    await writer.kill()
    expect((await ask('POST', `/v1/drafts/${id}/sources`, { title: 'Ferry notes', text: notes })).status).toBe(202)
    expect(hasEnded((await draft()).status)).toBe(false)
    await writer.start()
    const sourced = await ended()
    expect(sourced).toMatchObject({ status: 'done', best: { revisions: [{ kind: 'section' }, { kind: 'hand' }, { kind: 'source' }] } })
    expect(sourced.sources.map(({ title }) => title)).toContain('Ferry notes')

    const back = (await (await ask('POST', `/v1/drafts/${id}/versions/${first.best.n}/choose`)).json()) as Draft
    expect(back.best).toEqual(first.best)
    const all = await (await ask('GET', `/v1/drafts/${id}/events`)).text()
    const numbers = [...all.matchAll(/^id: (\d+)$/gm)].map(([, n]) => Number(n))
    expect(numbers).toEqual(numbers.map((_, at) => at + 1))

    const { entries, broken } = (await (await ask('GET', '/v1/audit-log', undefined, writer.url())).json()) as {
      readonly entries: readonly { readonly action: string }[]
      readonly broken: unknown
    }
    expect(broken).toBeNull()
    expect(entries.map(({ action }) => action).filter((action) => !action.startsWith('settings.'))).toEqual([
      'draft.edited',
      'gateway.started',
      'draft.edited',
      'draft.edited',
      'draft.edited',
      'draft.ordered',
      'gateway.started',
      'gateway.started',
    ])
    expect((await galley(['log', 'verify'], { data: gateway.data, env })).stdout).toContain('the log is as it was written')
  },
)
