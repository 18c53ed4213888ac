import { expect, test } from 'vitest'
import { anyRun, smallDraft, tempLedger } from '../../test/temp-ledger.ts'
import type { Ledger } from '../ledger.ts'
import { digestOf } from '../texts.ts'
import type { MovedLine } from './moved-line.ts'

async function exported(ledger: Ledger): Promise<readonly MovedLine[]> {
  const lines: MovedLine[] = []
  for await (const line of ledger.export()) lines.push(JSON.parse(JSON.stringify(line)) as MovedLine)
  return lines
}

async function* each(lines: readonly MovedLine[]): AsyncGenerator<MovedLine> {
  yield* lines
}

/** A ledger with a run in the middle of its work, one that is done, one that waits, and everything that a run may have. */
async function filled(ledger: Ledger): Promise<void> {
  const event = { type: 'draft.queued', data: { topic: 'Bees' } } as const
  const bytes = Buffer.from([0, 255, 10])
  const digest = digestOf('shared')
  for (const id of ['at work', 'done', 'waiting']) {
    const files = [{ digest: 'f'.repeat(64), bytes }]
    const { lease } = await ledger.createRun({ id, brief: { topic: id }, pins: {}, event, files, idempotencyKey: id, requestHash: 'h' })
    if (lease === null) throw new Error('no lease')
    await ledger.setStatus(lease, 'running')
    await ledger.finishStep(lease, { key: 'z first', out: { n: 1 }, events: [event] })
    await ledger.finishStep(lease, { key: 'a second', out: null })
    await ledger.beginCall(lease, { step: 's', kind: 'model', hash: 'h', nth: 0 })
    const source = { id: 's1', address: 'folder:s.md', title: 's', digest, readAt: '2026-11-24T00:00:00Z', tier: 'own' } as const
    await ledger.addSource(lease, source, 'shared')
    if (id !== 'at work') await ledger.saveDraft(lease, { ...smallDraft(id, ['Words']), status: 'running' })
    if (id === 'done') await ledger.release(lease, 'done')
    if (id === 'waiting') await ledger.release(lease, 'waiting', 'gate.plan')
  }
  await ledger.signal('waiting', { name: 'gate.sources', payload: { a: 1 } })
  await ledger.putToken('hash', 'token', { name: 'ci' })
  await ledger.auditLog.append(() => [{ seq: 1, digest: 'd1', line: 'moved' }])
  await ledger.webhooks.add({ id: 'w', url: 'https://a.example', events: ['draft.queued'] })
}

test('a ledger that is moved has the same rows, and goes on', async () => {
  await using from = await tempLedger()
  await filled(from.ledger)
  const lines = await exported(from.ledger)
  await using to = await tempLedger()
  // A new ledger has a token of its own, and lines of its first start.
  await to.ledger.putToken('other', 'token', { name: 'first' })
  await to.ledger.auditLog.append(() => [{ seq: 1, digest: 'x', line: 'its own' }])
  expect(await to.ledger.import(each(lines))).toBe(3)

  for (const id of ['done', 'waiting']) {
    const { epoch: _, ...run } = (await from.ledger.getRun(id)) ?? {}
    expect(await to.ledger.getRun(id)).toMatchObject(run)
  }
  for (const id of ['at work', 'done', 'waiting']) {
    for (const part of ['steps', 'calls', 'sources'] as const) expect(await to.ledger[part](id)).toEqual(await from.ledger[part](id))
    expect(await to.ledger.events(id, 0, 100)).toEqual(await from.ledger.events(id, 0, 100))
    expect(await to.ledger.sourceText(id, 's1')).toBe('shared')
  }
  expect((await to.ledger.tokens('token')).map(({ name }) => name)).toEqual(['ci'])
  expect(await to.ledger.webhooks.deliveries('w', 10)).toEqual([])
  expect([await to.ledger.auditLog.lines(0, 9, 9), (await to.ledger.auditLog.ends()).end]).toEqual([['moved'], { seq: 1, digest: 'd1' }])

  const lease = await to.ledger.dispatch.next(anyRun)
  expect(lease).toMatchObject({ id: 'at work', deaths: 0 })
  if (lease === null) return
  expect(await to.ledger.step(lease, 'z first')).toEqual({ out: { n: 1 } })
  expect(await to.ledger.dispatch.next(anyRun)).toBeNull()
  await to.ledger.signal('waiting', { name: 'gate.plan', payload: {} })
  expect(await to.ledger.dispatch.next(anyRun)).toMatchObject({ id: 'waiting' })
  // Numbers that were used are not used again.
  expect((await to.ledger.createRun({ id: 'new', brief: { topic: 'new' }, pins: {} })).lease?.run).toBe(4)
  expect(
    await to.ledger.createRun({ id: 'again', brief: { topic: 'x' }, pins: {}, idempotencyKey: 'done', requestHash: 'h' }),
  ).toMatchObject({
    id: 'done',
    created: false,
  })
})

test('a file that is cut off, or another one, is refused, and so is a ledger that has drafts', async () => {
  await using from = await tempLedger()
  await filled(from.ledger)
  const lines = await exported(from.ledger)
  const refused: readonly (readonly [string, readonly MovedLine[]])[] = [
    ['cut off', lines.slice(0, -1)],
    ['without a run', lines.filter((line) => !JSON.stringify(line).includes('"done"'))],
    ['of another format', [{ format: 'galley.ledger/9' }, ...lines.slice(1)]],
    ['without a format', lines.slice(1)],
    ['of another table', [{ format: 'galley.ledger/1' }, { rows: [['sqlite_schema', [{ a: 1 }]]] }]],
    ['of no column', [{ format: 'galley.ledger/1' }, { rows: [['tokens', [{ 'hash) --': 1 }]]] }]],
  ]
  for (const [what, wrong] of refused) {
    await using to = await tempLedger()
    await expect(to.ledger.import(each(wrong)), what).rejects.toMatchObject({ code: 'LEDGER_FILE_INVALID' })
  }
  await expect(from.ledger.import(each(lines))).rejects.toMatchObject({ code: 'LEDGER_NOT_EMPTY' })
})
