/** A search service that the operator configured, and what it answered. */
export interface SearchService {
  /** Name of the tool that asks it. */
  readonly plugin: string
  readonly url: string
  /** Reason why it found nothing that a draft could use: no answer, a refusal, no JSON. */
  readonly problem?: string
}

/** The search services of this house. */
export interface SearchListing {
  /** Puts a question to each service, through the tool and the fetch that a draft uses. Never throws, but the reason of an aborted signal. */
  check(signal: AbortSignal): Promise<readonly SearchService[]>
}
