import { testModel, type ModelTestServices } from './judges/test-model.ts'
import type { Models } from '@galley/models'
import type { ModelListing } from './model-listing.ts'
import type { UsageMeter } from './usage-meter.ts'

/** Lists, asks and tests the models that can be reached. */
export function listModels(services: ModelTestServices & { readonly models: Models; readonly usage: UsageMeter }): ModelListing {
  const { models, usage } = services
  return {
    list: async (signal = new AbortController().signal) => models.list(signal),
    survey: async (signal = new AbortController().signal) => models.survey(signal),
    routes: (name, signal) => models.routes(name, signal),
    usage,
    test: async (options) => testModel(services, options),
  }
}
