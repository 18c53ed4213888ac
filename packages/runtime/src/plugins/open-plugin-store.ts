import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { exclusively, type ProcessAccess } from '@galley/ledger'
import type { WorkspaceStore } from '@galley/pack'
import { checkSchema } from '../check-schema.ts'
import { isUsed } from '../choices/is-used.ts'
import type { Settings } from '../settings/settings.ts'
import { openReleaseStore } from './open-release-store.ts'
import type { Sleep } from '../sleep.ts'

/** Means that the built-in plugins are packed or found with. */
interface PluginStoreServices {
  readonly settings: Settings
  readonly cloneRoot: string | null
  readonly packageRoot: string
  readonly dataDir: string
  readonly clock: () => Date
  readonly say: (line: string) => void
  readonly sleep: Sleep
  readonly execPath: string
  readonly process: ProcessAccess
}

/** Milliseconds that another process may pack before this one gives up. */
const maxPackingMs = 120_000

/** Opens the store of the plugins that came with Galley: those of an installed package, or of a clone, where what changed and is used is packed. */
export async function openPluginStore({
  settings,
  cloneRoot,
  packageRoot,
  dataDir,
  clock,
  say,
  sleep,
  execPath,
  process,
}: PluginStoreServices): Promise<WorkspaceStore> {
  if (cloneRoot === null) return openReleaseStore(packageRoot)
  // An installed Galley has no packer.
  const { openWorkspaceStore } = await import('@galley/pack')
  const folder = join(cloneRoot, 'plugins')
  const plugins = readdirSync(folder)
    .filter((name) => isUsed(`@galley/${name}`, settings))
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, 'package.json')))
  const holder = `process ${process.pid}, which packs plugins`
  return openWorkspaceStore({
    checkSchema,
    exclusively: (file, task) => exclusively({ file, holder }, { maxMs: maxPackingMs, sleep }, task),
    dataDir,
    plugins,
    clock,
    say,
    node: { execPath },
    npmCli: join(cloneRoot, 'tools', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  })
}
