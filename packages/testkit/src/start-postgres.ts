import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** Folder where Debian keeps the programs of each version of PostgreSQL. */
const home = '/usr/lib/postgresql'

/** Folder of the newest PostgreSQL on this machine, or null. */
export function findPostgres(): string | null {
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(home, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb'))) ?? null
}

/** A server of PostgreSQL of its own, in a temporary folder. */
export interface TestPostgres extends AsyncDisposable {
  /** Address of an empty schema of its own in this server. */
  readonly newUrl: () => Promise<string>
  /** Asks one of its databases for rows. */
  readonly ask: <Row>(url: string, sql: string) => Promise<readonly Row[]>
  /** Ends the server as it is, without a word to its clients. */
  readonly stop: () => Promise<void>
  /** Starts it again. */
  readonly start: () => Promise<void>
}

/** Starts a server; PostgreSQL refuses to run as root, so that it is run as its own user there. */
export async function startPostgres(bin: string): Promise<TestPostgres> {
  const dir = mkdtempSync(join(tmpdir(), 'galley-postgres-'))
  const as = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  if (as.uid !== undefined) chownSync(dir, as.uid, as.gid)
  const data = join(dir, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'galley', '--auth=trust', '-E', 'UTF8', '--no-sync'], {
    ...as,
    cwd: dir,
    stdio: 'ignore',
  })
  const port = await freePort()
  const base = `postgres://galley@127.0.0.1:${port}/postgres`
  let server: ChildProcess
  const start = async (): Promise<void> => {
    server = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-k', dir, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200'],
      {
        ...as,
        cwd: dir,
        stdio: 'ignore',
      },
    )
    while (!(await answers(base))) await wait(50)
  }
  const stop = async (): Promise<void> => {
    const ended = once(server, 'exit')
    // Immediate shutdown: nobody is waited for (server-shutdown in its manual).
    server.kill('SIGQUIT')
    await ended
  }
  const ask = async <Row>(url: string, sql: string): Promise<readonly Row[]> => {
    const client = new pg.Client(url)
    await client.connect()
    try {
      return (await client.query(sql)).rows as Row[]
    } finally {
      await client.end()
    }
  }
  await start()
  let schemas = 0
  return {
    start,
    stop,
    ask,
    newUrl: async () => {
      const schema = `s${(schemas += 1)}`
      await ask(base, `CREATE SCHEMA ${schema}`)
      return `${base}?options=${encodeURIComponent(`-c search_path=${schema}`)}`
    },
    [Symbol.asyncDispose]: async () => {
      await stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
}

/** Finds a port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client(url)
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
