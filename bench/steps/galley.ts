// Steps through the ledger of Galley, in a folder or in a PostgreSQL database: each is committed with an event, and flushed to the disk, before the next of its run begins.
import { setTimeout as wait } from 'node:timers/promises'
import { createOwnership, openLedger } from '../../packages/ledger/src/index.ts'
import { openPostgresLedger } from '../../packages/ledger/src/postgres/open-postgres-ledger.ts'

const [place = '', runs = '0', steps = '0', atOnce = '0', bytes = '0'] = process.argv.slice(2)
const { owner, isAlive } = createOwnership({ pid: process.pid, kill: (pid, signal) => process.kill(pid, signal), bootedAt: new Date(0) })
const options = {
  clock: () => new Date(),
  owner,
  isAlive,
  countWords: () => 0,
  sleep: async (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal }).catch(() => {}),
}
const ledger = place.startsWith('postgres:')
  ? await openPostgresLedger({ url: place, sources: '', withQueue: true, ...options })
  : await openLedger({ file: `${place}/galley.sqlite`, ...options })

const texts = Array.from({ length: Number(steps) }, (_, n) => Buffer.alloc(Number(bytes), 97 + (n % 26)).toString('latin1'))

async function run(id: string): Promise<void> {
  const made = await ledger.createRun({ id, brief: { topic: id }, pins: {} })
  // Where a queue hands runs out, this one or another of them.
  const lease = made.lease ?? (await ledger.dispatch.next({ isAtHand: () => false, suspects: true }))
  if (lease === null) throw new Error('no run is handed out')
  for (const [n, text] of texts.entries())
    await ledger.finishStep(lease, { key: `step.${n}`, out: { text }, events: [{ type: 'round.started', data: { n } }] })
  await ledger.release(lease, 'done')
}

async function runMany(name: string, left: number): Promise<void> {
  const runOn = async (): Promise<void> => {
    while (left-- > 0) await run(`${name}${left}`)
  }
  await Promise.all(Array.from({ length: Number(atOnce) }, runOn))
}

await runMany('first', Number(atOnce))
const [begun, cpu] = [performance.now(), process.cpuUsage()]
await runMany('run', Number(runs))
const { user, system } = process.cpuUsage(cpu)
process.stdout.write(`${(performance.now() - begun) / 1000} ${(user + system) / 1e6}\n`)
await ledger.close()
