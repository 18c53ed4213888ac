import { join } from 'node:path'
import { openModels, type Models } from '@galley/models'
import { checkForeignSchema } from './check-foreign-schema.ts'
import { openModelCache } from './run/open-model-cache.ts'
import { modelSettingsOf } from './run/model-settings-of.ts'
import type { RuntimeOptions } from './runtime-options.ts'

/** Opens the models of runs; what was found out about servers is kept in the data folder. */
export function openRunModels({ dataDir, settings, env, fetch, clock, random, sleep, process }: RuntimeOptions): Models {
  return openModels({
    checkSchema: checkForeignSchema,
    settings: modelSettingsOf(settings, env),
    fetch,
    clock,
    random: () => (random(4)[0] ?? 0) / 256,
    sleep,
    cache: openModelCache(join(dataDir, 'cache', 'models.json'), String(process.pid)),
  })
}
