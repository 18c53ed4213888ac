/** Host to plugin: do this operation. */
export interface CallMessage {
  readonly type: 'call'
  readonly id: number
  readonly operation: string
  readonly input: unknown
  /** What the `Host` of this call holds besides `signal`, `log` and `progress`. */
  readonly capabilities: readonly string[]
}
