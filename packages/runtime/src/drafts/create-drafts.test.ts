import type { Lease, Ledger } from '@galley/ledger'
import type { PluginRecord } from '@galley/kernel'
import { roles, textMediaTypes } from '@galley/sdk'
import { expect, test } from 'vitest'
import { defaultSettings } from '../../test/default-settings.ts'
import { createLedgerFolder } from '../../test/ledger-folder.ts'
import { userOfMachine as by } from '../access/user-of-machine.ts'
import type { Worker } from '../run/create-worker.ts'
import { defaultTeam } from '../settings/settings-schema.ts'
import { createDrafts } from './create-drafts.ts'
import type { Drafts } from './drafts.ts'
import { createRunFeeds } from './run-feeds.ts'

const record = (name: string, more: Partial<PluginRecord>): PluginRecord =>
  ({ name, version: '1.0.0', state: 'verified', digest: 'sha256:1', ...more }) as PluginRecord
const plugins = [
  ...roles.map((role) => record(defaultTeam[role], { role })),
  record('@galley/page-reader', { provides: ['read'], reads: textMediaTypes }),
  record('@galley/search-folder', { provides: ['search'] }),
]
const brief = { topic: 'Bees', sources: { texts: [{ title: 'Bees', text: 'A hive holds 40,000 bees.' }] } }

/** Drafts over a real ledger, with a worker that takes runs and has no room to begin them. */
async function openDrafts(known: readonly PluginRecord[] = plugins): Promise<{
  readonly drafts: Drafts
  readonly ledger: Ledger
  readonly taken: readonly Lease[]
}> {
  const folder = createLedgerFolder()
  const ledger = await folder.open()
  const taken: Lease[] = []
  const worker: Worker = {
    take: (lease) => void taken.push(lease),
    adopt: () => undefined,
    cancel: () => undefined,
    close: async () => undefined,
  }
  let next = 0
  const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill((next += 1))
  const models = { foresee: async () => ({}) }
  const services = {
    dataDir: folder.path,
    sleep: async () => undefined,
    ledger,
    kernel: { plugins: async () => known },
    models,
    worker,
    feeds: createRunFeeds(ledger),
    settings: defaultSettings,
    random,
    auditLog: { append: async () => undefined },
    clock: () => new Date('2026-11-29T12:00:00Z'),
  }
  return { drafts: createDrafts(services), ledger, taken }
}

test('a run has its first event though no worker has room for it', async () => {
  const { drafts, taken } = await openDrafts()
  const { id, created } = await drafts.order(brief, { by })
  expect(created).toBe(true)
  expect(taken).toHaveLength(1)
  const stop = new AbortController()
  for await (const event of drafts.events(id, { signal: stop.signal })) {
    expect(event).toMatchObject({ seq: 1, type: 'draft.queued', data: { topic: 'Bees' } })
    stop.abort()
  }
  expect(await drafts.get(id)).toMatchObject({ id, status: 'queued', seq: 1 })
})

test('an idempotency key gives the first draft again, and no second run', async () => {
  const { drafts, taken } = await openDrafts()
  const first = await drafts.order(brief, { by, idempotencyKey: 'k' })
  expect(await drafts.order(brief, { by, idempotencyKey: 'k' })).toEqual({ id: first.id, created: false })
  await expect(drafts.order({ ...brief, words: 300 }, { by, idempotencyKey: 'k' })).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
  expect(taken).toHaveLength(1)
})

test('an idempotency key asks for the same content, whatever the order of the keys in it', async () => {
  const { drafts } = await openDrafts()
  const first = await drafts.order({ ...brief, words: 300, rounds: 1 }, { by, idempotencyKey: 'k' })
  const again = await drafts.order({ rounds: 1, words: 300, sources: brief.sources, topic: brief.topic }, { by, idempotencyKey: 'k' })
  expect(again).toEqual({ id: first.id, created: false })
})

test('a page of the list that begins at a draft that is not there is refused', async () => {
  const { drafts } = await openDrafts()
  await expect(drafts.list({ before: 'nope' })).rejects.toMatchObject({ code: 'LIST_PLACE_UNKNOWN', status: 400 })
})

test('a draft that needs a refused or a missing plugin is refused before a run is written', async () => {
  const refused = plugins.map((plugin) => (plugin.name === '@galley/writer' ? { ...plugin, state: 'refused' as const } : plugin))
  for (const known of [refused, plugins.filter(({ name }) => name !== '@galley/page-reader')]) {
    const { drafts, ledger, taken } = await openDrafts(known)
    await expect(drafts.order(brief, { by })).rejects.toMatchObject({ code: 'PLUGIN_REFUSED' })
    expect(await ledger.listRuns({ limit: 10 })).toEqual([])
    expect(taken).toEqual([])
  }
})

test('a draft that is not finished has no papers', async () => {
  const { drafts } = await openDrafts()
  const { id } = await drafts.order(brief, { by })
  await expect(drafts.provenance(id)).rejects.toMatchObject({ code: 'DRAFT_NOT_FINISHED', status: 409 })
})

test('a run that is held is not deleted, and an approval without its gate is refused', async () => {
  const { drafts } = await openDrafts()
  const { id } = await drafts.order(brief, { by })
  await expect(drafts.delete(id)).rejects.toMatchObject({ code: 'DRAFT_RUNNING' })
  await expect(drafts.approve(id, { gate: 'plan', decision: 'approve' })).rejects.toMatchObject({ code: 'GATE_NOT_WAITING' })
  await expect(drafts.get('d00')).rejects.toMatchObject({ code: 'DRAFT_NOT_FOUND' })
})
