/** A model as `GET /v1/models` and `galley models list` show it. */
export interface ListedModel {
  readonly name: string
  readonly url: string
  readonly local: boolean
  /** Where it came from: the settings, or found on loopback. */
  readonly origin: 'configured' | 'found'
  readonly openness: 'fully-open' | 'open-source' | 'open-weights' | 'unknown'
  readonly licence?: string
  readonly mode: 'full' | 'constrained' | 'unknown'
}

/** The models this house can reach. */
export interface ModelListing {
  list(signal?: AbortSignal): Promise<readonly ListedModel[]>
}
