/*
 * The protocol between the host and a plugin's process: one JSON message a line, calls and answers downwards over standard
 * input, everything that a plugin has to say upwards over standard output.
 */

/** Limits of the protocol: a plugin that breaks one is killed. Not settings. */
export const protocolLimits = Object.freeze({
  /** Bytes of one message, in either direction, without the newline. */
  maxMessageBytes: 1_048_576,
  /** Levels of nesting in one message; counted before anything is parsed. */
  maxDepth: 64,
  /** Messages that belong to no call under way. A few are normal after a cancellation. */
  maxStrays: 1000,
  /** Log and progress messages of one call that are passed on; more are dropped. */
  maxNotes: 10_000,
  /** Log and progress messages of one call before the process is killed. */
  maxNotesSent: 100_000,
})

/** Host to plugin: run this operation. */
export interface CallMessage {
  readonly type: 'call'
  readonly id: number
  readonly operation: string
  readonly input: unknown
  /** Members of this call's `Host` besides `signal`, `log` and `progress`. */
  readonly capabilities: readonly string[]
}

/** Host to plugin: stop working on this call. */
export interface CancelMessage {
  readonly type: 'cancel'
  readonly id: number
}

/** Host to plugin: the result of a host call. */
export type AnswerMessage =
  | { readonly type: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly type: 'answer'
      readonly id: number
      readonly ok: false
      readonly error: { readonly code: string; readonly message: string; readonly hint: string }
    }

/** Plugin to host, first of all: the bundle is loaded and has these operations. */
interface ReadyMessage {
  readonly type: 'ready'
  readonly operations: readonly string[]
}

/** Plugin to host, instead of `ready`: the bundle could not be loaded. */
interface FailedMessage {
  readonly type: 'failed'
  readonly reason: string
  readonly stack: string
}

/** Plugin to host: a host call. `operation` is a capability, or one and its method: `search`, `text.read`. */
export interface HostCallMessage {
  readonly type: 'hostCall'
  readonly id: number
  readonly call: number
  readonly operation: string
  readonly args: unknown
}

/** Plugin to host: the result of a call. `hostCall` is the host call whose failure the plugin let through. */
export type ResultMessage =
  | { readonly type: 'result'; readonly call: number; readonly ok: true; readonly value: unknown }
  | {
      readonly type: 'result'
      readonly call: number
      readonly ok: false
      readonly error: { readonly message: string; readonly stack: string; readonly hostCall?: number }
    }

/** Plugin to host: a line for the log. Everything that a plugin prints with `console` comes this way too. */
interface LogMessage {
  readonly type: 'log'
  readonly call: number
  readonly level: 'info' | 'warn'
  readonly message: string
}

/** Plugin to host: its present activity, and how far it is (0 to 1). */
interface ProgressMessage {
  readonly type: 'progress'
  readonly call: number
  readonly note: string
  readonly fraction?: number
}

/** Every message of a plugin. */
export type PluginMessage = ReadyMessage | FailedMessage | HostCallMessage | ResultMessage | LogMessage | ProgressMessage

/** Encodes a message of the host as one line; null when it is over the limit. */
export function encodeMessage(message: CallMessage | CancelMessage | AnswerMessage): string | null {
  const line = JSON.stringify(message)
  return Buffer.byteLength(line) > protocolLimits.maxMessageBytes ? null : `${line}\n`
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Parses one line of a plugin into a fresh object of known fields. Anything that is not exactly a message is a breach, and
 * a breach ends the process: a plugin that is told "try again" is a plugin that may go on probing.
 */
export function parseMessage(line: Uint8Array): { readonly message: PluginMessage } | { readonly breach: string } {
  let text: string
  try {
    text = decoder.decode(line)
  } catch {
    return { breach: 'a message that is not UTF-8' }
  }
  const { maxDepth } = protocolLimits
  if (jsonDepth(text, maxDepth) > maxDepth) return { breach: `a message nested deeper than ${maxDepth}` }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { breach: 'a message that is not JSON' }
  }
  if (hasProtoKey(value)) return { breach: 'a key named __proto__' }
  const message = readMessage(value)
  return message === null ? { breach: 'a message of no known kind' } : { message }
}

/** JSON.parse makes `__proto__` an own key; one careless spread later it would be a prototype. */
function hasProtoKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(hasProtoKey)
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasProtoKey)
}

type Fields = Readonly<Record<string, unknown>>

function readMessage(value: unknown): PluginMessage | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const fields = value as Fields
  if (fields['type'] === 'ready') return readReady(fields)
  if (fields['type'] === 'failed') return readFailed(fields)
  if (!isId(fields['call'])) return null
  if (fields['type'] === 'hostCall') return readHostCall(fields, fields['call'])
  if (fields['type'] === 'result') return readResult(fields, fields['call'])
  if (fields['type'] === 'log') return readLog(fields, fields['call'])
  return fields['type'] === 'progress' ? readProgress(fields, fields['call']) : null
}

const isId = (value: unknown): value is number => Number.isSafeInteger(value)

function readReady({ operations }: Fields): ReadyMessage | null {
  if (!Array.isArray(operations) || operations.length > 100) return null
  const names = operations.filter((name): name is string => typeof name === 'string')
  return names.length === operations.length ? { type: 'ready', operations: names } : null
}

function readFailed({ reason, stack }: Fields): FailedMessage | null {
  return typeof reason === 'string' ? { type: 'failed', reason: reason.slice(0, 2000), stack: readStack(stack) } : null
}

function readHostCall({ id, operation, args }: Fields, call: number): HostCallMessage | null {
  if (!isId(id) || typeof operation !== 'string' || !/^[a-z]{1,20}(\.[a-z]{1,20})?$/i.test(operation)) return null
  return { type: 'hostCall', id, call, operation, args: args ?? null }
}

function readResult({ ok, value, error }: Fields, call: number): ResultMessage | null {
  if (ok === true) return { type: 'result', call, ok, value: value ?? null }
  if (typeof error !== 'object' || error === null) return null
  const { message, stack, hostCall } = error as Fields
  if (typeof message !== 'string') return null
  const shown = { message: message.slice(0, 2000), stack: readStack(stack) }
  return { type: 'result', call, ok: false, error: { ...shown, ...(isId(hostCall) ? { hostCall } : {}) } }
}

const readStack = (stack: unknown): string => (typeof stack === 'string' ? stack.slice(0, 4000) : '')

function readLog({ level, message }: Fields, call: number): LogMessage | null {
  if (typeof message !== 'string') return null
  return { type: 'log', call, level: level === 'warn' ? 'warn' : 'info', message: message.slice(0, 2000) }
}

function readProgress({ note, fraction }: Fields, call: number): ProgressMessage | null {
  if (typeof note !== 'string') return null
  const isFraction = typeof fraction === 'number' && fraction >= 0 && fraction <= 1
  return { type: 'progress', call, note: note.slice(0, 300), ...(isFraction ? { fraction } : {}) }
}

/** Counts the levels of nesting in a JSON text without parsing it: brackets outside strings. Stops at `maxDepth + 1`. */
export function jsonDepth(text: string, maxDepth: number): number {
  let depth = 0
  let maxSeen = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === 0x5c) at += 1
      else if (code === 0x22) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x7b || code === 0x5b) {
      depth += 1
      if (depth > maxSeen) maxSeen = depth
      if (maxSeen > maxDepth) return maxSeen
    } else if (code === 0x7d || code === 0x5d) depth -= 1
  }
  return maxSeen
}
