/*
 * The runner: the code inside a plugin's process, before the plugin. These functions are never called here: their source text is
 * handed to the child (`node -e`), so each may use only its parameters, the other functions of this file and what Node
 * has. The bundle is evaluated as a module that can import nothing, in a global scope from which everything is gone that
 * a plugin should not need: that keeps honest plugins honest. What keeps the others in is the process and its flags.
 */

import { readBundle, readPinned, type Pinned, type Reading } from './read-handed.ts'

interface Settings {
  readonly name: string
  readonly maxMessageBytes: number
  readonly inFlight: number
  /** Name and bytes of each pinned file, in the order of their descriptors. */
  readonly pinned: readonly (readonly [name: string, bytes: number])[]
  readonly globals: readonly string[]
}
type Json = Record<string, unknown>
type Send = (message: Json) => void
type Operations = Readonly<Record<string, (input: unknown, host: unknown) => unknown>>
interface Io {
  readonly stdin: NodeJS.ReadStream
  readonly exit: (code: number) => void
  /** Runs work so that what it prints is known to be this call's. */
  readonly during: (call: number, work: () => void) => void
}
interface HostCalls {
  readonly send: (call: number, operation: string, args: unknown) => Promise<unknown>
  readonly onAnswer: (message: Json) => void
}
/** Parts that the `Host` of every call is made of. */
interface HostParts {
  readonly send: Send
  readonly hostCalls: HostCalls
  readonly pinned: Pinned | null
}

/** Sends host calls: at most `inFlight` are with the host, the others wait here. */
function createHostCalls(send: Send, inFlight: number): HostCalls {
  interface Job {
    readonly message: Json
    readonly resolve: (value: unknown) => void
    readonly reject: (error: unknown) => void
  }
  const open = new Map<unknown, Job>()
  const queue: Job[] = []
  let last = 0
  const next = (): void => {
    while (open.size < inFlight) {
      const job = queue.shift()
      if (job === undefined) return
      try {
        send(job.message)
        open.set(job.message['id'], job)
      } catch (error) {
        job.reject(error)
      }
    }
  }
  return {
    send: (call, operation, args) =>
      new Promise((resolve, reject) => {
        last += 1
        queue.push({ message: { type: 'hostCall', id: last, call, operation, args }, resolve, reject })
        next()
      }),
    onAnswer: (message) => {
      const job = open.get(message['id'])
      if (job === undefined) return
      open.delete(message['id'])
      if (message['ok'] === true) job.resolve(message['value'])
      else {
        const { code, message: words, hint } = message['error'] as Json
        job.reject(Object.assign(new Error(String(words)), { code, hint, hostCall: message['id'] }))
      }
      next()
    },
  }
}

/** The `Host` of the sdk: a capability that was not granted is absent. */
function createHost(call: number, signal: AbortSignal, capabilities: readonly string[], { send, hostCalls, pinned }: HostParts): unknown {
  const hostCall = (operation: string, args: unknown): Promise<unknown> => hostCalls.send(call, operation, args)
  const ofPath = (operation: string) => (path: unknown) => hostCall(operation, { path })
  const all: Json = {
    search: (query: unknown) => hostCall('search', query),
    read: (target: unknown) => hostCall('read', target),
    text: { read: (sourceId: unknown, from: unknown, to: unknown) => hostCall('text.read', { sourceId, from, to }) },
    model: (request: unknown) => hostCall('model', request),
    fetch: (request: unknown) => hostCall('fetch', request),
    files: { list: () => hostCall('files.list', {}), open: ofPath('files.open'), read: ofPath('files.read') },
    kept: {
      find: (path: unknown, name: unknown) => hostCall('kept.find', { path, name }),
      findMany: (names: unknown) => hostCall('kept.findMany', { names }),
      keep: (path: unknown, name: unknown, text: unknown) => hostCall('kept.keep', { path, name, text }),
    },
    body: { read: (body: unknown, from: unknown, to: unknown) => hostCall('body.read', { body, from, to }) },
  }
  return Object.freeze({
    signal,
    log: (level: unknown, message: unknown) => send({ type: 'log', call, level, message: String(message).slice(0, 2000) }),
    progress: (note: unknown, fraction: unknown) => send({ type: 'progress', call, note: String(note).slice(0, 300), fraction }),
    ...Object.fromEntries(Object.entries(all).filter(([name]) => capabilities.includes(name))),
    ...(pinned === null ? {} : { pinned }),
  })
}

/** Turns printed text into a log line of the call that printed it, so that it can never look like a message. */
function createConsole(send: Send, currentCall: () => number): unknown {
  const { format } = process.getBuiltinModule('node:util')
  const print =
    (level: string) =>
    (...values: unknown[]): void =>
      send({ type: 'log', call: currentCall(), level, message: format(...values).slice(0, 2000) })
  const all = (names: readonly string[], member: (...values: unknown[]) => void): object =>
    Object.fromEntries(names.map((name) => [name, member]))
  return {
    ...all(['log', 'info', 'debug', 'dir', 'table'], print('info')),
    ...all(['warn', 'error', 'trace'], print('warn')),
    ...all(['assert', 'time', 'timeEnd', 'group', 'groupEnd'], () => undefined),
  }
}

/** Writes a message as one line. What it needs is taken before the globals are cleaned. */
function createSend(maxMessageBytes: number): Send {
  const { stdout } = process
  const bytes = Buffer
  const { stringify } = JSON
  return (message) => {
    const line = stringify(message)
    const length = bytes.byteLength(line)
    if (length > maxMessageBytes) throw new Error(`a message of ${length} bytes is over the limit of ${maxMessageBytes}`)
    stdout.write(`${line}\n`)
  }
}

function describeError(error: unknown): Json {
  const { message, stack, hostCall } = (typeof error === 'object' && error !== null ? error : { message: String(error) }) as Json
  return { message: String(message).slice(0, 2000), stack: typeof stack === 'string' ? stack.slice(0, 4000) : '', hostCall }
}

/** Takes calls until standard input ends, which it does when the host dies. */
function serve(operations: Operations, io: Io, parts: HostParts): void {
  const { send, hostCalls } = parts
  const calls = new Map<unknown, AbortController>()
  const run = async ({ id, operation, input, capabilities }: Json): Promise<void> => {
    const call = id as number
    const controller = new AbortController()
    calls.set(call, controller)
    try {
      const work = Object.hasOwn(operations, operation as string) ? operations[operation as string] : undefined
      if (work === undefined) throw new Error(`no operation ${String(operation)}`)
      const host = createHost(call, controller.signal, capabilities as readonly string[], parts)
      const value = await work(input, host)
      send({ type: 'result', call, ok: true, value })
    } catch (error) {
      send({ type: 'result', call, ok: false, error: describeError(error) })
    } finally {
      calls.delete(call)
    }
  }
  const take = (message: Json): void => {
    if (message['type'] === 'call') io.during(message['id'] as number, () => void run(message))
    else if (message['type'] === 'cancel') calls.get(message['id'])?.abort()
    else hostCalls.onAnswer(message)
  }
  let held = ''
  io.stdin.setEncoding('utf8')
  io.stdin.on('data', (chunk: string) => {
    held += chunk
    // A long message comes in many chunks, of which only the last is looked through for more.
    if (!chunk.includes('\n')) return
    const lines = held.split('\n')
    held = lines.pop() ?? ''
    for (const line of lines) take(JSON.parse(line) as Json)
  })
  io.stdin.on('end', () => io.exit(0))
}

function cleanGlobals(allowed: readonly string[]): void {
  const keep = new Set(allowed)
  for (const name of Object.getOwnPropertyNames(globalThis)) if (!keep.has(name)) Reflect.deleteProperty(globalThis, name)
}

/** Takes away what WebAssembly has of the web and of shared memory: there is no fetch, and no thread to share with. */
function trimWebAssembly(): void {
  for (const name of ['compileStreaming', 'instantiateStreaming']) Reflect.deleteProperty(WebAssembly, name)
  const { prototype } = WebAssembly.Memory
  for (const name of ['toResizableBuffer', 'toFixedLengthBuffer']) Reflect.deleteProperty(prototype, name)
  const property = Object.getOwnPropertyDescriptor(prototype, 'buffer')
  const shared = SharedArrayBuffer
  Object.defineProperty(prototype, 'buffer', {
    get(this: unknown) {
      const buffer: unknown = property?.get?.call(this)
      if (buffer instanceof shared) throw new TypeError('a plugin has no shared memory')
      return buffer
    },
  })
}

async function runPlugin(settings: Settings, reading: Reading): Promise<void> {
  const { SourceTextModule } = process.getBuiltinModule('node:vm')
  const { AsyncLocalStorage } = process.getBuiltinModule('node:async_hooks')
  const node = process
  const current = new AsyncLocalStorage<number>()
  const send = createSend(settings.maxMessageBytes)
  const code = reading.readBundle()
  const pinned = reading.readPinned(settings.pinned)
  Object.assign(globalThis, { console: createConsole(send, () => current.getStore() ?? 0) })
  try {
    const bundle = new SourceTextModule(code, { identifier: `plugin:${settings.name}` })
    await bundle.link((specifier) => {
      throw new Error(`a plugin is one file and imports nothing, but this one imports ${specifier}`)
    })
    // Before the bundle runs: what Node builds later in this realm passes through prototypes that a bundle may have changed.
    const { stdin, stdout } = node
    for (const stream of [stdin, stdout]) Object.setPrototypeOf((stream as unknown as { readonly _events: object })._events, null)
    // Only now: Node puts one of its own back when the script of `-e` has returned.
    trimWebAssembly()
    cleanGlobals(settings.globals)
    await bundle.evaluate()
    const { operations } = ((bundle.namespace as Json)['default'] ?? {}) as { operations?: Operations }
    if (typeof operations !== 'object') throw new Error('it has no default export with operations')
    const io: Io = { stdin, exit: (status) => node.exit(status), during: (call, work) => current.run(call, work) }
    serve(operations, io, { send, hostCalls: createHostCalls(send, settings.inFlight), pinned })
    send({ type: 'ready', operations: Object.keys(operations) })
  } catch (error) {
    const { message, stack } = describeError(error)
    send({ type: 'failed', reason: message, stack })
    node.exit(1)
  }
}

/** The runner as one text for `node -e`. */
export function runnerSource(settings: Settings): string {
  const parts = [
    readPinned,
    readBundle,
    createHostCalls,
    createHost,
    createConsole,
    createSend,
    describeError,
    serve,
    trimWebAssembly,
    cleanGlobals,
    runPlugin,
  ]
  return `'use strict';{\n${parts.map(String).join('\n')}\n${runPlugin.name}(${JSON.stringify(settings)}, { readBundle, readPinned })\n}`
}
