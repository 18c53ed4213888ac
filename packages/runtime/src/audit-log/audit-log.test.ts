import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AuditTable } from '@galley/ledger'
import { expect, test } from 'vitest'
import { createLedgerFolder, type LedgerFolder } from '../../test/ledger-folder.ts'
import { openAuditLog, type AuditLog } from './audit-log.ts'
import { machineName } from './machine-name.ts'
import { noteStart } from './note-start.ts'

/** Moments of the log; a test moves it on. */
let now = Date.parse('2026-11-29T12:00:00Z')
const clock = (): Date => new Date(now)

interface Opened {
  readonly folder: LedgerFolder
  /** The log as another process has it, on this machine where no other is named. */
  readonly log: (more?: { readonly machine?: string; readonly table?: Partial<AuditTable> }) => Promise<AuditLog>
  /** Ends a minute of refusals. */
  readonly minute: () => void
  readonly said: string[]
}

/** A ledger, and logs of it as several processes have them. */
function open(): Opened {
  const folder = createLedgerFolder()
  const said: string[] = []
  let end: () => void = () => undefined
  const wait = (ms: number, signal?: AbortSignal): Promise<void> =>
    ms < 1000
      ? sleep(ms)
      : new Promise((resolve) => {
          end = resolve
          signal?.addEventListener('abort', () => resolve())
        })
  const log: Opened['log'] = async ({ machine = 'here', table = {} } = {}) => {
    const { auditLog } = await folder.open()
    return openAuditLog({ table: { ...auditLog, ...table }, machine, clock, sleep: wait, say: (line) => said.push(line) })
  }
  return { folder, log, minute: () => end(), said }
}

/** Changes a log as somebody does who can write the database, and lets nothing stop them. */
function tamper({ file }: LedgerFolder, sql: string): void {
  const database = new DatabaseSync(file)
  database.exec(`DROP TRIGGER IF EXISTS audit_log_stays; DROP TRIGGER IF EXISTS audit_log_kept; ${sql}`)
  database.close()
}

test('entries of several processes at once all stand in one chain', async () => {
  const { log } = open()
  const [one, other] = [await log(), await log()]
  await Promise.all(
    [one, other].flatMap((each, at) => [1, 2, 3].map((n) => each.append({ action: 'draft.ordered', by: `p${at}`, subject: `${n}` }))),
  )
  const { entries, broken, head } = await one.page({ limit: 100 })
  expect([entries.length, broken, head.seq, entries.map(({ seq }) => seq)]).toEqual([6, null, 6, [6, 5, 4, 3, 2, 1]])
  expect((await one.page({ limit: 2, before: 4 })).entries.map(({ seq }) => seq)).toEqual([3, 2])
})

test('the database itself refuses to change a line or to drop one', async () => {
  const { folder, log } = open()
  await (await log()).append({ action: 'draft.deleted', by: 'bot', subject: 'd1' })
  const database = new DatabaseSync(folder.file)
  for (const sql of ["UPDATE audit_log SET line = 'x'", 'DELETE FROM audit_log'])
    expect(() => database.exec(sql)).toThrow('the audit log is only added to')
  database.close()
})

test.each([
  ['UPDATE audit_log SET line = replace(line, \'"d2"\', \'"d9"\') WHERE seq = 2', 2, 'it was changed'],
  ['DELETE FROM audit_log WHERE seq = 2', 2, 'line 2 is missing before it'],
  ['DELETE FROM audit_log WHERE seq = 3', 3, 'lines 3 to 3 are missing at the end'],
  ["INSERT INTO audit_log VALUES (4, 'x', 'x')", 4, 'it stands behind the end of the log'],
  ["UPDATE audit_end SET digest = 'x'", 3, 'the log was written anew'],
  ['UPDATE audit_end SET from_seq = 1', 2, 'the line before it was written anew'],
])('after %s the first line that is not as it was written is named', async (sql, line, why) => {
  const { folder, log } = open()
  const mine = await log()
  for (const subject of ['d1', 'd2', 'd3']) await mine.append({ action: 'draft.deleted', by: 'bot', subject })
  expect((await mine.page({ limit: 10 })).broken).toBeNull()
  tamper(folder, sql)
  now += 60_000
  expect((await mine.page({ limit: 10 })).broken).toEqual({ line, why })
  expect((await (await log()).page({ limit: 10 })).broken).toEqual({ line, why })
})

test('lines that were found whole are not read again within a minute, and what came since is', async () => {
  const { folder, log } = open()
  const { auditLog } = await folder.open()
  let read = 0
  const lines: AuditTable['lines'] = async (...range) => {
    const found = await auditLog.lines(...range)
    read += found.length
    return found
  }
  const mine = await log({ table: { lines } })
  const readBy = async (before?: number): Promise<number> => {
    read = 0
    expect((await mine.page({ limit: 2, ...(before !== undefined && { before }) })).broken).toBeNull()
    return read
  }
  for (let n = 0; n < 50; n += 1) await mine.append({ action: 'draft.deleted', by: 'bot', subject: `d${n}` })
  expect([await readBy(), await readBy(20)]).toEqual([52, 2])
  await mine.append({ action: 'draft.deleted', by: 'bot', subject: 'd50' })
  expect(await readBy()).toBe(3)
  now += 60_000
  expect(await readBy()).toBe(53)
  tamper(folder, "UPDATE audit_log SET line = 'x' WHERE seq = 51; UPDATE audit_end SET digest = 'x'")
  expect((await mine.page({ limit: 1 })).broken).toEqual({ line: 51, why: 'the log was written anew' })
})

test('two gateways on one machine have two names in the log of a database', () => {
  const [one, other] = ['/data/one', '/data/other'].map((dataDir) => machineName({ dataDir, env: { GALLEY_DATABASE: 'postgres://here' } }))
  expect([one, other]).toEqual([expect.stringMatching(/.:\/data\/one$/), expect.stringMatching(/.:\/data\/other$/)])
  expect(one).toBe(`${machineName({ dataDir: '/data/one', env: {} })}:/data/one`)
})

test('the refusals of a minute are one entry, and those before an end are not lost', async () => {
  const { log, minute } = open()
  const mine = await log()
  for (let n = 0; n < 500; n += 1) mine.refused({ by: 'nobody', code: 'TOKEN_MISSING', route: `GET /v1/${n % 40}` })
  for (let n = 0; n < 30; n += 1) mine.refused({ by: 'bot', code: 'SCOPE_MISSING', route: 'GET /v1/plugins' })
  minute()
  await mine.append({ action: 'draft.deleted', by: 'bot', subject: 'd1' })
  mine.refused({ by: 'bot', code: 'RATE_LIMITED', route: 'POST /v1/drafts' })
  await mine.close()
  const { entries } = await (await log()).page({ limit: 10 })
  const refused = entries.filter(({ action }) => action === 'requests.refused')
  expect(refused.map(({ count }) => count)).toEqual([1, 530])
  expect([refused[1]?.refusals?.length, refused[1]?.refusals?.[0]]).toEqual([
    20,
    { by: 'bot', code: 'SCOPE_MISSING', route: 'GET /v1/plugins', count: 30 },
  ])
})

test('what cannot be written is said, and written with the next entry', async () => {
  const { folder, log, said } = open()
  const { auditLog } = await folder.open()
  let isFull = true
  const append: AuditTable['append'] = async (link) => {
    if (isFull) throw new Error('the disk is full')
    await auditLog.append(link)
  }
  const mine = await log({ table: { append } })
  await mine.append({ action: 'session.opened', by: 'studio' })
  expect(said).toEqual([expect.stringContaining('the audit log cannot be written: the disk is full')])
  isFull = false
  await mine.append({ action: 'session.ended', by: 'studio' })
  expect((await mine.page({ limit: 10 })).entries.map(({ action }) => action)).toEqual(['session.ended', 'session.opened'])
})

test('a start names the settings that changed since the last one of the machine, and no value', async () => {
  const { folder, log } = open()
  const settings = { onlyLocal: false, workers: 2, services: { searxng: { url: 'http://intranet.example' } } } as never
  await noteStart(await log(), 'here', settings)
  await noteStart(await log(), 'here', settings)
  await noteStart(await log({ machine: 'there' }), 'there', { ...(settings as object), workers: 0 } as never)
  await noteStart(await log(), 'here', { ...(settings as object), workers: 3, index: { url: 'https://index.example' } } as never)
  const { entries, head } = await (await log()).page({ limit: 10 })
  expect(entries.map(({ action, changed }) => changed ?? action)).toEqual([['index', 'workers'], ...Array(4).fill('gateway.started')])
  const lines = await (await folder.open()).auditLog.lines(0, head.seq, 10)
  expect(lines.join('\n')).not.toContain('example')
})
