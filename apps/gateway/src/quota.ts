/** State of a limit that a request counted for. */
export interface Quota {
  /** Name of the policy. */
  readonly name: 'requests' | 'tokens' | 'model-requests' | 'model-tokens'
  readonly limit: number
  readonly remaining: number
  /** Milliseconds until more is free again. */
  readonly resetMs: number
}
