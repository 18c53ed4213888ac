/** A server to talk to, and the model there if one is named. */
export interface Endpoint {
  /** Base address, without a trailing slash. */
  readonly url: string
  readonly key?: string
  readonly model?: string
  readonly local: boolean
}
