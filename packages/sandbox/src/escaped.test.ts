import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, onTestFinished, test } from 'vitest'
import { processFlags } from './process.ts'
import { spawnBehindWall } from './wall/spawn-behind-wall.ts'

/*
 * The clean global scope is manners, not a wall. So this asks what the process itself allows to code that has got out of
 * it: the same flags, the same empty environment, and Node's own modules in hand. (What the permission model is known
 * not to stop, signals and V8's flags among it, is in the README.)
 */
test('code that got out of the module scope still has no files, network, processes or native code', async () => {
  const folder = tempFolder()
  const secret = join(folder, 'secret.js')
  writeFileSync(secret, 'the secret')
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo

  const attacks = readFileSync(new URL('../test/escaped.cjs', import.meta.url), 'utf8')
  const script = `const [secret, folder, port] = ${JSON.stringify([secret, folder, port])}\n${attacks}`
  const child = spawnBehindWall({
    node: { execPath: process.execPath },
    args: [...processFlags(64), '-e', script],
    maxMemoryMiB: 160,
    mustHold: false,
  })
  child.once('exit', () => (child.stdio as unknown as readonly Writable[])[4]?.end('\n'))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])

  expect(stderr).toBe('')
  const outcomes = JSON.parse(stdout) as Record<string, string>
  expect(Object.keys(outcomes).length).toBeGreaterThan(30)
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome.startsWith('PWNED') || outcome === 'nothing happened')).toEqual([])
  expect(readdirSync(folder)).toEqual(['secret.js'])
  expect(connections).toBe(0)
})
