/** Plugin to host: do this for me. `operation` is a capability, or one and its method: `search`, `text.read`. */
export interface AskMessage {
  readonly type: 'ask'
  readonly id: number
  readonly call: number
  readonly operation: string
  readonly args: unknown
}

/** Reads one, or null. */
export function readAsk({ id, call, operation, args }: Readonly<Record<string, unknown>>): AskMessage | null {
  if (!Number.isSafeInteger(id) || !Number.isSafeInteger(call)) return null
  if (typeof operation !== 'string' || !/^[a-z]{1,20}(\.[a-z]{1,20})?$/i.test(operation)) return null
  return { type: 'ask', id: id as number, call: call as number, operation, args: args ?? null }
}
