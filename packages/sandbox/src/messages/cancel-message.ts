/** Host to plugin: stop working on this call. */
export interface CancelMessage {
  readonly type: 'cancel'
  readonly id: number
}
