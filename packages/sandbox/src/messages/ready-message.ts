/** Plugin to host, first of all: the bundle is loaded and has these operations. */
export interface ReadyMessage {
  readonly type: 'ready'
  readonly operations: readonly string[]
}

/** Reads one, or null. */
export function readReady({ operations }: Readonly<Record<string, unknown>>): ReadyMessage | null {
  if (!Array.isArray(operations) || operations.length > 100) return null
  const names = operations.filter((name): name is string => typeof name === 'string')
  return names.length === operations.length ? { type: 'ready', operations: names } : null
}
