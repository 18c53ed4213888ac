import { faultsOf } from '@galley/fault'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { quiet, running, startTestPlugin } from '../test/start-test-plugin.ts'

test('an operation takes JSON and gives JSON', async () => {
  const plugin = await startTestPlugin(
    `export default { operations: { double: ({ n }) => ({ n: n * 2 }), nothing: () => {}, undeclared: () => {} } }`,
    {},
    { operations: ['double', 'nothing', 'missing'] },
  )
  expect(plugin.operations).toEqual(['double', 'nothing'])
  expect(await plugin.call('double', { n: 21 }, quiet())).toEqual({ n: 42 })
  expect(await plugin.call('nothing', {}, quiet())).toBeNull()
  for (const operation of ['toString', 'undeclared', 'missing'])
    await expect(plugin.call(operation, {}, quiet())).rejects.toMatchObject({ code: 'PLUGIN_NO_OPERATION' })
})

test('it has the whole language, Intl with it', async () => {
  const plugin = await startTestPlugin(
    running(`const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment('我喜歡排版')].map(({ segment }) => segment)
      return [words.length > 1, words.join(''), new Intl.NumberFormat('de').format(1234.5), ['z', 'ä', 'a'].sort(new Intl.Collator('de').compare).join('')]`),
  )
  expect(await plugin.call('run', {}, quiet())).toEqual([true, '我喜歡排版', '1.234,5', 'aäz'])
})

test('it has WebAssembly', async () => {
  // (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add), and one page of memory of its own
  const plugin = await startTestPlugin(
    running(`const add = [0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 7, 7, 1, 3, 97, 100, 100, 0, 0, 10, 9, 1, 7, 0, 32, 0, 32, 1, 106, 11]
      const { instance } = await WebAssembly.instantiate(new Uint8Array(add))
      const memory = new WebAssembly.Memory({ initial: 1 })
      new Uint8Array(memory.buffer)[9] = instance.exports.add(40, 2)
      return [memory.grow(1), memory.buffer.byteLength, new Uint8Array(memory.buffer)[9]]`),
  )
  expect(await plugin.call('run', {}, quiet())).toEqual([1, 131_072, 42])
})

test('its host holds what was granted and nothing else', async () => {
  const plugin = await startTestPlugin(running('return Object.keys(host)'))
  expect(await plugin.call('run', {}, quiet())).toEqual(['signal', 'log', 'progress'])
  const all = ['search', 'read', 'text', 'model', 'fetch', 'files', 'body']
  expect(await plugin.call('run', {}, quiet({ capabilities: all }))).toEqual(['signal', 'log', 'progress', ...all])
})

test('every capability calls the host under its own name', async () => {
  const plugin = await startTestPlugin(
    running(`return [await host.search({ query: 'q' }), await host.read({ address: 'a' }), await host.text.read('s', 1, 2),
      await host.model({ messages: [] }), await host.fetch({ url: 'u' }), await host.files.list(), await host.files.open('p'),
      await host.files.read('p'), await host.body.read('b', 3, 4)]`),
  )
  const answers = await plugin.call(
    'run',
    {},
    quiet({
      capabilities: ['search', 'read', 'text', 'model', 'fetch', 'files', 'body'],
      onHostCall: (operation, args) => Promise.resolve([operation, args]),
    }),
  )
  expect(answers).toEqual([
    ['search', { query: 'q' }],
    ['read', { address: 'a' }],
    ['text.read', { sourceId: 's', from: 1, to: 2 }],
    ['model', { messages: [] }],
    ['fetch', { url: 'u' }],
    ['files.list', {}],
    ['files.open', { path: 'p' }],
    ['files.read', { path: 'p' }],
    ['body.read', { body: 'b', from: 3, to: 4 }],
  ])
})

test('calls run side by side, and each has its own log', async () => {
  const plugin = await startTestPlugin(
    running(`console.log('in', input.n); await host.search({}); console.warn({ n: input.n }); return input.n`),
  )
  const bothAsked = Promise.withResolvers<void>()
  let asked = 0
  const onHostCall = (): Promise<unknown> => {
    asked += 1
    if (asked === 2) bothAsked.resolve()
    return bothAsked.promise
  }
  const logs: Record<number, string[]> = { 1: [], 2: [] }
  const call = (n: number): Promise<unknown> =>
    plugin.call(
      'run',
      { n },
      quiet({ capabilities: ['search'], onHostCall, onLog: (level, message) => logs[n]?.push(`${level} ${message}`) }),
    )
  expect(await Promise.all([call(1), call(2)])).toEqual([1, 2])
  expect(logs).toEqual({ 1: ['info in 1', 'warn { n: 1 }'], 2: ['info in 2', 'warn { n: 2 }'] })
})

test('progress is passed on', async () => {
  const plugin = await startTestPlugin(running(`host.progress('half', 0.5); host.progress('odd', 7); return 1`))
  const seen: unknown[] = []
  await plugin.call('run', {}, quiet({ onProgress: (...values) => seen.push(values) }))
  expect(seen).toEqual([
    ['half', 0.5],
    ['odd', undefined],
  ])
})

test('what it throws is a fault that names plugin, operation and reason; the process lives on', async () => {
  const plugin = await startTestPlugin(running(`if (input.fail) throw new TypeError('no such word'); return 'fine'`))
  await expect(plugin.call('run', { fail: true }, quiet())).rejects.toMatchObject({
    code: 'PLUGIN_FAILED',
    message: 'The plugin test-plugin could not do run: no such word.',
  })
  expect(await plugin.call('run', {}, quiet())).toBe('fine')
})

test('a fault of the host reaches the plugin as code and message, and comes back as itself when let through', async () => {
  const spent = faultsOf({ QUOTA_SPENT: { status: 429, exit: 3, message: 'spent', hint: 'ask less' } })('QUOTA_SPENT')
  const plugin = await startTestPlugin(
    running(
      `if (input.through) return host.search({}); try { await host.search({}) } catch (error) { return [error.code, error.message, error.hint] }`,
    ),
  )
  const options = quiet({ capabilities: ['search'], onHostCall: () => Promise.reject(spent) })
  expect(await plugin.call('run', {}, options)).toEqual(['QUOTA_SPENT', 'spent', 'ask less'])
  await expect(plugin.call('run', { through: true }, options)).rejects.toBe(spent)
})

test('host calls beyond `inFlight` wait, and beyond `hostCalls` are refused', async () => {
  const plugin = await startTestPlugin(
    running(
      `const all = await Promise.allSettled(Array.from({ length: input.n }, () => host.search({})))
      return { done: all.filter((one) => one.status === 'fulfilled').length, why: all.find((one) => one.status === 'rejected')?.reason.code }`,
    ),
    { inFlight: 4, hostCalls: 10 },
  )
  let open = 0
  let maxOpen = 0
  const onHostCall = async (): Promise<void> => {
    open += 1
    maxOpen = Math.max(maxOpen, open)
    await Promise.resolve()
    open -= 1
  }
  expect(await plugin.call('run', { n: 30 }, quiet({ capabilities: ['search'], onHostCall }))).toEqual({
    done: 10,
    why: 'HOST_CALLS_SPENT',
  })
  expect(maxOpen).toBeLessThanOrEqual(4)
})

test('a message too large is refused on either side and the process lives on', async () => {
  const plugin = await startTestPlugin(running(`if (input.n) return 'x'.repeat(input.n); return (await host.read({})).length`))
  await expect(plugin.call('run', { n: 1_048_577 }, quiet())).rejects.toMatchObject({
    code: 'PLUGIN_FAILED',
    message: expect.stringContaining('over the limit') as string,
  })
  await expect(plugin.call('run', { text: 'x'.repeat(1_048_577) }, quiet())).rejects.toMatchObject({ code: 'PLUGIN_INPUT_TOO_LARGE' })
  await expect(
    plugin.call('run', {}, quiet({ capabilities: ['read'], onHostCall: () => Promise.resolve('x'.repeat(1_048_577)) })),
  ).rejects.toMatchObject({ code: 'PLUGIN_FAILED' })
  expect(await plugin.call('run', { n: 3 }, quiet())).toBe('xxx')
})

test('an endless loop is killed, and so is every other call of that process, by the same fault', async () => {
  const plugin = await startTestPlugin(running(`if (input.spin) for (;;); await host.read({})`))
  const waiting = plugin.call('run', {}, quiet({ capabilities: ['read'], onHostCall: () => Promise.withResolvers<never>().promise }))
  const spinning = plugin.call('run', { spin: true }, quiet({ timeoutMs: 200 }))
  const faults = (await Promise.allSettled([waiting, spinning])).map((one) => (one.status === 'rejected' ? (one.reason as unknown) : null))
  expect(faults[1]).toMatchObject({ code: 'PLUGIN_TIMED_OUT', message: expect.stringContaining('test-plugin') as string })
  expect(faults[0]).toBe(faults[1])
  expect(plugin.alive).toBe(false)
})

test('time in which it waits for the host is not its own', async () => {
  const plugin = await startTestPlugin(running(`await host.read({}); return 'done'`))
  const onHostCall = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1500))
  expect(await plugin.call('run', {}, quiet({ capabilities: ['read'], onHostCall, timeoutMs: 1000 }))).toBe('done')
})

test('cancelling rejects at once; a plugin that listens lives on', async () => {
  const plugin = await startTestPlugin(
    running(
      `if (!input.wait) return 'alive'; host.progress('here'); await new Promise((resolve) => host.signal.addEventListener('abort', resolve)); throw new Error('stopped')`,
    ),
  )
  const controller = new AbortController()
  const reason = new Error('cancelled by a person')
  const call = plugin.call('run', { wait: true }, quiet({ signal: controller.signal, onProgress: () => controller.abort(reason) }))
  await expect(call).rejects.toBe(reason)
  expect(await plugin.call('run', {}, quiet())).toBe('alive')
  await expect(plugin.call('run', {}, quiet({ signal: controller.signal }))).rejects.toBe(reason)
})

test('a plugin that does not stop when cancelled is killed after the grace', async () => {
  const plugin = await startTestPlugin(running(`host.progress('here'); await new Promise(() => {})`))
  const controller = new AbortController()
  const call = plugin.call('run', {}, quiet({ signal: controller.signal, onProgress: () => controller.abort() }))
  await expect(call).rejects.toMatchObject({ name: 'AbortError' })
  await expect.poll(() => plugin.alive, { timeout: 5000 }).toBe(false)
})

test('a plugin that dies is named, with its last words, and without the secrets in them', async () => {
  const plugin = await startTestPlugin(
    running(`setTimeout(() => { throw new Error('the key was sk-abcdefghijklmnop') }); await new Promise(() => {})`),
  )
  await expect(plugin.call('run', {}, quiet())).rejects.toMatchObject({
    code: 'PLUGIN_DIED',
    message: expect.stringMatching(/test-plugin.*exit code 1.*the key was \[redacted\]/) as string,
  })
})

test.each([
  ['throw new Error("not today")', 'not today'],
  ['import fs from "node:fs"; export default { operations: {} }', 'imports node:fs'],
  ['export * from "data:text/javascript,1"', 'imports data:'],
  ['const fs = await import("node:fs")', 'import'],
  ['export const operations = {}', 'no default export'],
  ['export default 5 +', 'Unexpected'],
])('%s does not start, and says why', async (source, reason) => {
  await expect(startTestPlugin(source)).rejects.toMatchObject({
    code: 'PLUGIN_START_FAILED',
    message: expect.stringContaining(reason) as string,
  })
})

test('a start that never gets ready ends after the start limit', async () => {
  const source = 'await new Promise(() => setInterval(() => {}, 1000))'
  await expect(startTestPlugin(source, {}, { maxStartMs: 200 })).rejects.toMatchObject({
    code: 'PLUGIN_START_FAILED',
    message: 'The plugin test-plugin did not start: it was not ready after 200 ms.',
  })
})

test('a plugin whose calls may last a millisecond still starts', async () => {
  const plugin = await startTestPlugin(running('for (;;);'), { timeoutMs: 1 })
  await expect(plugin.call('run', {}, quiet({ timeoutMs: 1 }))).rejects.toMatchObject({ code: 'PLUGIN_TIMED_OUT' })
})

test('closing ends the process and what is under way', async () => {
  const plugin = await startTestPlugin(running(`await new Promise(() => {})`))
  const call = plugin.call('run', {}, quiet())
  const [outcome] = await Promise.allSettled([call, plugin.close()])
  expect(outcome).toMatchObject({ reason: { code: 'PLUGIN_DIED' } })
  expect(() => process.kill(plugin.pid, 0)).toThrow('ESRCH')
})

test.runIf(process.platform === 'linux')('where the launcher cannot start Node, it starts without one, if it may', async () => {
  const folder = tempFolder()
  const execPath = join(folder, 'node')
  writeFileSync(execPath, `#!/bin/sh\ncase "$1" in --permission) exec ${process.execPath} "$@" ;; esac\nexit 127\n`)
  chmodSync(execPath, 0o755)
  const plugin = await startTestPlugin(running('return 7'), {}, { node: { execPath } })
  expect(await plugin.call('run', {}, quiet())).toBe(7)
  await expect(startTestPlugin(running('return 7'), {}, { node: { execPath }, needsWall: true })).rejects.toMatchObject({
    code: 'PLUGIN_START_FAILED',
  })
})

test('a bundle that expects a browser says so, with its line', async () => {
  const started = startTestPlugin('const a = 1\nconst b = window.document\nexport default { operations: {} }')
  await expect(started).rejects.toMatchObject({
    code: 'PLUGIN_START_FAILED',
    message: expect.stringContaining('window is not defined') as unknown,
    cause: expect.stringMatching(/plugin:[\w@/-]+:2:11/) as unknown,
  })
})
