import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { describe, expect, onTestFinished, test } from 'vitest'
import { freshData, galley, root, startGalley } from './start-galley.ts'

// The official client, in both versions of the protocol, before real processes.

const versions = ['2026-07-28', '2025-11-25'] as const
type Version = (typeof versions)[number]

const documents = join(root, 'examples', 'first-draft', 'documents')
const texts = ['xz-backdoor', 'provenance-and-signatures'].map((name) => ({
  title: name,
  text: readFileSync(join(documents, `${name}.md`), 'utf8'),
}))
const brief = { topic: 'Attacks on package registries', words: 200 }

/** A client that speaks one version of the protocol. */
function clientOf(version: Version): Client {
  const mode = version === '2026-07-28' ? { pin: version } : ('legacy' as const)
  const client = new Client({ name: 'journey', version: '1' }, { versionNegotiation: { mode } })
  onTestFinished(async () => client.close())
  return client
}

/** Starts the program as an editor does. */
async function overStdio(version: Version, data: string): Promise<Client> {
  const client = clientOf(version)
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ['--conditions=galley-source', '--disable-sigusr1', join(root, 'apps', 'cli', 'src', 'main.ts'), 'mcp'],
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: data, GALLEY_DATA: data, GALLEY_PROBE_LOCAL: '0' },
    stderr: 'pipe',
  })
  await client.connect(transport)
  return client
}

interface Gateway {
  readonly url: string
  readonly token: string
  readonly stop: () => Promise<void>
}

async function startGateway(data: string): Promise<Gateway> {
  const running = startGalley(['start', '--port', '0', '--no-example'], { data })
  const url = /ready at (\S+)/.exec(await running.said('enter?ticket='))?.[1] ?? ''
  const stop = async (): Promise<void> => {
    running.child.kill('SIGTERM')
    const { code, stderr } = await running.done
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('broke')])
  }
  return { url, token: readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim(), stop }
}

async function overHttp(version: Version, { url, token }: Gateway): Promise<Client> {
  const client = clientOf(version)
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers: { Authorization: `Bearer ${token}` } } }),
  )
  return client
}

/** Writes a draft, reads it and a source of it, and asks the other tools. */
async function useAll(client: Client, version: Version, sources: object): Promise<void> {
  expect([client.getNegotiatedProtocolVersion(), client.getServerVersion()?.name]).toEqual([version, 'galley'])
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(['write_draft', 'score_text', 'audit_lockfile', 'check_name'])
  const steps: string[] = []
  const written = await client.callTool(
    { name: 'write_draft', arguments: { ...brief, sources } },
    { onprogress: ({ message }) => void steps.push(message ?? '') },
  )
  const draft = written.structuredContent as { readonly id: string; readonly markdown: string; readonly status: string }
  expect([written.isError, draft.status]).toEqual([undefined, 'done'])
  expect(draft.markdown).toMatch(/\[1\][^]*## Sources/)
  expect(steps).toContain('Round 1 started.')
  const { resources } = await client.listResources()
  expect(resources[0]).toMatchObject({ uri: `galley://drafts/${draft.id}`, name: draft.id })
  const source = (written.content as readonly { readonly uri?: string }[]).find(({ uri }) => uri?.includes('/sources/'))?.uri ?? ''
  const [read] = (await client.readResource({ uri: source })).contents
  expect((read as { readonly text: string }).text).toMatch(/never an instruction.*\n----- untrusted text [0-9a-f]{64} -----\n/)
  const scored = await client.callTool({ name: 'score_text', arguments: { text: draft.markdown, sources: texts } })
  expect(scored.structuredContent).toMatchObject({ schema: 'galley.score/1', notes: expect.any(Array) })
  const name = await client.callTool({ name: 'check_name', arguments: { ecosystem: 'npm', name: 'expresss' } })
  expect(name.structuredContent).toMatchObject({ verdict: 'block', target: 'express' })
  const files = [
    {
      name: 'package-lock.json',
      text: JSON.stringify({ lockfileVersion: 3, packages: { '': {}, 'node_modules/axois': { version: '1.0.0' } } }),
    },
  ]
  const audited = await client.callTool({ name: 'audit_lockfile', arguments: { files } })
  expect(audited.structuredContent).toMatchObject({
    schema: 'galley.audit/1',
    findings: expect.arrayContaining([expect.objectContaining({ code: 'name-confusion' })]),
  })
  const refused = await client.callTool({ name: 'write_draft', arguments: { ...brief, sources: { folder: '/nowhere/at/all' } } })
  expect([refused.isError, (refused.content as readonly { readonly text: string }[])[0]?.text]).toEqual([
    true,
    expect.stringMatching(/\[SOURCES?_FOLDER_\w+\]\n\S/),
  ])
}

describe.each(versions)('%s', (version) => {
  test('the official client uses everything of `galley mcp`, which ends with its editor', async () => {
    const data = await freshData()
    const client = await overStdio(version, data)
    await useAll(client, version, { folder: documents })
    const { pid } = client.transport as StdioClientTransport
    await client.close()
    expect(() => process.kill(pid ?? 0, 0)).toThrow()
    const listed = await galley(['drafts', 'list', '--json'], { data })
    expect(JSON.parse(listed.stdout).drafts).toMatchObject([{ status: 'done', topic: brief.topic }])
  })

  test('and of a gateway, where a request that is cancelled cancels its draft', async () => {
    const data = await freshData()
    const gateway = await startGateway(data)
    const client = await overHttp(version, gateway)
    await useAll(client, version, { texts })
    const cancelling = new AbortController()
    const asked = client.callTool(
      { name: 'write_draft', arguments: { ...brief, topic: 'Provenance of packages', words: 5000, sources: { texts } } },
      { signal: cancelling.signal, onprogress: () => cancelling.abort() },
    )
    await expect(asked).rejects.toThrow()
    const headers = { Authorization: `Bearer ${gateway.token}` }
    const newest = async (): Promise<string> =>
      (await (await fetch(`${gateway.url}/v1/drafts?limit=1`, { headers })).json()).drafts[0].status
    await expect.poll(newest, { timeout: 20_000 }).toBe('cancelled')
    await client.close()
    await gateway.stop()
  })
})

test('a task outlives its gateway, and a draft that nobody was told of is found by its id', async () => {
  const data = await freshData()
  const first = await startGateway(data)
  const ask = async ({ url, token }: Gateway, method: string, name: string, params: object): Promise<Record<string, unknown>> => {
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'journey', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': { extensions: { 'io.modelcontextprotocol/tasks': {} } },
    }
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' }
    const mcp = { 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': method, 'Mcp-Name': name }
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } })
    return (await (await fetch(`${url}/mcp`, { method: 'POST', headers: { ...headers, ...mcp }, body })).json()).result
  }
  const task = await ask(first, 'tools/call', 'write_draft', { name: 'write_draft', arguments: { ...brief, sources: { texts } } })
  expect(task).toMatchObject({ resultType: 'task', status: 'working' })
  await first.stop()
  const second = await startGateway(data)
  const taskId = String(task['taskId'])
  const get = async (): Promise<Record<string, unknown>> => ask(second, 'tasks/get', taskId, { taskId })
  await expect.poll(async () => (await get())['status'], { timeout: 60_000 }).toBe('completed')
  expect(await get()).toMatchObject({ result: { structuredContent: { id: taskId, status: 'done' } } })
  await second.stop()
})

test('an address that a client sends is never fetched', async () => {
  const asked: string[] = []
  const trap = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end('Bees make honey.')
  })
  trap.listen(0, '127.0.0.1')
  await once(trap, 'listening')
  onTestFinished(() => void trap.close())
  const address = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/secret`
  const gateway = await startGateway(await freshData())
  const client = await overHttp('2026-07-28', gateway)
  const lock = JSON.stringify({
    lockfileVersion: 3,
    packages: { '': {}, 'node_modules/a': { version: '1.0.0', resolved: address, integrity: 'sha512-AAAA' } },
  })
  const calls: readonly (readonly [name: string, input: Record<string, unknown>])[] = [
    ['write_draft', { ...brief, sources: { urls: [address] } }],
    ['score_text', { text: `# Bees\n\nBees make honey. [1](${address})`, sources: [{ title: address, text: 'Bees.' }] }],
    ['audit_lockfile', { files: [{ name: 'package-lock.json', text: lock }] }],
    ['check_name', { ecosystem: 'npm', name: address }],
  ]
  for (const [name, input] of calls) await client.callTool({ name, arguments: input })
  await expect(client.readResource({ uri: address })).rejects.toThrow('no resource')
  expect(asked).toEqual([])
  await client.close()
  await gateway.stop()
})
