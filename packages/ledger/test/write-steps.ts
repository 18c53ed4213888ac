// Writes runs and steps to the ledger named on the command line, as fast as it can, and prints each step once it is finished.
import { setTimeout as wait } from 'node:timers/promises'
import { createOwnership, openLedger, type Lease, type Ledger } from '../src/index.ts'

const [file = '', name = '', count = 'Infinity'] = process.argv.slice(2)
const { owner, isAlive } = createOwnership({ pid: process.pid, kill: process.kill.bind(process), bootedAt: new Date(0) })
const sleep = async (milliseconds: number): Promise<void> => {
  await wait(milliseconds)
}

async function work(ledger: Ledger, lease: Lease): Promise<void> {
  const done = (await ledger.steps(lease.id)).length
  for (let n = done; n < Number(count); n += 1) {
    const events = [1, 2].map((half) => ({ type: 'round.started', data: { n: 2 * n + half } }) as const)
    await ledger.beginCall(lease, { step: `s${n}`, kind: 'model', hash: 'h', nth: 0 })
    await ledger.finishStep(lease, { key: `s${n}`, out: { text: 'x'.repeat((n * 997) % 9000) }, events })
    process.stdout.write(`${lease.id} ${n}\n`)
  }
}

const ledger = await openLedger({ file, clock: () => new Date(), owner, isAlive, countWords: () => 0, sleep })
const created = await ledger.createRun({ id: name, brief: { topic: name }, pins: {} })
const lease = created.lease ?? (await ledger.resume(name))?.lease
if (!lease) throw new Error('the run is held')
await work(ledger, lease)
await ledger.close()
