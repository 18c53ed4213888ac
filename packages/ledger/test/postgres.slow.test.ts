import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../src/sqlite/database.ts'
import type { Lease } from '../src/index.ts'
import { migrate } from '../src/sqlite/migrate.ts'
import { migrations } from '../src/sqlite/migrations.ts'
import { movedTables } from '../src/move/moved-tables.ts'
import { openPostgresLedger } from '../src/postgres/open-postgres-ledger.ts'
import { cutCommits } from './cut-commits.ts'
import { onPostgres } from './on-postgres.ts'
import { anyRun, sleep, tempLedger } from './temp-ledger.ts'

// PostgreSQL runs transactions side by side and may go away in the middle of them: SQLite does neither.
await onPostgres((server) => {
  test('has the tables of SQLite, with the same columns', async () => {
    const url = await server.newUrl()
    const options = { clock: () => new Date(), owner: 'boot:1:a', isAlive: () => true, countWords: () => 0, sleep, sources: '' }
    await (await openPostgresLedger({ url, ...options })).close()
    const rows = await server.ask<{ t: string; c: string }>(
      url,
      'SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = current_schema()',
    )
    const database = openDatabase(':memory:')
    migrate(database, migrations, { now: 0, unique: 'test' })
    const embedded = database.all<{ t: string; c: string }>(
      `SELECT m.name AS t, c.name AS c FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`,
    )
    database.close()
    const named = (columns: readonly { t: string; c: string }[]): readonly string[] =>
      columns
        // Texts are files beside SQLite, where each table has a rowid of its own.
        .filter(({ t, c }) => c !== 'rowid' && t !== 'texts' && t !== 'documents')
        .map(({ t, c }) => `${t}.${c}`)
        .toSorted()
    expect(named(rows)).toEqual(named(embedded))
    const tables = new Set(embedded.map(({ t }) => t))
    tables.delete('migrations')
    expect(movedTables.toSorted()).toEqual([...tables].toSorted())
  })

  test('workers of four processes take each run once, and whoever gave it up writes nothing more', async () => {
    await using temp = await tempLedger()
    const ids = Array.from({ length: 60 }, (_, n) => `r${n}`)
    const first = await Promise.all(ids.map(async (id) => (await temp.ledger.createRun({ id, brief: { topic: id }, pins: {} })).lease!))
    await Promise.all(first.map((lease) => temp.ledger.release(lease, 'queued')))
    const workers = await Promise.all(['b', 'c', 'd', 'e'].map((name) => temp.again({ owner: `boot:${name}:1` })))
    const taken: Lease[] = []
    await Promise.all(
      workers.map(async (ledger) => {
        for (let lease = await ledger.dispatch.next(anyRun); lease !== null; lease = await ledger.dispatch.next(anyRun)) taken.push(lease)
      }),
    )
    expect(taken.map(({ id }) => id).sort()).toEqual([...ids].sort())
    await expect(temp.ledger.append(first[0]!, [])).rejects.toMatchObject({ code: 'LEASE_LOST' })
  })

  test('one key that twenty requests send at once makes one run, and one name one token', async () => {
    await using temp = await tempLedger()
    const others = await Promise.all(Array.from({ length: 4 }, () => temp.again()))
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        others[n % 4]!.createRun({ id: `r${n}`, brief: { topic: 'Bees' }, pins: {}, idempotencyKey: 'k', requestHash: 'h' }),
      ),
    )
    expect(made.filter(({ created }) => created)).toHaveLength(1)
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    const named = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => others[n % 4]!.putToken(`h${n}`, 'token', { name: 'ci' })))
    expect(named.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(named.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toEqual(
      Array.from({ length: 7 }, () => expect.objectContaining({ code: 'TOKEN_NAME_TAKEN' }) as unknown),
    )
  })

  test('a text that one run loses while another gets it stays', async () => {
    await using temp = await tempLedger()
    const other = await temp.again({ owner: 'boot:2:b' })
    const { digestOf } = await import('../src/texts.ts')
    const source = {
      id: 's',
      address: 'folder:s.md',
      title: 's',
      digest: digestOf('shared'),
      readAt: '2026-11-24T00:00:00Z',
      tier: 'own',
    } as const
    for (let n = 0; n < 20; n += 1) {
      const [one, two] = await Promise.all(
        ['a', 'b'].map(async (name) => (await temp.ledger.createRun({ id: `${name}${n}`, brief: { topic: name }, pins: {} })).lease!),
      )
      await temp.ledger.addSource(one!, source, 'shared')
      await Promise.all([temp.ledger.deleteRun(`a${n}`), other.addSource(two!, source, 'shared')])
      expect(await other.sourceText(`b${n}`, 's')).toBe('shared')
      await other.deleteRun(`b${n}`)
    }
  })

  test('what was committed counts once, though the answer to its COMMIT is lost', async () => {
    const way = await cutCommits(await server.newUrl())
    const options = { clock: () => new Date(), owner: 'boot:1:a', isAlive: () => true, countWords: () => 0, sleep, sources: '' }
    const ledger = await openPostgresLedger({ url: way.url, ...options, withQueue: true })
    onTestFinished(() => ledger.close())
    const event = { type: 'draft.queued', data: { topic: 'Bees' } } as const
    for (let n = 0; n < 4; n += 1) {
      const id = `r${n}`
      expect(await ledger.createRun({ id, brief: { topic: id }, pins: {}, event, idempotencyKey: id, requestHash: 'h' })).toMatchObject({
        created: true,
      })
      const lease = (await ledger.dispatch.next(anyRun))!
      expect(lease).toMatchObject({ id, deaths: 0, epoch: 2 })
      for (let step = 0; step < 5; step += 1) await ledger.finishStep(lease, { key: `s${step}`, out: { step }, events: [event] })
      await ledger.append(lease, [event])
      expect((await ledger.events(id, 0, 100)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
      const key = { step: 's', kind: 'model', hash: 'h', nth: 0 } as const
      await ledger.beginCall(lease, key)
      await ledger.finishCall(lease, key, 1, {})
      expect(await ledger.calls(id)).toEqual([{ ...key, state: 'done', usage: {} }])
      expect(await ledger.signal(id, { name: 'plan', payload: {}, idem: 'once' })).toBe(true)
      await ledger.putToken(`h${n}`, 'token', { name: `t${n}` })
      expect(await ledger.consumeToken(`h${n}`, 'token')).toBe(true)
      await ledger.addUsage([{ day: '2026-11-29', token: 't', model: 'm', calls: 1, untold: 0, promptTokens: 10, completionTokens: 1 }])
      await ledger.webhooks.add({ id: `w${n}`, url: 'https://a.example', events: ['draft.done'] })
      await ledger.release(lease, 'done')
      expect(await ledger.dispatch.next(anyRun)).toBeNull()
      expect(await ledger.deleteRun(id)).toBe(true)
    }
    expect(await ledger.usage('2026-11-29')).toMatchObject([{ calls: 4, promptTokens: 40 }])
    expect(await ledger.webhooks.list()).toHaveLength(4)
    expect(way.cut()).toBeGreaterThan(20)
  })

  test('steps and events are told to the process that watches', async () => {
    await using temp = await tempLedger()
    const watcher = await temp.again({ owner: 'boot:2:b' })
    const lease = (await temp.ledger.createRun({ id: 'r1', brief: { topic: 'Bees' }, pins: {} })).lease!
    let told = 0
    await watcher.watch('r1', () => (told += 1))
    for (const write of [
      () => temp.ledger.finishStep(lease, { key: 'a', out: 1 }),
      () => temp.ledger.append(lease, [{ type: 'round.started', data: { n: 1 } }]),
    ]) {
      const before = told
      await write()
      await expect.poll(() => told).toBeGreaterThan(before)
    }
  })

  test('a ledger that another process has open is not moved', async () => {
    await using temp = await tempLedger()
    const other = await temp.again({ owner: 'boot:2:b' })
    const read = (): Promise<unknown> => temp.ledger.export()[Symbol.asyncIterator]().next()
    await expect(read()).rejects.toMatchObject({ code: 'LEDGER_IN_USE' })
    await other.close()
    await expect.poll(async () => read().catch(() => null)).toMatchObject({ value: { format: 'galley.ledger/1' } })
  })

  test('a database that is restarted loses no step, writes none twice and tells whoever watches', { timeout: 120_000 }, async () => {
    const told: (string | null)[] = []
    await using temp = await tempLedger({ clock: () => new Date(), onTrouble: (fault) => void told.push(fault?.code ?? null) })
    const watcher = await temp.again({ owner: 'boot:2:b', onTrouble: () => undefined })
    const ids = Array.from({ length: 10 }, (_, n) => `r${n}`)
    const leases = await Promise.all(ids.map(async (id) => (await temp.ledger.createRun({ id, brief: { topic: id }, pins: {} })).lease!))
    let changes = 0
    await watcher.watch('r0', () => (changes += 1))
    const work = leases.map(async (lease) => {
      for (let n = 0; n < 60; n += 1)
        await temp.ledger.finishStep(lease, { key: `s${n}`, out: { n }, events: [{ type: 'round.started', data: { n } }] })
    })
    await expect.poll(async () => (await watcher.steps('r0')).length).toBeGreaterThan(3)
    await server.stop()
    await wait(300)
    await server.start()
    await Promise.all(work)
    for (const id of ids) {
      expect((await watcher.steps(id)).map(({ key }) => key)).toEqual(Array.from({ length: 60 }, (_, n) => `s${n}`))
      expect((await watcher.events(id, 0, 100)).map(({ seq, data }) => [seq, data])).toEqual(
        Array.from({ length: 60 }, (_, n) => [n + 1, { n }]),
      )
    }
    expect(told).toContain('DATABASE_UNREACHABLE')
    expect(told.at(-1)).toBeNull()
    const before = changes
    await temp.ledger.signal('r0', { name: 'cancel', payload: null })
    await expect.poll(() => changes).toBeGreaterThan(before)
  })
})
