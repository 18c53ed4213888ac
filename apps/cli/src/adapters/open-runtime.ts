import { openRuntime, type Runtime, type Settings, type SettingsFlags } from '@galley/runtime'
import type { World } from '../world.ts'
import { dataFolder } from './data-folder.ts'
import { readSettings } from './read-settings.ts'

/** What a command may decide about the house it opens. */
export interface EmbeddedOptions {
  readonly data?: string
  readonly flags?: SettingsFlags
  /** Take up runs that nobody holds; only a gateway does. */
  readonly adopt?: boolean
  readonly settings?: Settings
}

/** Opens the runtime on the data folder in this process. The caller closes it. */
export async function openEmbedded(world: World, options: EmbeddedOptions = {}): Promise<Runtime> {
  return openRuntime({
    dataDir: dataFolder(world, options.data),
    cloneRoot: world.cloneRoot,
    settings: options.settings ?? readSettings(world, options.flags),
    adopt: options.adopt ?? false,
    env: world.env,
    clock: world.clock,
    fetch: world.fetch,
    random: world.random,
    sleep: world.sleep,
    execPath: world.execPath,
    process: world.process,
    version: world.version,
    say: world.say,
  })
}
