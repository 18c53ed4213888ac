import { openRuntime, type Runtime, type Settings, type SettingsFlags } from '@galley/runtime'
import type { System } from '../system.ts'
import { dataFolder } from './data-folder.ts'
import { readSettings } from './read-settings.ts'

/** What a command may decide about the house it opens. */
export interface LocalRuntimeOptions {
  readonly data?: string
  readonly flags?: SettingsFlags
  /** Take up runs that nobody holds; only a gateway does. */
  readonly adopt?: boolean
  readonly settings?: Settings
}

/** Opens the runtime on the data folder in this process. The caller closes it. */
export async function openLocalRuntime(system: System, options: LocalRuntimeOptions = {}): Promise<Runtime> {
  return openRuntime({
    dataDir: dataFolder(system, options.data),
    cloneRoot: system.cloneRoot,
    settings: options.settings ?? readSettings(system, options.flags),
    adopt: options.adopt ?? false,
    env: system.env,
    clock: system.clock,
    fetch: system.fetch,
    random: system.random,
    sleep: system.sleep,
    execPath: system.execPath,
    process: system.process,
    version: system.version,
    say: system.say,
  })
}
