import { faultsOf } from '@galley/fault'
import { testWall, type WallReport } from '@galley/sandbox'
import { expect, test } from 'vitest'
import { askAgent, testAgent } from '../test/ask-agent.ts'
import { openTestKernel } from '../test/open-test-kernel.ts'
import { startWeb } from '../test/start-web.ts'
import { pageReader, testResearcher, testTool, verifiedOf, type TestRef } from '../test/test-plugin.ts'
import { emptyLedger, testRun } from '../test/test-run.ts'
import type { VerifiedPlugin } from './index.ts'

const { signal } = new AbortController()
const { holds } = await testWall({ node: { execPath: process.execPath } })
const echo = testTool('echo', { echo: 'return input' })
const agent = testAgent({ read: { maxPages: 5 } })
const tampered = faultsOf({ PLUGIN_TAMPERED: { status: 502, exit: 3, message: '{name} was changed', hint: 'repack it' } })
const call = (plugin: string, operation: string, input: unknown = {}) => ({ plugin, operation, input, run: null, step: 'x', signal })

test('a verified plugin says what it is and answers', async () => {
  const kernel = await openTestKernel([echo])
  expect(await kernel.plugins()).toEqual([
    {
      name: 'echo',
      version: '1.0.0',
      state: 'verified',
      builtHere: true,
      origin: 'workspace',
      kind: 'tool',
      operations: ['echo'],
      provides: ['echo'],
      digest: 'echo'.padEnd(64, '0'),
      author: 'workspace',
      reviewers: [],
      permissions: {},
      limits: { memoryMiB: 64, cpuMs: 60_000, timeoutMs: 60_000, hostCalls: 5000, inFlight: 32 },
      sbom: expect.any(Function) as unknown,
    },
  ])
  expect((await kernel.plugins())[0]?.sbom()).toContain('CycloneDX')
  expect(await kernel.call(call('echo', 'echo', { text: 'hello' }))).toEqual({ text: 'hello' })
})

test('the kernel opens whatever is refused, and a refused plugin is not called', async () => {
  const wrongName: TestRef = { ...testTool('liar', { x: '' }) }
  const kernel = await openTestKernel(
    [
      echo,
      { ...testTool('stranger', { x: '' }), kind: 'installed' },
      testTool('changed', { x: '' }),
      wrongName,
      { ...testTool('odd', { x: '' }), manifest: { kind: 'tool', unknown: 1 } },
    ],
    {
      verify: (ref) => {
        if (ref.name === 'changed') throw tampered('PLUGIN_TAMPERED', { name: ref.name })
        return ref.name === 'liar' ? { ...verifiedOf(ref), name: 'echo' } : verifiedOf(ref)
      },
      wall: async () => ({
        holds: false,
        layers: [
          { name: 'seccomp', state: 'holds', detail: 'socket: EPERM' },
          { name: 'landlock', state: 'absent', detail: 'the kernel has none', cure: 'Use Linux 5.13 or newer.' },
        ],
      }),
    },
  )
  expect((await kernel.plugins()).map(({ name, state, fault }) => [name, state, fault?.code])).toEqual([
    ['echo', 'verified', undefined],
    ['stranger', 'refused', 'WALL_NOT_STRONG_ENOUGH'],
    ['changed', 'refused', 'PLUGIN_TAMPERED'],
    ['liar', 'refused', 'PLUGIN_BAD_MANIFEST'],
    ['odd', 'refused', 'PLUGIN_BAD_MANIFEST'],
  ])
  await expect(kernel.call(call('stranger', 'x'))).rejects.toMatchObject({
    code: 'WALL_NOT_STRONG_ENOUGH',
    message: expect.stringContaining('landlock: the kernel has none') as string,
    hint: expect.stringContaining('Use Linux 5.13 or newer.') as string,
  })
  await expect(kernel.call(call('changed', 'x'))).rejects.toMatchObject({ code: 'PLUGIN_TAMPERED' })
  await expect(kernel.call(call('nobody', 'x'))).rejects.toMatchObject({ code: 'PLUGIN_NOT_FOUND' })
  await expect(kernel.plugin('nobody')).rejects.toThrow('There is no plugin named nobody.')
  expect(await kernel.plugin('changed')).toMatchObject({ state: 'refused' })
  const records = await kernel.plugins()
  expect(() => records[2]?.sbom()).toThrow('changed was changed')
})

test('on a Node without the means of the wall, a plugin from elsewhere is refused for that', async () => {
  const layer = { name: 'node', state: 'absent', detail: 'it has no node:ffi', cure: 'Run Galley with Node 26 or newer.' } as const
  const kernel = await openTestKernel([{ ...testTool('stranger', { x: '' }), kind: 'installed' }], {
    wall: async () => ({ holds: false, layers: [layer] }),
  })
  await expect(kernel.call(call('stranger', 'x'))).rejects.toMatchObject({
    code: 'NODE_TOO_OLD_FOR_WALL',
    hint: expect.stringContaining('Run Galley with Node 26 or newer.') as string,
  })
})

test.skipIf(holds)('SKIPPED: the wall does not hold on this machine, so no plugin from elsewhere is called', () => undefined)

test.runIf(holds)('the first call of a plugin from elsewhere waits for the wall, and one of the workspace does not', async () => {
  const wall = Promise.withResolvers<WallReport>()
  const kernel = await openTestKernel([echo, { ...testTool('stranger', { x: 'return 7' }), kind: 'installed' }], {
    wall: () => wall.promise,
  })
  const stranger = kernel.call(call('stranger', 'x'))
  expect(await kernel.call(call('echo', 'echo', { text: 'hello' }))).toEqual({ text: 'hello' })
  wall.resolve({ holds: true, layers: [] })
  expect(await stranger).toBe(7)
})

test.each([
  ['runtime', { runtime: 'isolate' }],
  ['permissions/storage', { permissions: { storage: { quotaMiB: 1 } } }],
])('a manifest with %s is refused: nothing enforces it', async (field, part) => {
  const tool = testTool('eager', { x: '' })
  const kernel = await openTestKernel([{ ...tool, manifest: { ...(tool.manifest as object), ...part } }])
  expect((await kernel.plugin('eager')).fault?.message).toContain(`/${field} is refused: nothing enforces it yet`)
})

test('a plugin is verified again at each start of its process, and one changed in between does not start', async () => {
  const checked: string[] = []
  let isChanged = false
  const kernel = await openTestKernel(
    [testTool('shaky', { live: 'return 1', die: 'setTimeout(() => { throw new Error("over") }); await new Promise(() => {})' })],
    {
      verify: (ref) => {
        checked.push(ref.name)
        if (isChanged) throw tampered('PLUGIN_TAMPERED', { name: ref.name })
        return verifiedOf(ref)
      },
    },
  )
  expect(checked).toHaveLength(1)
  await kernel.call(call('shaky', 'live'))
  await kernel.call(call('shaky', 'live'))
  expect(checked).toHaveLength(2)
  await expect(kernel.call(call('shaky', 'die'))).rejects.toMatchObject({
    code: 'PLUGIN_DIED',
    message: expect.stringContaining('shaky') as string,
  })
  expect(await kernel.call(call('shaky', 'live'))).toBe(1)
  expect(checked).toHaveLength(3)
  isChanged = true
  await expect(kernel.call(call('shaky', 'die'))).rejects.toMatchObject({ code: 'PLUGIN_DIED' })
  await expect(kernel.call(call('shaky', 'live'))).rejects.toMatchObject({ code: 'PLUGIN_TAMPERED' })
  expect((await kernel.plugins())[0]).toMatchObject({ state: 'refused', fault: { code: 'PLUGIN_TAMPERED' } })
})

test('a plugin that died while idle is started again without a failed call', async () => {
  const kernel = await openTestKernel([
    testTool('idle', { die: 'setTimeout(() => { throw new Error("later") }, 20); return 1', live: 'return 2' }),
  ])
  await kernel.call(call('idle', 'die'))
  await expect.poll(() => kernel.call(call('idle', 'live')), { timeout: 10_000 }).toBe(2)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(await kernel.call(call('idle', 'live'))).toBe(2)
})

test('a plugin that reads is started anew after fifty calls, and calls under way are finished', async () => {
  let starts = -1
  const kernel = await openTestKernel([testTool('reader', { read: 'await null; return { title: input.address }' })], {
    verify: (ref) => {
      starts += 1
      return verifiedOf(ref)
    },
  })
  const answers = await Promise.all(Array.from({ length: 120 }, (_, n) => kernel.call(call('reader', 'read', { address: String(n) }))))
  expect(answers.map((answer) => (answer as { title: string }).title)).toEqual(Array.from({ length: 120 }, (_, n) => String(n)))
  expect(starts).toBe(3)
})

test('only declared operations are called', async () => {
  const kernel = await openTestKernel([
    { ...echo, code: 'export default { operations: { echo: (input) => input, hidden: () => 1 } }' },
    testTool('empty', { nothing: '' }, { provides: ['nothing', 'something'] }),
  ])
  await expect(kernel.call(call('echo', 'hidden'))).rejects.toMatchObject({ code: 'PLUGIN_NO_OPERATION' })
  await expect(kernel.call(call('empty', 'something'))).rejects.toMatchObject({ code: 'PLUGIN_NO_OPERATION' })
})

test('an answer that does not fit is refused, with the path', async () => {
  const kernel = await openTestKernel([
    testResearcher(
      {
        scan: 'return { hits: [{ address: "https://example.org/", title: 1, snippet: "", provider: "x" }] }',
        research: 'return { quotes: [], gaps: [], more: 1 }',
      },
      {},
    ),
  ])
  const run = testRun(emptyLedger())
  await expect(kernel.call({ ...call('researcher', 'scan'), run })).rejects.toMatchObject({
    code: 'PLUGIN_BAD_ANSWER',
    message: expect.stringContaining('/hits/0/title') as string,
  })
  await expect(kernel.call({ ...call('researcher', 'research'), run })).rejects.toMatchObject({
    code: 'PLUGIN_BAD_ANSWER',
    message: expect.stringContaining('more') as string,
  })
})

test('a run hears what a plugin is doing; outside a run it has nothing but its voice', async () => {
  const kernel = await openTestKernel([
    testTool(
      'talker',
      { talk: 'console.log("hello"); host.progress("half", 0.5); return Object.keys(host)' },
      { permissions: { files: {}, search: { maxQueries: 1 } } },
    ),
  ])
  const ledger = emptyLedger()
  expect(await kernel.call(call('talker', 'talk'))).toEqual(['signal', 'log', 'progress'])
  expect(await kernel.call({ ...call('talker', 'talk'), run: testRun(ledger) })).toEqual(['signal', 'log', 'progress', 'search'])
  expect(ledger.shown).toEqual([
    { type: 'log', step: 'x', text: 'talker: hello' },
    { type: 'progress', step: 'x', text: 'half', fraction: 0.5 },
  ])
})

test('the operator’s ceilings hold', async () => {
  const spinner = testTool('spinner', { spin: 'for (;;);' }, { permissions: { files: {}, model: { maxTokens: 100 } } })
  const kernel = await openTestKernel([spinner], {
    operator: { spinner: { permissions: { files: false, model: { maxTokens: 10 } }, limits: { timeoutMs: 200, memoryMiB: 9999 } } },
  })
  expect((await kernel.plugins())[0]).toMatchObject({
    permissions: { model: { maxTokens: 10 } },
    limits: { timeoutMs: 200, memoryMiB: 64 },
  })
  await expect(kernel.call(call('spinner', 'spin'))).rejects.toMatchObject({ code: 'PLUGIN_TIMED_OUT' })
})

test('replacing a plugin verifies the new one and ends the old one', async () => {
  const kernel = await openTestKernel([echo])
  await kernel.call(call('echo', 'echo'))
  const record = await kernel.replace({ ...testTool('echo', { echo: 'return "new"' }), version: '1.0.1' })
  expect(record).toMatchObject({ version: '1.0.1', state: 'verified' })
  expect(await kernel.call(call('echo', 'echo'))).toBe('new')
})

test('an aborted call throws the reason', async () => {
  const kernel = await openTestKernel([
    testTool('slow', { wait: 'host.progress("x"); await new Promise((resolve) => host.signal.addEventListener("abort", resolve))' }),
  ])
  const controller = new AbortController()
  const reason = new Error('cancelled')
  const run = testRun(emptyLedger(), { onEphemeral: () => controller.abort(reason) })
  await expect(kernel.call({ ...call('slow', 'wait'), run, signal: controller.signal })).rejects.toBe(reason)
  await expect(kernel.call({ ...call('slow', 'wait'), signal: controller.signal })).rejects.toBe(reason)
})

test('a run is told of each plugin before it is called, and of no other', async () => {
  const kernel = await openTestKernel([
    testTool('echo', { echo: 'return 1' }),
    testTool('late', { echo: 'return 2' }),
    testTool('idle', { echo: 'return 3' }),
  ])
  const ledger = emptyLedger()
  const run = testRun(ledger)
  await kernel.call({ ...call('echo', 'echo'), run })
  expect(ledger.called).toEqual(['echo'])
  const refused = testRun(ledger, { onPlugin: () => Promise.reject(new Error('not recorded')) })
  await expect(kernel.call({ ...call('late', 'echo'), run: refused })).rejects.toThrow('not recorded')
  expect(ledger.called).toEqual(['echo'])
})

test('a plugin that was refused for a while is verified again at its next use', async () => {
  let now = new Date('2020-01-01T00:00:00Z')
  let verifications = 0
  const early = faultsOf({ SIGNER_OUTSIDE_WINDOW: { status: 502, exit: 3, message: '{name} is signed later', hint: 'set the clock' } })
  const kernel = await openTestKernel([testTool('shy', { live: 'return 1' }), agent], {
    clock: () => now,
    verify: (ref) => {
      verifications += 1
      if (now.getFullYear() < 2026) throw early('SIGNER_OUTSIDE_WINDOW', { name: ref.name })
      return verifiedOf(ref)
    },
  })
  await expect(kernel.call(call('shy', 'live'))).rejects.toMatchObject({ code: 'SIGNER_OUTSIDE_WINDOW' })
  verifications = 0
  const asked = await Promise.allSettled(Array.from({ length: 50 }, async () => kernel.call(call('shy', 'live'))))
  expect(asked.every(({ status }) => status === 'rejected')).toBe(true)
  expect(verifications).toBe(1)
  now = new Date('2026-11-24T12:00:00Z')
  expect(await kernel.call(call('shy', 'live'))).toBe(1)
  expect((await kernel.plugins()).map(({ state }) => state)).toEqual(['verified', 'verified'])
})

test('a reader that was refused for a while is found again', async () => {
  let isBroken = true
  const web = await startWeb()
  const kernel = await openTestKernel([agent, pageReader], {
    ...web,
    verify: (ref) => {
      if (isBroken && ref.name === 'page-reader') throw new Error('EIO: i/o error, read')
      return verifiedOf(ref)
    },
  })
  const read = `try { await host.read({ address: ${JSON.stringify(web.url('a.test', '/'))} }); return 'ok' } catch (error) { return error.code }`
  expect(await askAgent(kernel, testRun(emptyLedger()), read)).toBe('PLUGIN_BAD_MANIFEST')
  isBroken = false
  expect(await askAgent(kernel, testRun(emptyLedger()), read)).toBe('ok')
})

test('the run says who reads a media type, and no other plugin takes its place, not even when it is refused', async () => {
  const web = await startWeb()
  const readers = [testTool('aaa-reader', { read: `return { title: 't', text: 'invented' }` }), pageReader]
  const code = `try { const { sourceId } = await host.read({ address: ${JSON.stringify(web.url('a.test', '/'))} }); return await host.text.read(sourceId, 0, 99) } catch (error) { return error.code }`
  expect(await askAgent(await openTestKernel([agent, ...readers], web), testRun(emptyLedger()), code)).toBe('page of /\nnext')
  const verify = (ref: TestRef): VerifiedPlugin => {
    if (ref.name === 'page-reader') throw tampered('PLUGIN_TAMPERED', { name: ref.name })
    return verifiedOf(ref)
  }
  expect(await askAgent(await openTestKernel([agent, ...readers], { ...web, verify }), testRun(emptyLedger()), code)).toBe(
    'PLUGIN_TAMPERED',
  )
})
