import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from '@galley/sdk'
import { expect, it } from 'vitest'
import { createLedgerFolder } from '../../test/ledger-folder.ts'
import { openStoredSources } from './stored-sources.ts'

const sourceOf = (id: string, text: string): Source => ({
  id,
  address: `folder:${id}.md`,
  title: id,
  digest: createHash('sha256').update(text).digest('hex'),
  readAt: '2026-11-28T00:00:00.000Z',
  tier: 'own',
})

it('answers what the ledger holds, also what another opening of the run stored', async () => {
  const { path: data, open } = createLedgerFolder()
  const ledger = await open()
  const made = await ledger.createRun({ id: 'd1', brief: { topic: 'tests' }, pins: {} })
  if (made.lease === null) throw new Error('not created')
  const [one, other] = [openStoredSources(ledger, made.lease), openStoredSources(ledger, made.lease)]
  expect(await one.find('s1')).toBeNull()
  await other.add(sourceOf('s1', 'the harbour'), 'the harbour')
  expect((await one.find('s1'))?.title).toBe('s1')
  expect(await one.text('s1')).toBe('the harbour')
  expect((await one.add({ ...sourceOf('s1', 'the harbour'), title: 'later' }, 'the harbour')).title).toBe('s1')
  await expect(one.text('s2')).rejects.toMatchObject({ code: 'SOURCE_NOT_FOUND' })
  // What was verified once is not read again; a fresh opening reads what lies on the disk.
  const file = readdirSync(join(data, 'sources'), { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.txt')) ?? ''
  writeFileSync(join(data, 'sources', file), 'something else')
  expect(await one.text('s1')).toBe('the harbour')
  await expect(openStoredSources(ledger, made.lease).text('s1')).rejects.toMatchObject({ code: 'SOURCE_DAMAGED' })
})
