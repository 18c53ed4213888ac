/** Plugin to host: a line for the log. What a plugin prints with `console` comes this way too. */
export interface LogMessage {
  readonly type: 'log'
  readonly call: number
  readonly level: 'info' | 'warn'
  readonly message: string
}

/** Reads one, or null. */
export function readLog({ call, level, message }: Readonly<Record<string, unknown>>): LogMessage | null {
  if (!Number.isSafeInteger(call) || typeof message !== 'string') return null
  return { type: 'log', call: call as number, level: level === 'warn' ? 'warn' : 'info', message: message.slice(0, 2000) }
}
