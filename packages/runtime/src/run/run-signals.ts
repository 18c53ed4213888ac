/** Signals that stop a run: `cancel` is the user's word and keeps the best version, `close` is this process going away. */
export interface RunSignals {
  readonly cancel: AbortSignal
  readonly close: AbortSignal
}
