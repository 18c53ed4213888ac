/** Plugin to host, instead of `ready`: the bundle could not be loaded. */
export interface FailedMessage {
  readonly type: 'failed'
  readonly reason: string
}

/** Reads one, or null. */
export function readFailed({ reason }: Readonly<Record<string, unknown>>): FailedMessage | null {
  return typeof reason === 'string' ? { type: 'failed', reason: reason.slice(0, 2000) } : null
}
