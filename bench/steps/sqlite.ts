// The floor: the statements of the same steps on the tables of Galley, in commits of as many steps as there are runs at once, without queue, promises or faults.
import { DatabaseSync } from 'node:sqlite'
import { migrations } from '../../packages/ledger/src/sqlite/migrations.ts'

const [folder = '', runs = '0', steps = '0', atOnce = '0', bytes = '0'] = process.argv.slice(2)
const database = new DatabaseSync(`${folder}/floor.sqlite`)
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
for (const { sql } of migrations) database.exec(sql)
const insertRun = database.prepare("INSERT INTO runs (id, topic, status, created_at, updated_at) VALUES (?, ?, 'queued', ?, ?)")
const fence = database.prepare('SELECT seq FROM runs WHERE n = ? AND epoch = 1')
const insertStep = database.prepare('INSERT INTO steps (run, key, out, finished_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
const insertEvent = database.prepare('INSERT INTO events (run, seq, type, data, at) VALUES (?, ?, ?, ?, ?)')
const countEvent = database.prepare('UPDATE runs SET seq = ?, updated_at = ? WHERE n = ?')
const texts = Array.from({ length: Number(steps) }, (_, n) => Buffer.alloc(Number(bytes), 97 + (n % 26)).toString('latin1'))

function writeStep(run: number, n: number, text: string): void {
  const [key, now] = [`step.${n}`, Date.now()]
  const seq = Number(fence.get(run)?.['seq']) + 1
  insertStep.run(run, key, JSON.stringify({ text }), now)
  insertEvent.run(run, seq, 'round.started', JSON.stringify({ n }), now)
  countEvent.run(seq, now, run)
}

function commit(change: () => void): void {
  database.exec('BEGIN IMMEDIATE')
  change()
  database.exec('COMMIT')
}

function runMany(name: string, count: number): void {
  for (let done = 0; done < count; done += Number(atOnce)) {
    const numbers: number[] = []
    commit(() => {
      for (let n = done; n < done + Number(atOnce); n += 1)
        numbers.push(Number(insertRun.run(`${name}${n}`, name, Date.now(), Date.now()).lastInsertRowid))
    })
    for (const [n, text] of texts.entries())
      commit(() => {
        for (const run of numbers) writeStep(run, n, text)
      })
  }
}

runMany('first', Number(atOnce))
const [begun, cpu] = [performance.now(), process.cpuUsage()]
runMany('run', Number(runs))
const { user, system } = process.cpuUsage(cpu)
process.stdout.write(`${(performance.now() - begun) / 1000} ${(user + system) / 1e6}\n`)
database.close()
