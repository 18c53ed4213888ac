/** One act of a side of a connection: bytes, a pause, or an end. */
export type Act =
  | { readonly send: string | Uint8Array }
  /** Sends the same bytes until the other side leaves or the milliseconds are over, then resets. */
  | { readonly repeat: string | Uint8Array; readonly ms: number }
  | { readonly pause: number }
  /** Waits for the first bytes of the other side. */
  | 'hear'
  /** Says and reads nothing more until the other side leaves. */
  | 'hold'
  /** Ends its own direction (FIN) and reads on. */
  | 'end'
  /** Breaks the connection (RST). */
  | 'reset'

/** The answer that a server in order would give. */
export interface HonestAnswer {
  readonly type: string
  readonly body: string
}

/** An answer that goes wrong at one place. */
export interface BrokenAnswer {
  readonly name: string
  /** Fate of a page that is so answered: it is `read` all the same, the reason is `told`, or `either`, as the platform takes it. */
  readonly fate: 'read' | 'told' | 'either'
  /** True when it lasts until a limit of time is over. */
  readonly isSlow?: boolean
  /** Acts of the server; `path` is what was asked for. */
  readonly acts: (honest: HonestAnswer, path: string) => readonly Act[]
}

/** The head of an answer, with its empty line. */
export function headOf(lines: readonly string[], status = '200 OK'): string {
  return [`HTTP/1.1 ${status}`, ...lines, 'connection: close', '', ''].join('\r\n')
}

/** Acts that send an honest answer whole: head, body, end. */
export function wholeAnswer({ type, body }: HonestAnswer): readonly Act[] {
  return [{ send: headOf([`content-type: ${type}`, `content-length: ${Buffer.byteLength(body)}`]) + body }, 'end']
}
