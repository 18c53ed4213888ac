import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askMcp, beginMcp, postMcp } from '../../test/ask-mcp.ts'
import { gatewayOfFile } from '../../test/gateway-of-file.ts'

const gateway = gatewayOfFile()

const tools = ['write_draft', 'audit_lockfile', 'check_name']
const methods = [
  'tools/call',
  'tools/list',
  'resources/read',
  'resources/list',
  'resources/templates/list',
  'tasks/get',
  'tasks/cancel',
  'tasks/update',
  'server/discover',
  'x',
]
const name = fc.oneof(fc.constantFrom(...tools), fc.jsonValue())
const params = fc.record(
  {
    name,
    arguments: fc.oneof(
      fc.jsonValue(),
      fc.record({ topic: fc.jsonValue(), files: fc.jsonValue(), ecosystem: fc.constant('npm'), name: fc.jsonValue() }),
    ),
    uri: fc.oneof(fc.webUrl(), fc.constant('galley://drafts/x')),
    taskId: fc.jsonValue(),
    cursor: fc.jsonValue(),
    inputResponses: fc.jsonValue(),
  },
  { requiredKeys: [] },
)

/** Lets each body be answered, and collects the statuses; none is of the server's own fault, and nothing is said to the operator. */
async function holds<T>(bodies: fc.Arbitrary<T>, send: (body: T) => Promise<{ readonly status: number }>): Promise<ReadonlySet<number>> {
  const seen = new Set<number>()
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const { status } = await send(body)
      seen.add(status)
      expect(status).toBeLessThan(500)
    }),
    { numRuns: 1000 },
  )
  expect(gateway().said).toEqual([])
  return seen
}

test('1,000 bodies of any kind: none is a 500', async () => {
  const method = fc.oneof(fc.constantFrom(...methods, 'initialize', 'ping', 'subscriptions/listen'), fc.jsonValue())
  const message = fc.record(
    { jsonrpc: fc.oneof(fc.constant('2.0'), fc.jsonValue()), id: fc.jsonValue(), method, params: fc.oneof(params, fc.jsonValue()) },
    { requiredKeys: [] },
  )
  const body = fc.oneof(
    message.map((value) => JSON.stringify(value)),
    fc.array(message).map((value) => JSON.stringify(value)),
    fc.json(),
    fc.string(),
  )
  const seen = await holds(fc.tuple(body, fc.boolean()), async ([text, isModern]) =>
    postMcp(gateway().url, text, isModern ? { headers: { 'MCP-Protocol-Version': '2026-07-28' } } : {}),
  )
  expect(seen).toContain(400)
})

test('1,000 requests that are well-formed but for what they ask: none is a 500, in either version', async () => {
  const { ask } = await beginMcp(gateway().url)
  const capabilities = { extensions: { 'io.modelcontextprotocol/tasks': {} } }
  const seen = await holds(fc.tuple(fc.constantFrom(...methods), params, fc.boolean()), async ([method, asked, isModern]) =>
    isModern ? askMcp(gateway().url, method, asked, { capabilities }) : ask({ id: 1, method, params: asked }),
  )
  expect([...seen]).toEqual(expect.arrayContaining([200, 400, 404]))
})
