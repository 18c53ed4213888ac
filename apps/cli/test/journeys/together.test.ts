import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft, DraftEvent } from '@galley/sdk'
import { expect, it } from 'vitest'
import { freshData, galley, root, startGalley } from './start-galley.ts'

const example = join(root, 'examples', 'first-draft', 'documents')

it('a gateway and three drafts share one data folder', { timeout: 120_000 }, async () => {
  const data = await freshData()
  const gateway = startGalley(['start', '--port', '0', '--no-example'], { data })
  const url = /ready at (\S+)/.exec(await gateway.said('enter?ticket='))?.[1] ?? ''
  const headers = {
    authorization: `Bearer ${readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()}`,
    'content-type': 'application/json',
  }
  try {
    const topics = ['Open models', 'Package registries', 'Energy of training']
    const over = fetch(`${url}/v1/drafts`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ topic: 'Licences', words: 200, sources: { folder: 'first-draft/documents' } }),
    })
    const drafts = topics.map(async (topic) =>
      galley(['draft', topic, '--sources', example, '--words', '200', '--format', 'json'], { data }),
    )
    const finished = await Promise.all(drafts)
    const created = await over
    expect(created.status).toBe(202)
    for (const done of finished) {
      expect(done.code, done.stderr).toBe(0)
      expect(done.stderr).not.toMatch(/locked|LEASE_LOST/)
      expect((JSON.parse(done.stdout) as Draft).status).toBe('done')
    }
    const { id } = (await created.json()) as { id: string }
    for (const reader of [1, 2]) {
      const events = await readAll(`${url}/v1/drafts/${id}/events`, headers)
      expect(
        events.map((event) => event.seq),
        `reader ${reader}`,
      ).toEqual(events.map((_, index) => index + 1))
      expect(events.at(-1)?.type).toBe('draft.done')
    }
    const list = JSON.parse((await galley(['drafts', 'list', '--json'], { data })).stdout) as { drafts: { status: string }[] }
    expect(list.drafts.map((draft) => draft.status)).toEqual(['done', 'done', 'done', 'done'])
  } finally {
    gateway.child.kill('SIGTERM')
  }
  expect((await gateway.done).code).toBe(0)
})

it('refuses a second gateway on one data folder', async () => {
  const data = await freshData()
  const first = startGalley(['start', '--port', '0', '--no-example'], { data })
  await first.said('enter?ticket=')
  const second = await galley(['start', '--port', '0', '--no-example'], { data })
  expect(second.code).toBe(3)
  expect(second.stderr).toContain('LOCK_HELD')
  first.child.kill('SIGTERM')
  expect((await first.done).code).toBe(0)
})

it('goes on with what a killed gateway left behind', { timeout: 60_000 }, async () => {
  const data = await freshData()
  const first = startGalley(['start', '--port', '0'], { data })
  await first.said('researcher')
  first.child.kill('SIGKILL')
  await first.done
  const second = startGalley(['start', '--port', '0', '--no-example'], { data })
  await second.said('enter?ticket=')
  const [draft] = (JSON.parse((await galley(['drafts', 'list', '--json'], { data })).stdout) as { drafts: { id: string }[] }).drafts
  const log = (await galley(['drafts', 'events', draft?.id ?? ''], { data })).stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DraftEvent)
  expect(log.at(-1)?.type).toBe('draft.done')
  expect(log.map((event) => event.seq)).toEqual(log.map((_, index) => index + 1))
  second.child.kill('SIGTERM')
  expect((await second.done).code).toBe(0)
})

/** Reads a finished run's stream to its end. */
async function readAll(address: string, headers: Readonly<Record<string, string>>): Promise<readonly DraftEvent[]> {
  const text = await (await fetch(address, { headers: { ...headers, accept: 'text/event-stream' } })).text()
  return text
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => JSON.parse(line.slice(5)) as DraftEvent)
    .filter((event) => 'seq' in event)
}
