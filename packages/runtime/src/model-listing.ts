import type { ModelInfo, ModelRoute, ModelServer } from '@galley/models'
import type { UsageMeter } from './usage-meter.ts'
import type { ModelTest, ModelTestOptions } from './judges/test-model.ts'

/** The models that this runtime can reach: what is configured, and the local servers that were found. */
export interface ModelListing {
  list(signal?: AbortSignal): Promise<readonly ModelInfo[]>
  /** Asks each server and preset what works. Never throws. */
  survey(signal?: AbortSignal): Promise<readonly ModelServer[]>
  /**
   * Finds where a client's request for a model goes, the best first: its server, then its fallbacks; at once, unless servers have to be asked for their lists.
   * Faults: MODEL_UNKNOWN, MODEL_NO_SERVER, those of the settings, and those of asking a server for its models.
   */
  routes(name: string, signal: AbortSignal): readonly ModelRoute[] | Promise<readonly ModelRoute[]>
  /** Sums of what clients asked of models. */
  readonly usage: Pick<UsageMeter, 'count' | 'list'>
  /** Tests a model as a judge of drafts; null where there is none. Faults: those of resolving and of calling it. */
  test(options?: ModelTestOptions): Promise<ModelTest | null>
}
