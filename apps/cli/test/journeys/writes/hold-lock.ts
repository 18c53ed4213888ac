import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const program = `
  const { DatabaseSync } = require('node:sqlite')
  const database = new DatabaseSync(process.argv[1], { timeout: 10000 })
  database.exec('BEGIN IMMEDIATE')
  process.stdout.write('held')
  process.stdin.resume().on('end', () => process.exit())
`

/** Lets a second process hold the write lock of a data folder's ledger; the returned function ends it. */
export async function holdLock(data: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['-e', program, join(data, 'galley.sqlite')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  if (said.toString() !== 'held') throw new Error(`the lock was not taken: ${said.toString()}`)
  return async () => {
    child.stdin.end()
    if (child.exitCode === null) await once(child, 'exit')
  }
}
