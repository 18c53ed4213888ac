/** What a plugin's operation threw. */
interface GuestError {
  readonly message: string
  readonly stack: string
  /** The ask whose failure this is, when the plugin let it through. */
  readonly ask?: number
}

/** Plugin to host: what became of a call. */
export type ResultMessage =
  | { readonly type: 'result'; readonly call: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'result'; readonly call: number; readonly ok: false; readonly error: GuestError }

/** Reads one, or null. */
export function readResult({ call, ok, value, error }: Readonly<Record<string, unknown>>): ResultMessage | null {
  if (!Number.isSafeInteger(call)) return null
  if (ok === true) return { type: 'result', call: call as number, ok, value: value ?? null }
  if (typeof error !== 'object' || error === null) return null
  const { message, stack, ask } = error as Readonly<Record<string, unknown>>
  if (typeof message !== 'string') return null
  return {
    type: 'result',
    call: call as number,
    ok: false,
    error: {
      message: message.slice(0, 2000),
      stack: typeof stack === 'string' ? stack.slice(0, 4000) : '',
      ...(Number.isSafeInteger(ask) ? { ask: ask as number } : {}),
    },
  }
}
