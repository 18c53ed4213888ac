/** A model server, with the model there if one is named. */
export interface Endpoint {
  /** Base address, without a trailing slash. */
  readonly url: string
  readonly key?: string
  readonly model?: string
  readonly isLocal: boolean
}
