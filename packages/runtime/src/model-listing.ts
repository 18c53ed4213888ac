import type { ModelInfo, ModelServer } from '@galley/models'
import type { ModelTest, ModelTestOptions } from './judges/test-model.ts'

/** The models this house can reach: what is configured, and the local servers that were found. */
export interface ModelListing {
  list(signal?: AbortSignal): Promise<readonly ModelInfo[]>
  /** Asks each server and preset what works. Never throws. */
  survey(signal?: AbortSignal): Promise<readonly ModelServer[]>
  /** Tests a model as a judge of drafts; null where there is none. Faults: those of resolving and of calling it. */
  test(options?: ModelTestOptions): Promise<ModelTest | null>
}
