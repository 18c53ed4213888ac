import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { dataFolder, readTextFile, type System } from '@galley/command-line'
import { loadSettings, openRuntime, type ObserveWork, type Runtime, type Settings, type SettingsFlags } from '@galley/runtime'
import { findProject } from './find-project.ts'
import { openModelFetch } from './open-model-fetch.ts'

/** Choices of a command about the runtime that it opens. */
export interface LocalRuntimeOptions {
  /** The data folder, as `--data` names it. */
  readonly data?: string | undefined
  /** Settings from the command line, over those of the file and the environment. */
  readonly flags?: SettingsFlags
  /** False where nobody asks for plugins. */
  readonly withPlugins?: boolean
  /** A draft that is ordered next. */
  readonly next?: { readonly hasDocuments: boolean }
  /** True to take up runs that nobody holds; only a gateway does. */
  readonly adopt?: boolean
  /** Told each piece of work of a run when it is over. */
  readonly observe?: ObserveWork
}

/** Opens the runtime on the data folder in this process. The caller closes it. */
export async function openLocalRuntime(system: System, options: LocalRuntimeOptions): Promise<Runtime> {
  const settings = readSettings(system, options.flags ?? {})
  return openRuntime({
    dataDir: dataFolder(system, options.data),
    projectDir: findProject(system).dir,
    cloneRoot: system.cloneRoot,
    packageRoot: system.packageRoot,
    settings,
    adopt: options.adopt ?? false,
    withPlugins: options.withPlugins ?? true,
    env: system.env,
    clock: system.clock,
    fetch: openModelFetch(system.fetch, settings),
    random: system.random,
    sleep: system.sleep,
    execPath: system.execPath,
    process: system.process,
    version: system.version,
    // What was published a minute ago is to be found.
    registry: async () =>
      (await import('@galley/audit/command')).openRegistry(system, { project: findProject(system).dir, data: options.data, lifeHours: 0 }),
    say: system.say,
    ...(options.next && { next: options.next }),
    ...(options.observe && { observe: options.observe }),
  })
}

/** Opens the runtime for one piece of work, and closes it however that ends. */
export async function withLocalRuntime<T>(
  system: System,
  options: LocalRuntimeOptions,
  work: (runtime: Runtime) => T | Promise<T>,
): Promise<T> {
  const runtime = await openLocalRuntime(system, options)
  try {
    return await work(runtime)
  } finally {
    await runtime.close()
  }
}

/** Reads `galley.config.json` of the project, else of the clone, under environment and flags. Fault FILE_UNREADABLE where `GALLEY_CONFIG` names none. */
export function readSettings(system: System, flags: SettingsFlags): Settings {
  const { config } = findProject(system)
  const ofClone = system.cloneRoot === null ? null : join(system.cloneRoot, 'galley.config.json')
  // A file that was named and is not there would leave the gateway without its limits, and nobody would know.
  const path = system.env['GALLEY_CONFIG'] ? config : [config, ofClone].find((candidate) => candidate !== null && existsSync(candidate))
  const defaultRoots = [join(system.cloneRoot ?? system.packageRoot, 'examples')]
  const file = path ? { text: readTextFile(system, path), folder: dirname(path) } : undefined
  return loadSettings({ ...(file ? { file } : {}), env: system.env, flags, defaultRoots })
}
