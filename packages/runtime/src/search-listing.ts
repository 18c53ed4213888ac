/** A search tool that the settings choose, and what it answered. */
export interface SearchService {
  readonly plugin: string
  /** The operator's address of the service that it asks, for a tool that has one. */
  readonly url?: string
  /** Reason why it found nothing that a draft could use: no answer, a refusal, no JSON. */
  readonly problem?: string
}

/** The search services of this runtime. */
export interface SearchListing {
  /** Puts a question to each service, through the tool and the fetch that a draft uses. Never throws, but the reason of an aborted signal. */
  check(signal: AbortSignal): Promise<readonly SearchService[]>
}
