import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { liar } from '../test/liar.ts'
import { quiet, running, startTestPlugin } from '../test/start-test-plugin.ts'

const noImport = 'A dynamic import callback was not specified'

test.each([
  [`process.env`, 'process is not defined'],
  [`require('node:fs')`, 'require is not defined'],
  [`module.constructor._load('node:fs')`, 'module is not defined'],
  [`Buffer.from('x')`, 'Buffer is not defined'],
  [`fetch('http://127.0.0.1:9')`, 'fetch is not defined'],
  [`new WebSocket('ws://127.0.0.1:9')`, 'WebSocket is not defined'],
  [`new Worker('x')`, 'Worker is not defined'],
  [`WebAssembly.compileStreaming(0)`, 'WebAssembly.compileStreaming is not a function'],
  [`new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer`, 'a plugin has no shared memory'],
  [`new SharedArrayBuffer(8)`, 'SharedArrayBuffer is not defined'],
  [`new Intl.Segmenter('en').constructor.constructor('return process')()`, 'process is not defined'],
  [`await import('node:fs')`, noImport],
  [`await import('data:text/javascript,export default 1')`, noImport],
  [`(function () { return this })().process.env`, "Cannot read properties of undefined (reading 'process')"],
  [`new Function('return process')()`, 'process is not defined'],
  [`host.log.constructor('return process')()`, 'process is not defined'],
  [`(async () => {}).constructor('return import("node:fs")')().then((fs) => fs.readFileSync('/etc/passwd'))`, noImport],
  [`setTimeout(() => {}).constructor.constructor('return process')()`, 'process is not defined'],
  [`(0, eval)('process')`, 'process is not defined'],
  [`host.search({ query: 'x' })`, 'host.search is not a function'],
  [`host.constructor.constructor('return require')()('node:fs')`, 'require is not defined'],
  [`import.meta.resolve('node:fs')`, 'resolve is not a function'],
])('%s finds nothing to escape with: %s', async (attempt, reason) => {
  const plugin = await startTestPlugin(running(`return await (${attempt})`))
  await expect(plugin.call('run', {}, quiet())).rejects.toMatchObject({
    code: 'PLUGIN_FAILED',
    message: expect.stringContaining(reason) as string,
  })
})

test('call sites show no function and no receiver', async () => {
  const plugin = await startTestPlugin(
    running(`Error.prepareStackTrace = (_, sites) => sites.map((site) => [site.getThis(), site.getFunction()]).flat().filter((found) => found !== undefined && found !== globalThis).length
      return new Error('x').stack`),
  )
  expect(await plugin.call('run', {}, quiet())).toBe(0)
})

test('what it does to prototypes stays with it', async () => {
  const plugin = await startTestPlugin(running(`Object.prototype.admin = true; return JSON.parse('{"a":1}')`))
  expect(await plugin.call('run', {}, quiet())).toEqual({ a: 1 })
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
})

test('an answer with a __proto__ key ends the process', async () => {
  const plugin = await startTestPlugin(running(`return JSON.parse('{"a":{"__proto__":{"admin":true}}}')`))
  await expect(plugin.call('run', {}, quiet())).rejects.toMatchObject({ code: 'PLUGIN_PROTOCOL' })
})

test('an answer nested too deeply ends the process', async () => {
  const plugin = await startTestPlugin(running(`let deep = 1; for (let n = 0; n < 70; n += 1) deep = [deep]; return deep`))
  await expect(plugin.call('run', {}, quiet())).rejects.toMatchObject({
    code: 'PLUGIN_PROTOCOL',
    message: expect.stringContaining('nested') as string,
  })
})

test('logging without end ends the process, and the host hears only so much', async () => {
  const plugin = await startTestPlugin(
    running(`for (let n = 0; ; n += 1) { console.log('x'); if (n % 1000 === 0) await new Promise((next) => setTimeout(next)) }`),
  )
  let heard = 0
  await expect(plugin.call('run', {}, quiet({ onLog: () => (heard += 1) }))).rejects.toMatchObject({ code: 'PLUGIN_PROTOCOL' })
  expect(heard).toBe(10_000)
})

test('a heap that grows without end ends the process only', async () => {
  const plugin = await startTestPlugin(running(`const all = []; for (;;) all.push({ n: all.length })`), { memoryMiB: 32 })
  await expect(plugin.call('run', {}, quiet())).rejects.toMatchObject({
    code: 'PLUGIN_OUT_OF_MEMORY',
  })
})

test.runIf(process.platform === 'linux')('memory outside the heap is watched', async () => {
  const plugin = await startTestPlugin(
    running(
      `const all = []; for (;;) { all.push(new Uint8Array(1_000_000).fill(all.length + 1)); await new Promise((next) => setTimeout(next)) }`,
    ),
    { memoryMiB: 32 },
  )
  await expect(plugin.call('run', {}, quiet())).rejects.toMatchObject({ code: 'PLUGIN_OUT_OF_MEMORY' })
})

test.each([
  ['plain words', `say('hello')`, 'not JSON'],
  ['an endless line', `process.stdout.write('x'.repeat(3_000_000))`, 'over 1048576 bytes'],
  ['a deep message', `say('['.repeat(100_000))`, 'nested'],
  [
    'more host calls than it may have open',
    `for (let id = 0; id < 50; id += 1) say({ type: 'hostCall', id, call: 1, operation: 'search' })`,
    'host calls at once',
  ],
  [
    'answers to nothing, without end',
    `for (let id = 0; id < 2000; id += 1) say({ type: 'result', call: 7000 + id, ok: true })`,
    'of no call',
  ],
])('a process that says %s is killed', async (_, script, what) => {
  const plugin = await startTestPlugin('', {}, { node: { execPath: liar(script) } })
  const onHostCall = (): Promise<unknown> => Promise.withResolvers<never>().promise
  await expect(plugin.call('run', {}, quiet({ capabilities: ['search'], onHostCall }))).rejects.toMatchObject({
    code: 'PLUGIN_PROTOCOL',
    message: expect.stringContaining(what) as string,
  })
  expect(plugin.alive).toBe(false)
})

test('unknown ids are ignored, a host call that was not granted is refused by name', async () => {
  const script = `say({ type: 'result', call: 99, ok: true, value: 'not asked' }); say({ type: 'hostCall', id: 5, call: 99, operation: 'search' }); say({ type: 'hostCall', id: 6, call: 1, operation: 'model' });
    process.stdin.on('data', (line) => say({ type: 'result', call: 1, ok: true, value: JSON.parse(line) }))`
  const plugin = await startTestPlugin('', {}, { node: { execPath: liar(script) } })
  expect(await plugin.call('run', {}, quiet({ capabilities: ['search'] }))).toMatchObject({
    id: 6,
    ok: false,
    error: { code: 'CAPABILITY_DENIED' },
  })
})

test.runIf(process.platform === 'linux')('computing beside an open host call is its own time', async () => {
  const plugin = await startTestPlugin(
    running(`void host.read({}); const end = Date.now() + 5000; while (Date.now() < end) await null; return 'done'`),
  )
  const onHostCall = (): Promise<unknown> => Promise.withResolvers<never>().promise
  const call = plugin.call('run', {}, quiet({ capabilities: ['read'], onHostCall, timeoutMs: 500 }))
  await expect(call).rejects.toMatchObject({ code: 'PLUGIN_TIMED_OUT' })
})

test.runIf(process.platform === 'linux').each([
  ['at once', `const end = Date.now() + 5000; while (Date.now() < end);`],
  [
    'between host calls',
    `for (let n = 0; n < 100; n += 1) { await host.read({}); const end = Date.now() + 50; while (Date.now() < end); }`,
  ],
  [
    'beside them',
    `for (let n = 0; n < 100; n += 1) { const asked = host.read({}); const end = Date.now() + 50; while (Date.now() < end); await asked }`,
  ],
])('more CPU time than it was given ends the process: %s', async (_, body) => {
  const plugin = await startTestPlugin(running(`${body} return 'done'`), { cpuMs: 300 })
  const call = plugin.call('run', {}, quiet({ capabilities: ['read'], onHostCall: () => Promise.resolve(1) }))
  await expect(call).rejects.toMatchObject({ code: 'PLUGIN_CPU_SPENT', message: expect.stringContaining('300 ms') as string })
  expect(plugin.alive).toBe(false)
})

test.runIf(process.platform === 'linux')('CPU time is counted call by call', async () => {
  const plugin = await startTestPlugin(running(`const end = Date.now() + 100; while (Date.now() < end); return 'done'`), { cpuMs: 400 })
  for (let n = 0; n < 8; n += 1) expect(await plugin.call('run', {}, quiet())).toBe('done')
})

test.runIf(process.platform === 'linux')('computing between calls ends the process', async () => {
  const plugin = await startTestPlugin(
    running(`setInterval(() => { const end = Date.now() + 90; while (Date.now() < end); }, 100); return 'done'`),
  )
  expect(await plugin.call('run', {}, quiet())).toBe('done')
  await expect.poll(() => plugin.alive, { timeout: 15_000 }).toBe(false)
})

const bare = `{ machine: { platform: process.platform, arch: process.arch, hasFfi: false } }`

test.each([
  ['waits', 'await new Promise((resolve) => setTimeout(resolve, 60_000))', '{}'],
  ['computes without end', 'for (;;);', '{}'],
  ['waits, where there is no wall,', 'await new Promise((resolve) => setTimeout(resolve, 60_000))', bare],
  ['computes without end, where there is no wall,', 'for (;;);', bare],
])('when the host is killed, a plugin that %s ends within two seconds', async (_, body, seam) => {
  const start = new URL('./start-plugin.ts', import.meta.url).href
  const host = `const { startPluginBehind } = await import(${JSON.stringify(start)})
    const code = new TextEncoder().encode(${JSON.stringify(running(body))})
    const limits = { memoryMiB: 64, cpuMs: 60_000, timeoutMs: 60_000, hostCalls: 1, inFlight: 1 }
    const plugin = await startPluginBehind({ name: 'x', code, operations: ['run'], limits, node: { execPath: process.execPath } }, ${seam})
    const call = { capabilities: [], signal: new AbortController().signal, timeoutMs: 60_000, onHostCall() {}, onLog() {}, onProgress() {} }
    plugin.call('run', {}, call).catch(() => undefined)
    console.log(plugin.pid)`
  const child = spawn(process.execPath, ['--conditions=galley-source', '--input-type=module', '-e', host], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const pid = Number(await new Promise<string>((resolve) => child.stdout.once('data', (line: Buffer) => resolve(line.toString('utf8')))))
  onTestFinished(() => {
    if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  })
  expect(isAlive(pid)).toBe(true)
  child.kill('SIGKILL')
  await expect.poll(() => isAlive(pid), { timeout: 2000 }).toBe(false)
})

test('a bundle that reaches for what Node builds after it catches nothing', async () => {
  const names = ['_handle', 'fd', 'handle', 'onread', 'readable', '_readableState', 'reading', 'owner', 'connecting', '_events']
  const plugin = await startTestPlugin(`const caught = []
    for (const name of ${JSON.stringify(names)}) Object.defineProperty(Object.prototype, name, {
      configurable: true,
      get() { return undefined },
      set(value) { caught.push(name); Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true }) },
    })
    for (const name of ['newListener', 'resume', 'pause', 'drain', 'finish']) Object.prototype[name] = () => caught.push(name)
    export default { operations: { run: () => caught } }`)
  expect(await plugin.call('run', {}, quiet())).toEqual([])
})

/** A process that has ended and is not collected yet, which is its new parent's business, is none. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z ')
  } catch {
    return false
  }
}
