import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { tempFolder } from '@galley/testkit/vitest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openKitDoor, type KitFixtures } from '../mcp/kit-door.ts'
import { freshData, galley, root, startGalley, type Running } from './start-galley.ts'

// The protocol's own conformance kit before a real gateway, with each scenario that a revision requires and those that it reports. Most call a
// tool of a test server: where a tool of ours does the like, it is called instead. What does not apply stands in a file, with the reason; a
// line of it that no longer fails is an error too.

const run = promisify(execFile)
const [folder, data] = [tempFolder(), tempFolder()]

interface Conformance {
  readonly kit: string
  readonly tools: Readonly<Record<string, { readonly name: string; readonly arguments: object | 'draft' | 'nothing' }>>
  readonly resources: Readonly<Record<string, 'draft' | 'record'>>
  /** Checks that pass or fail by chance, with the reason: neither counts. */
  readonly byChance: Readonly<Record<string, string>>
  /** Checks by revision and reason, each `scenario check`. */
  readonly notApplicable: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

interface Check {
  readonly id: string
  readonly status: string
  readonly errorMessage?: string
}

const conformance = JSON.parse(readFileSync(join(root, 'apps', 'cli', 'test', 'mcp', 'conformance.json'), 'utf8')) as Conformance
const text = readFileSync(join(root, 'examples', 'first-draft', 'documents', 'xz-backdoor.md'), 'utf8')
const briefs = {
  draft: { topic: 'The xz backdoor', words: 100, sources: { texts: [{ title: 'The xz backdoor', text }] } },
  // No private address is fetched, so that there is nothing to write from.
  nothing: { topic: 'The xz backdoor', words: 100, sources: { urls: ['http://127.0.0.1:9/'] } },
}

let isReached = true
let gateway: Running
let door: Awaited<ReturnType<typeof openKitDoor>>

beforeAll(async () => {
  // A registry that does not answer for two minutes is not reached.
  const patience = { cwd: folder, timeout: 120_000 }
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, conformance.kit], patience).catch(() => (isReached = false))
  await freshData(data)
  const { topic } = briefs.draft
  const sources = join(root, 'examples', 'first-draft', 'documents')
  const { stdout } = await galley(['draft', topic, '--sources', sources, '--words', '100', '--format', 'json'], { data })
  const uri = `galley://drafts/${(JSON.parse(stdout) as { readonly id: string }).id}`
  gateway = startGalley(['start', '--port', '0', '--no-example'], { data })
  const url = /ready at (\S+)/.exec(await gateway.said('enter?ticket='))?.[1] ?? ''
  const token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
  const tools: KitFixtures['tools'] = Object.fromEntries(
    Object.entries(conformance.tools).map(([fixture, { name, arguments: given }]) => [
      fixture,
      { name, arguments: typeof given === 'string' ? briefs[given] : given },
    ]),
  )
  const resources = Object.fromEntries(
    Object.entries(conformance.resources).map(([fixture, part]) => [fixture, part === 'draft' ? uri : `${uri}/record`]),
  )
  door = await openKitDoor(url, token, { tools, resources })
})

afterAll(async () => {
  door.close()
  gateway.child.kill('SIGTERM')
  expect((await gateway.done).stderr).not.toMatch(/broke|Error/)
})

/** Checks that failed, as `scenario check`, with the message; and how many passed. */
function readResults(results: string): { readonly failed: ReadonlyMap<string, string>; readonly passed: number } {
  const failed = new Map<string, string>()
  let passed = 0
  for (const entry of readdirSync(results)) {
    const scenario = entry.replace(/^server-/, '').replace(/-\d{4}-\d\d-\d\dT.*$/, '')
    for (const { id, status, errorMessage } of JSON.parse(readFileSync(join(results, entry, 'checks.json'), 'utf8')) as readonly Check[]) {
      if (status === 'SUCCESS') passed += 1
      if (status === 'FAILURE') failed.set(`${scenario} ${id}`, errorMessage ?? '')
    }
  }
  return { failed, passed }
}

/** Checks of each revision that pass at least. */
const least = { '2026-07-28': 120, '2025-11-25': 40 }

test.for(['2026-07-28', '2025-11-25'] as const)('all of the kit for %s that applies', async (revision, context) => {
  context.skip(!isReached, `the npm registry is not reached: npm install of ${conformance.kit} failed`)
  const program = join(folder, 'node_modules', '@modelcontextprotocol', 'conformance', 'dist', 'index.js')
  const results = join(folder, revision)
  // It ends with an exit code of its own where anything failed: what failed is read from its files.
  await run(process.execPath, [program, 'server', '--url', door.url, '--requirements', revision, '-o', results]).catch(() => undefined)
  const { failed, passed } = readResults(results)
  const listed = Object.values(conformance.notApplicable[revision] ?? {}).flat()
  expect(Object.fromEntries([...failed].filter(([check]) => !listed.includes(check) && conformance.byChance[check] === undefined))).toEqual(
    {},
  )
  expect(listed.filter((check) => !failed.has(check))).toEqual([])
  expect(passed).toBeGreaterThan(least[revision])
})
