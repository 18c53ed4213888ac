import { loadavg } from 'node:os'
import type { Brief, Draft, DraftEvent } from '@galley/sdk'
import { expect, it } from 'vitest'
import { startGateway } from './injection/start-gateway.ts'
import { measureRun, openReader, type Measured, type Reader } from './many-readers.ts'

const brief: Brief = { topic: 'How have package registries been attacked?', words: 800, sources: { folder: 'first-draft/documents' } }

const say = (what: string, { ms, cpuMs, livezMs }: Measured): void =>
  console.log(`${what}: ${ms.toFixed(0)} ms, ${cpuMs} ms CPU, /livez at most ${livezMs.toFixed(0)} ms (load ${loadavg()[0]?.toFixed(1)})`)

const part = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0

it('200 watchers of one run get every event once, soon, and the run hardly takes longer', async () => {
  const gateway = await startGateway({})
  await measureRun(gateway, brief)
  const alone = await measureRun(gateway, brief)
  say('alone', alone)
  const readers: Reader[] = []
  let [id, before] = ['', 0]
  const watched = await measureRun(gateway, brief, async (run) => {
    const { seq } = (await (await gateway.ask(`/v1/drafts/${run}`)).json()) as Draft
    ;[id, before] = [run, seq]
    readers.push(...(await Promise.all(Array.from({ length: 200 }, () => openReader(gateway, `/v1/drafts/${run}/events`)))))
  })
  say('with 200 watchers', watched)
  await Promise.all(readers.map(({ ended }) => ended))
  const log = (await (await gateway.ask(`/v1/drafts/${id}/events`)).text()).split('\n').filter((line) => line.startsWith('data: '))
  const written = new Map(log.map((line) => JSON.parse(line.slice(6)) as DraftEvent).map(({ seq, at }) => [seq, Date.parse(at)]))
  for (const { arrivals } of readers) expect(arrivals.map((arrival) => arrival.id)).toEqual([...written.keys()])
  const delays = readers
    .flatMap(({ arrivals }) => arrivals.filter((arrival) => arrival.id > before).map((arrival) => arrival.at - (written.get(arrival.id) ?? 0)))
    .sort((a, b) => a - b)
  console.log(`${delays.length} deliveries: p50 ${part(delays, 0.5)} ms, p95 ${part(delays, 0.95)} ms, at most ${delays.at(-1)} ms`)
  await gateway.expectUnharmed()
})

it('100 open pages of one run hardly cost more than none', async () => {
  const gateway = await startGateway({})
  await measureRun(gateway, brief)
  const alone = await measureRun(gateway, brief)
  say('alone', alone)
  const readers: Reader[] = []
  const watched = await measureRun(gateway, brief, async (run) => {
    for (let i = 0; i < 100; i += 1) {
      await (await gateway.ask(`/drafts/${run}`, { headers: { accept: 'text/html' } })).text()
      readers.push(await openReader(gateway, `/drafts/${run}/live`))
    }
  })
  say('with 100 pages', watched)
  console.log(`${((readers[0]?.bytes ?? 0) / 1e6).toFixed(2)} MB a page`)
  await gateway.expectUnharmed()
})
