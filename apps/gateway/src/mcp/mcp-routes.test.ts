import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { askMcp, beginMcp, postMcp, type McpAnswer } from '../../test/ask-mcp.ts'
import { gatewayOfFile } from '../../test/gateway-of-file.ts'
import { fakeRuntime } from '../../test/fake-runtime.ts'
import { openGateway } from '../../test/open-gateway.ts'

const gateway = gatewayOfFile()

const lockfile = { files: [{ name: 'package-lock.json', text: '{}' }] }

/** A call of each tool that works. */
const calls: readonly (readonly [name: string, input: object, scope: 'drafts' | 'audit'])[] = [
  ['write_draft', { topic: 'Bees' }, 'drafts'],
  ['score_text', { text: '# Bees\n\nBees make honey.' }, 'drafts'],
  ['audit_lockfile', lockfile, 'audit'],
  ['check_name', { ecosystem: 'npm', name: 'expresss' }, 'audit'],
]

const call = async (name: string, input: object, more: Parameters<typeof askMcp>[3] = {}): Promise<McpAnswer> =>
  askMcp(gateway().url, 'tools/call', { name, arguments: input }, more)

/** The first request loads the server, which a busy machine takes its time for. */
const patient = { timeout: 20_000 }

/** Id of the newest draft, once it is followed. */
async function followed(): Promise<string> {
  await expect.poll(() => gateway().runtime.watchers(), patient).toBe(1)
  return (await gateway().runtime.drafts.list({ limit: 1 }))[0]!.id
}

describe('what a client is offered', () => {
  test('the versions, and tools whose schemas any validator takes', async () => {
    const { result: found } = await askMcp(gateway().url, 'server/discover')
    expect(found).toMatchObject({ supportedVersions: ['2026-07-28'], capabilities: { tools: {}, resources: {} } })
    const { result } = await askMcp(gateway().url, 'tools/list')
    expect(result.tools.map(({ name }: { name: string }) => name)).toEqual(calls.map(([name]) => name))
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    for (const { name, description, inputSchema, outputSchema } of result.tools) {
      for (const schema of [inputSchema, outputSchema]) {
        expect([name, JSON.stringify(schema)]).not.toEqual([name, expect.stringContaining('#/components')])
        ajv.compile(schema)
      }
      expect([name, description.length > 40, inputSchema.additionalProperties]).toEqual([name, true, false])
    }
    const [draft, ...others] = result.tools
    expect([draft.annotations.readOnlyHint, draft.inputSchema.properties.approve]).toEqual([false, undefined])
    for (const tool of others)
      expect([tool.name, tool.annotations]).toMatchObject([tool.name, { readOnlyHint: true, openWorldHint: false }])
  })

  test('each answer fits the schema that was promised', async () => {
    const { result } = await askMcp(gateway().url, 'tools/list')
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    for (const [name, input] of calls) {
      const asked = call(name, input)
      if (name === 'write_draft') await gateway().runtime.play(await followed())
      const { result: answer } = await asked
      const { outputSchema } = result.tools.find((tool: { name: string }) => tool.name === name)
      expect([name, ajv.validate(outputSchema, answer.structuredContent), ajv.errorsText()]).toEqual([name, true, 'No errors'])
      expect([name, answer.content[0].type, answer.content[0].text === '']).toEqual([name, 'text', false])
    }
  })
})

describe('who may call', () => {
  test.each(['drafts', 'audit', 'chat'] as const)('a token of the scope %s is refused at every tool of another', async (scope) => {
    const token = await gateway().runtime.access.newToken({ name: `mcp-${scope}`, scopes: [scope] })
    for (const [name, input, needed] of calls.slice(1)) {
      const { status, result } = await call(name, input, { token })
      if (scope === 'chat') expect([name, status]).toEqual([name, 403])
      else if (scope === needed) expect([name, result.isError]).toEqual([name, undefined])
      else
        expect([name, result.isError, result._meta['galley/problem']]).toMatchObject([name, true, { code: 'SCOPE_MISSING', status: 403 }])
    }
    if (scope !== 'audit') return
    const before = gateway().runtime.briefs.length
    expect((await call('write_draft', { topic: 'Bees' }, { token })).result.content[0].text).toMatch(
      /needs the scope drafts\. \[SCOPE_MISSING\]/,
    )
    expect(gateway().runtime.briefs.length).toBe(before)
    for (const [method, params] of [
      ['resources/list', {}],
      ['resources/read', { uri: 'galley://drafts/x' }],
    ] as const)
      expect((await askMcp(gateway().url, method, params, { token })).error?.data).toMatchObject({ code: 'SCOPE_MISSING' })
    const { error } = await askMcp(gateway().url, 'tasks/get', { taskId: 'x' }, { token, capabilities: tasks })
    expect(error?.data).toMatchObject({ code: 'SCOPE_MISSING' })
  })

  test('without a token nothing is answered, and a page of another host may not ask', async () => {
    expect((await askMcp(gateway().url, 'tools/list', {}, { token: 'bad' })).status).toBe(401)
    for (const Origin of ['http://evil.example', 'null', gateway().url.replace('127.0.0.1', 'localhost')])
      expect([Origin, (await askMcp(gateway().url, 'tools/list', {}, { headers: { Origin } })).status]).toEqual([Origin, 403])
    expect((await askMcp(gateway().url, 'tools/list', {}, { headers: { Origin: gateway().url } })).status).toBe(200)
  })
})

const tasks = { extensions: { 'io.modelcontextprotocol/tasks': {} } }

describe('what stops a call is the tool’s error, with code and hint', () => {
  test.each([
    ['write_draft', { topic: ' ' }, 'REQUEST_INVALID'],
    ['write_draft', { topic: 'Bees', approve: ['plan'] }, 'REQUEST_INVALID'],
    ['write_draft', {}, 'REQUEST_INVALID'],
    ['score_text', { text: ' ' }, 'SCORE_FILE_UNREADABLE'],
    ['audit_lockfile', { files: [{ name: '../../etc/passwd', text: '' }] }, 'REQUEST_INVALID'],
    ['check_name', { ecosystem: 'cargo', name: 'serde' }, 'REQUEST_INVALID'],
  ])('%s %j: %s', async (name, input, code) => {
    const { status, result } = await call(name, input)
    const problem = result._meta['galley/problem']
    expect([status, result.isError, problem.code]).toEqual([200, true, code])
    expect(result.content[0].text).toBe(`${problem.detail} [${code}]\n${problem.hint}`)
  })

  test('what breaks inside is said to the operator, and not told', async () => {
    const runtime = fakeRuntime()
    const list = (): never => {
      throw new Error('secret of the database')
    }
    const broken = await openGateway([], { ...runtime, drafts: { ...runtime.drafts, list } })
    const { error } = await askMcp(broken.url, 'resources/list')
    await broken.close()
    expect(error).toMatchObject({ code: -32603, data: { code: 'INTERNAL' } })
    expect(JSON.stringify(error)).not.toContain('secret')
    expect(broken.said.join()).toContain('secret of the database')
  })
})

describe('sessions of 2025-11-25', () => {
  test('belong to the token that began them, and end with DELETE', async () => {
    const { id, ask } = await beginMcp(gateway().url)
    expect((await ask({ id: 1, method: 'tools/list' })).result.tools).toHaveLength(calls.length)
    const headers = { 'Mcp-Session-Id': id, 'MCP-Protocol-Version': '2025-11-25' }
    const token = await gateway().runtime.access.newToken({ name: 'stranger', scopes: ['drafts', 'audit'] })
    const list = { jsonrpc: '2.0', id: 2, method: 'tools/list' }
    const foreign = await postMcp(gateway().url, list, { token, headers })
    expect([foreign.status, foreign.messages[0]]).toMatchObject([404, { code: 'MCP_SESSION_UNKNOWN' }])
    expect((await postMcp(gateway().url, list, { headers: { ...headers, 'Mcp-Session-Id': 'f'.repeat(32) } })).status).toBe(404)
    expect((await postMcp(gateway().url, list)).status).toBe(400)
    const drop = await fetch(`${gateway().url}/mcp`, { method: 'DELETE', headers: { Authorization: 'Bearer good-token', ...headers } })
    expect([drop.status, (await postMcp(gateway().url, list, { headers })).status]).toEqual([200, 404])
  })

  test('a token has at most fifty: the oldest makes room', async () => {
    const token = await gateway().runtime.access.newToken({ name: 'many', scopes: ['audit'] })
    const oldest = await beginMcp(gateway().url, token)
    const newest = await Promise.all(Array.from({ length: 50 }, async () => beginMcp(gateway().url, token)))
    expect((await oldest.ask({ id: 1, method: 'ping' })).status).toBe(404)
    expect((await newest.at(-1)!.ask({ id: 1, method: 'ping' })).status).toBe(200)
  })
})
