import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pLimit from 'p-limit'
import type { Sbom } from '@galley/trust'
import { cutSbom } from './cut-sbom.ts'
import { fault } from './faults.ts'
import { joinLocks } from './join-locks.ts'
import type { SbomLock } from './sbom-lock.ts'
import { toolFolders } from './packing-tools.ts'

/** The programs that make an SBOM: this Node and the pinned npm's `npm-cli.js`. */
export interface SbomPrograms {
  readonly node: { readonly execPath: string }
  readonly npmCli: string
  /** The environment; only what a program needs to run is passed on, no setting and no secret. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** Makes the raw CycloneDX document of a lock. The root component in it is a placeholder. */
export type SbomTool = (lock: SbomLock, name: string) => Promise<Sbom>

/** Runs of the tool at a time: each is a Node process that takes a core. */
const maxRuns = 2

/** Name of the root component until the plugin is put in its place: runs are shared between plugins. */
const placeholder = 'plugin'

/**
 * Runs cyclonedx-npm on locks, two at a time, without a network. Plugins that bundle the same packages share one run, and so do locks that
 * are known beforehand, where they agree; where the run of several fails, each has its own.
 * It never sees the workspace: there it fails, or finds nothing and says nothing.
 */
export function createSbomTool(programs: SbomPrograms, expected: readonly SbomLock[] = []): SbomTool {
  const limit = pLimit(maxRuns)
  const made = new Map<string, Promise<Sbom>>()
  const joined = joinLocks(expected)
  const run = (lock: SbomLock, name: string): Promise<Sbom> => {
    const key = JSON.stringify(lock)
    const running = made.get(key) ?? limit(() => runTool(programs, lock, name))
    made.set(key, running)
    return running
  }
  // At once: the plugins are bundled meanwhile. A run that fails is told by whoever asks.
  for (const lock of joined) void run(lock, 'the plugins').catch(() => undefined)
  return async (lock, name) => {
    const together = joined.find((one) => holds(one, lock))
    if (together === undefined) return run(lock, name)
    const raw = await run(together, name).catch(() => null)
    return raw === null ? run(lock, name) : cutSbom(raw, lock)
  }
}

/** True when a lock is a part of a joined one. */
function holds(joined: SbomLock, { direct, packages }: SbomLock): boolean {
  return (
    Object.entries(packages).every(([place, entry]) => JSON.stringify(joined.packages[place]) === JSON.stringify(entry)) &&
    Object.entries(direct).every(([name, version]) => joined.direct[name] === version)
  )
}

async function runTool(programs: SbomPrograms, lock: SbomLock, name: string): Promise<Sbom> {
  const dir = await mkdtemp(join(tmpdir(), 'galley-sbom-'))
  try {
    const root = { name: placeholder, version: '0.0.0', dependencies: lock.direct }
    const npmLock = { ...root, lockfileVersion: 3, requires: true, packages: { '': root, ...lock.packages } }
    await writeFile(join(dir, 'package.json'), JSON.stringify(root))
    await writeFile(join(dir, 'package-lock.json'), JSON.stringify(npmLock))
    const cli = join(toolFolders.cyclonedx, 'bin', 'cyclonedx-npm-cli.js')
    const words = ['--package-lock-only', '--omit', 'dev', '--output-reproducible', '--output-format', 'JSON', '--spec-version', '1.6']
    const env = { ...pickVariables(programs.env ?? {}), npm_execpath: programs.npmCli, ...npmSettings(dir), NODE_ENV: '' }
    const options = { cwd: dir, env, maxBuffer: 64 * 1024 * 1024, timeout: 120_000 }
    const { stdout } = await promisify(execFile)(programs.node.execPath, [cli, ...words], options)
    return JSON.parse(stdout) as Sbom
  } catch (cause) {
    throw fault(
      'SBOM_FAILED',
      {
        name,
        why: cause instanceof Error ? (cause.message.split('\n').find((line) => line !== '') ?? 'it said nothing') : 'it said nothing',
      },
      { cause },
    )
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

/** Picks the variables that the tool may see: it is foreign code, and the others may hold keys. */
function pickVariables(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string | undefined>> {
  const names = new Set([
    'PATH',
    'HOME',
    'TMPDIR',
    'TEMP',
    'TMP',
    'SYSTEMROOT',
    'WINDIR',
    'COMSPEC',
    'USERPROFILE',
    'APPDATA',
    'LOCALAPPDATA',
  ])
  return Object.fromEntries(Object.entries(env).filter(([name]) => names.has(name.toUpperCase())))
}

/** npm must read nobody's settings, write nowhere else and ask no network. */
function npmSettings(dir: string): Readonly<Record<string, string>> {
  return {
    npm_config_offline: 'true',
    npm_config_userconfig: join(dir, 'no-user-config'),
    npm_config_globalconfig: join(dir, 'no-global-config'),
    npm_config_cache: join(dir, 'cache'),
    npm_config_logs_max: '0',
    npm_config_update_notifier: 'false',
  }
}
