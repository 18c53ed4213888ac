import type { ModelInfo, ModelServer } from '@galley/models'

/** The models this house can reach: what is configured, and the local servers that were found. */
export interface ModelListing {
  list(signal?: AbortSignal): Promise<readonly ModelInfo[]>
  /** Asks each server and preset what works. Never throws. */
  survey(signal?: AbortSignal): Promise<readonly ModelServer[]>
}
