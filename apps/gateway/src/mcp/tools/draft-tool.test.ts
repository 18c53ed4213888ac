import { describe, expect, test } from 'vitest'
import { askMcp, beginMcp, type McpAnswer } from '../../../test/ask-mcp.ts'
import { gatewayOfFile } from '../../../test/gateway-of-file.ts'
import { openGateway } from '../../../test/open-gateway.ts'

const gateway = gatewayOfFile()

const tasks = { extensions: { 'io.modelcontextprotocol/tasks': {} } }

const call = async (name: string, input: object, more: Parameters<typeof askMcp>[3] = {}): Promise<McpAnswer> =>
  askMcp(gateway().url, 'tools/call', { name, arguments: input }, more)

/** The first request loads the server, which a busy machine takes its time for. */
const patient = { timeout: 20_000 }

/** Id of the newest draft, once it is followed. */
async function followed(): Promise<string> {
  await expect.poll(() => gateway().runtime.watchers(), patient).toBe(1)
  return (await gateway().runtime.drafts.list({ limit: 1 }))[0]!.id
}

describe('a draft', () => {
  test('tells how far it is to who asked for it, and ends with the draft', async () => {
    const asked = call('write_draft', { topic: 'Bees', words: 300 }, { progressToken: 7 })
    const id = await followed()
    await gateway().runtime.play(id)
    const { messages, result } = await asked
    const told = messages.slice(0, -1)
    expect(told.length).toBeGreaterThan(3)
    const params = { progressToken: 7, message: expect.stringMatching(/\S/) }
    expect(told).toEqual(
      told.map(() => expect.objectContaining({ method: 'notifications/progress', params: expect.objectContaining(params) })),
    )
    const numbers = told.map((message) => message.params?.['progress'] as number)
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
    expect(result.structuredContent).toMatchObject({ id, status: 'done', markdown: (await gateway().runtime.drafts.cited(id)).text })
    expect(result.content.map(({ uri }: { uri?: string }) => uri)).toEqual(
      expect.arrayContaining([`galley://drafts/${id}`, expect.stringMatching(new RegExp(`^galley://drafts/${id}/sources/`))]),
    )
  })

  test('is cancelled with the request: by leaving (2026-07-28), by a notification (2025-11-25)', async () => {
    const leaving = new AbortController()
    const left = call('write_draft', { topic: 'Bees' }, { signal: leaving.signal }).catch(() => null)
    const first = await followed()
    leaving.abort()
    await left
    await expect.poll(async () => (await gateway().runtime.drafts.state(first)).status, patient).toBe('cancelled')
    const { ask } = await beginMcp(gateway().url)
    const gone = new AbortController()
    const asked = ask({ id: 4, method: 'tools/call', params: { name: 'write_draft', arguments: { topic: 'Wasps' } } }, gone.signal).catch(
      () => null,
    )
    const second = await followed()
    await ask({ method: 'notifications/cancelled', params: { requestId: 4 } })
    await expect.poll(async () => (await gateway().runtime.drafts.state(second)).status, patient).toBe('cancelled')
    gone.abort()
    await asked
  })

  test('goes on when the gateway closes', async () => {
    const other = await openGateway([])
    const asked = askMcp(other.url, 'tools/call', { name: 'write_draft', arguments: { topic: 'Bees' } }).catch(() => null)
    await expect.poll(() => other.runtime.watchers(), patient).toBe(1)
    const [draft] = await other.runtime.drafts.list()
    await other.close()
    await asked
    expect((await other.runtime.drafts.state(draft!.id)).status).not.toBe('cancelled')
  })

  test('is a task for who takes one, and no other client can ask after it', async () => {
    const { result: task } = await call('write_draft', { topic: 'Bees' }, { capabilities: tasks })
    expect(task).toMatchObject({ resultType: 'task', status: 'working', ttlMs: null })
    const { taskId } = task
    const get = async (): Promise<McpAnswer> => askMcp(gateway().url, 'tasks/get', { taskId }, { capabilities: tasks })
    expect((await get()).result).toMatchObject({ taskId, status: 'working', resultType: 'complete' })
    await gateway().runtime.play(taskId)
    const { result } = await get()
    expect(result).toMatchObject({ status: 'completed', result: { structuredContent: { id: taskId, status: 'done' } } })
    expect(result.lastUpdatedAt > result.createdAt).toBe(true)
    expect((await askMcp(gateway().url, 'tasks/get', { taskId })).error).toMatchObject({
      code: -32021,
      data: { requiredCapabilities: tasks },
    })
    expect((await askMcp(gateway().url, 'tasks/get', { taskId: 'nope' }, { capabilities: tasks })).error).toMatchObject({
      code: -32602,
      data: { code: 'DRAFT_NOT_FOUND' },
    })
  })

  test('that is a task is cancelled by `tasks/cancel`; one that failed is a completed task with an error', async () => {
    const { result: task } = await call('write_draft', { topic: 'Bees' }, { capabilities: tasks })
    const { taskId } = task
    const cancelled = await askMcp(gateway().url, 'tasks/cancel', { taskId }, { capabilities: tasks })
    expect(Object.keys(cancelled.result).sort()).toEqual(['_meta', 'resultType'])
    expect((await askMcp(gateway().url, 'tasks/get', { taskId }, { capabilities: tasks })).result.status).toBe('cancelled')
    const failed = gateway().runtime.seed('Wasps', 3, { status: 'failed' })
    const { result } = await askMcp(gateway().url, 'tasks/get', { taskId: failed }, { capabilities: tasks })
    expect(result).toMatchObject({
      status: 'completed',
      result: { isError: true, _meta: { 'galley/problem': { code: 'DRAFT_NOT_WRITTEN' } } },
    })
  })

  test('is in the audit log with who ordered and cancelled it, and so is a refusal', async () => {
    const token = await gateway().runtime.access.newToken({ name: 'editor', scopes: ['drafts'] })
    const { result } = await call('write_draft', { topic: 'Bees' }, { token, capabilities: tasks })
    const subject = result.taskId
    await askMcp(gateway().url, 'tasks/cancel', { taskId: subject }, { capabilities: tasks })
    await call('check_name', { ecosystem: 'npm', name: 'react' }, { token })
    await call('write_draft', { topic: 'Bees', words: 1 }, { token })
    const refused = (code: string): object => ({ refusals: [{ by: 'editor', code, route: 'POST /mcp', count: 1 }] })
    expect(gateway().runtime.auditLog.entries.slice(-4)).toMatchObject([
      { action: 'draft.ordered', by: 'editor', subject },
      { action: 'draft.cancelled', by: 'first', subject },
      refused('SCOPE_MISSING'),
      refused('REQUEST_INVALID'),
    ])
  })

  test('keeps to what its token and its request demand of models', async () => {
    const token = await gateway().runtime.access.newToken({ name: 'open', scopes: ['drafts'], demand: { openness: 'open-source' } })
    await call(
      'write_draft',
      { topic: 'Bees', openness: 'any' },
      { token, capabilities: tasks, headers: { 'Galley-Demand': 'only-local' } },
    )
    expect(gateway().runtime.briefs.at(-1)).toMatchObject({ topic: 'Bees', openness: 'open-source', onlyLocal: true })
  })
})
