import { expect, test } from 'vitest'
import { createLedgerFolder } from '../../test/ledger-folder.ts'
import { recordParticipant } from '../run/participants.ts'
import { listWork } from './plugin-work.ts'

test('the work of a plugin is counted by kind, with what had no answer, its tokens and its hosts', async () => {
  const ledger = await createLedgerFolder().open({ clock: () => new Date('2026-11-20T09:00:00Z') })
  const event = { type: 'draft.queued', data: { topic: 'Bees' } } as const
  const made = await ledger.createRun({ id: 'd1', brief: { topic: 'Bees' }, pins: {}, event })
  if (made.lease === null) throw new Error('no run')
  const { lease } = made
  for (const name of ['@me/reader', '@me/idle']) await recordParticipant(ledger, lease, { name, version: '1.0.0', digest: 'a'.repeat(64) })
  const call = (kind: 'fetch' | 'model', nth: number) => ({ step: 's', kind, hash: 'h', nth })
  const reader = { plugin: '@me/reader' }
  await ledger.finishCall(lease, call('fetch', 0), {}, { ...reader, hosts: ['b.example', 'a.example'] })
  await ledger.beginCall(lease, call('fetch', 1), { ...reader, hosts: ['c.example'] })
  await ledger.finishCall(lease, call('model', 0), {}, { ...reader, promptTokens: 30, completionTokens: 12 })
  await ledger.finishCall(lease, call('model', 1), {}, { plugin: '@me/other', promptTokens: 1000 })

  const draft = { draft: 'd1', at: '2026-11-20T09:00:00.000Z', title: 'Bees' }
  expect(Object.fromEntries(await listWork(ledger))).toEqual({
    '@me/reader': [
      {
        ...draft,
        calls: [
          { kind: 'model', count: 1, unanswered: 0 },
          { kind: 'fetch', count: 2, unanswered: 1 },
        ],
        tokens: 42,
        hosts: ['a.example', 'b.example', 'c.example'],
      },
    ],
    '@me/idle': [{ ...draft, calls: [], tokens: 0, hosts: [] }],
  })
})
