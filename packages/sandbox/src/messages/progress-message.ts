/** Plugin to host: what it is doing now, and how far it is (0 to 1). */
export interface ProgressMessage {
  readonly type: 'progress'
  readonly call: number
  readonly note: string
  readonly fraction?: number
}

/** Reads one, or null. */
export function readProgress({ call, note, fraction }: Readonly<Record<string, unknown>>): ProgressMessage | null {
  if (!Number.isSafeInteger(call) || typeof note !== 'string') return null
  const isFraction = typeof fraction === 'number' && fraction >= 0 && fraction <= 1
  return { type: 'progress', call: call as number, note: note.slice(0, 300), ...(isFraction ? { fraction } : {}) }
}
