import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { appendToLog, readLog, type ChainedLogKind } from '../log/chained-log.ts'
import { openAuditLog, type AuditLog } from './audit-log.ts'
import { noteStart } from './note-start.ts'

const clock = (): Date => new Date('2026-11-29T12:00:00Z')

/** A data folder, and logs of it as two processes have them. A minute of refusals ends when the test says so. */
function open(): { readonly dataDir: string; readonly log: () => AuditLog; readonly minute: () => void; readonly said: string[] } {
  const dataDir = tempFolder()
  const said: string[] = []
  let end: () => void = () => undefined
  const wait = (ms: number, signal?: AbortSignal): Promise<void> =>
    ms < 1000
      ? sleep(ms)
      : new Promise((resolve) => {
          end = resolve
          signal?.addEventListener('abort', () => resolve())
        })
  const log = (): AuditLog => openAuditLog({ dataDir, clock, sleep: wait, say: (line) => said.push(line) })
  return { dataDir, log, minute: () => end(), said }
}

test('entries of several processes at once all stand in one chain, on disk when they are written', async () => {
  const { log, dataDir } = open()
  const [one, other] = [log(), log()]
  await Promise.all(
    [one, other].flatMap((each, at) => [1, 2, 3].map((n) => each.append({ action: 'draft.ordered', by: `p${at}`, subject: `${n}` }))),
  )
  const { entries, broken, head } = await one.page({ limit: 100 })
  expect([entries.length, broken, head.seq, entries.map(({ seq }) => seq)]).toEqual([6, null, 6, [6, 5, 4, 3, 2, 1]])
  expect((await one.page({ limit: 2, before: 4 })).entries.map(({ seq }) => seq)).toEqual([3, 2])
  if (process.platform !== 'win32') expect(statSync(join(dataDir, 'log', 'audit.jsonl')).mode & 0o777).toBe(0o600)
})

test('the first line that was changed is named', async () => {
  const { log, dataDir } = open()
  const mine = log()
  for (const subject of ['d1', 'd2', 'd3']) await mine.append({ action: 'draft.deleted', by: 'bot', subject })
  const file = join(dataDir, 'log', 'audit.jsonl')
  writeFileSync(file, readFileSync(file, 'utf8').replace('"subject":"d2"', '"subject":"d9"'))
  expect((await mine.page({ limit: 10 })).broken).toEqual({ line: 2, why: 'it was changed' })
  await mine.append({ action: 'draft.deleted', by: 'bot', subject: 'd4' })
  expect((await mine.page({ limit: 10 })).broken).toMatchObject({ line: 2 })
})

test('the refusals of a minute are one entry, and those before an end are not lost', async () => {
  const { log, minute } = open()
  const mine = log()
  for (let n = 0; n < 500; n += 1) mine.refused({ by: 'nobody', code: 'TOKEN_MISSING', route: `GET /v1/${n % 40}` })
  for (let n = 0; n < 30; n += 1) mine.refused({ by: 'bot', code: 'SCOPE_MISSING', route: 'GET /v1/plugins' })
  minute()
  await mine.append({ action: 'draft.deleted', by: 'bot', subject: 'd1' })
  mine.refused({ by: 'bot', code: 'RATE_LIMITED', route: 'POST /v1/drafts' })
  await mine.close()
  const { entries } = await log().page({ limit: 10 })
  const refused = entries.filter(({ action }) => action === 'requests.refused')
  expect(refused.map(({ count }) => count)).toEqual([1, 530])
  expect([refused[1]?.refusals?.length, refused[1]?.refusals?.[0]]).toEqual([
    20,
    { by: 'bot', code: 'SCOPE_MISSING', route: 'GET /v1/plugins', count: 30 },
  ])
})

test('what cannot be written is said, and written with the next entry', async () => {
  const { log, dataDir, said } = open()
  writeFileSync(join(dataDir, 'log'), 'no folder')
  const mine = log()
  await mine.append({ action: 'session.opened', by: 'studio' })
  expect(said).toEqual([expect.stringContaining('the audit log cannot be written')])
  rmSync(join(dataDir, 'log'))
  await mine.append({ action: 'session.ended', by: 'studio' })
  expect((await mine.page({ limit: 10 })).entries.map(({ action }) => action)).toEqual(['session.ended', 'session.opened'])
})

test('a start names the settings that changed since the last one, and no value', async () => {
  const { log, dataDir } = open()
  const settings = { onlyLocal: false, workers: 2, services: { searxng: { url: 'http://intranet.example' } } } as never
  await noteStart(log(), settings)
  await noteStart(log(), settings)
  await noteStart(log(), { ...(settings as object), workers: 3, index: { url: 'https://index.example' } } as never)
  const { entries } = await log().page({ limit: 10 })
  expect(entries.map(({ action, changed }) => changed ?? action)).toEqual([['index', 'workers'], ...Array(3).fill('gateway.started')])
  expect(readFileSync(join(dataDir, 'log', 'audit.jsonl'), 'utf8')).not.toContain('example')
})

test('a log that grows goes on in new files, the oldest of which go, and the chain runs through all that are kept', async () => {
  const { dataDir } = open()
  const kind: ChainedLogKind = { name: 'small', holder: 'a test', rotation: { maxBytes: 1000, maxFiles: 3 } }
  const services = { dataDir, clock, sleep: (ms: number) => sleep(ms) }
  const add = async (n: number): Promise<void> => appendToLog(kind, services, [{ n }])
  for (let n = 1; n <= 40; n += 1) await add(n)
  const { entries, head, broken } = readLog<{ n: number }>(kind, dataDir)
  const kept = entries.map(({ n }) => n)
  expect([head.seq, broken, kept.at(-1), kept[0]]).toEqual([40, null, 40, 41 - kept.length])
  const files = readdirSync(join(dataDir, 'log')).filter((file) => file.endsWith('.jsonl'))
  expect(files).toHaveLength(3)
  expect(files.reduce((sum, file) => sum + statSync(join(dataDir, 'log', file)).size, 0)).toBeLessThan(3 * 1300)

  const byLine = files.toSorted((one, other) => Number(one.split('.')[1]) - Number(other.split('.')[1]))
  const [first = '', middle = ''] = byLine
  const write = (file: string, change: (text: string) => string): (() => void) => {
    const path = join(dataDir, 'log', file)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, change(text))
    return () => writeFileSync(path, text)
  }
  const lineOf = (): number | undefined => readLog(kind, dataDir).broken?.line
  const firstLine = Number(first.split('.')[1])
  const changed = write(first, (text) => text.replace(`"n":${firstLine + 1}`, '"n":999'))
  expect(lineOf()).toBe(firstLine + 1)
  changed()
  const cut = write(middle, () => '')
  expect(lineOf()).toBe(Number(middle.split('.')[1]))
  cut()
  expect(lineOf()).toBeUndefined()
})
