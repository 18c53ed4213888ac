import { resolve } from 'node:path'
import { exit, fault, report, type ExitCode, type System } from '@galley/command-line'
import { saySystemError } from '@galley/fault'
import type { Runtime } from '@galley/runtime'
import { permissionWords } from '@galley/sdk'
import { watchPlugin } from '../adapters/watch-plugin.ts'
import { callPlugin, type CallFlags } from './plugin-call.ts'

/** Milliseconds after a change in which more of it may follow: an editor writes a file in several steps. */
const settleMs = 100

/**
 * `galley plugin dev`: packs a plugin and asks it, again at each change of its source, until Ctrl-C. What goes wrong is said, and the next
 * change is awaited.
 */
export async function developPlugin(
  system: System,
  runtime: Runtime,
  { dir, operation }: { readonly dir: string; readonly operation: string | undefined },
  flags: CallFlags,
): Promise<ExitCode> {
  const folder = resolve(system.cwd, dir)
  checkFolder(system, folder)
  const input = flags.input === '-' ? await system.readStdin() : flags.input
  const ended = new AbortController()
  const stopped = Promise.withResolvers<void>()
  const stop = system.onInterrupt(() => {
    ended.abort()
    stopped.resolve()
  })
  let changed = Promise.withResolvers<void>()
  const stopWatching = watchPlugin(folder, () => changed.resolve())
  try {
    while (!ended.signal.aborted) {
      await system.sleep(settleMs)
      changed = Promise.withResolvers()
      await Promise.race([stopped.promise, turn(system, runtime, { folder, operation, ended: ended.signal }, { ...flags, input })])
      await Promise.race([stopped.promise, changed.promise])
    }
    return exit.clean
  } finally {
    stop()
    stopWatching()
  }
}

/** A folder that cannot be watched is told before anything is awaited. */
function checkFolder({ fs }: System, folder: string): void {
  try {
    fs.readdirSync(folder)
  } catch (error) {
    throw fault('FILE_UNREADABLE', { file: folder, problem: saySystemError(error) }, { cause: error })
  }
}

/** Packs, loads and asks once. Never throws. */
async function turn(
  system: System,
  runtime: Runtime,
  { folder, operation, ended }: { readonly folder: string; readonly operation: string | undefined; readonly ended: AbortSignal },
  flags: CallFlags,
): Promise<void> {
  try {
    const { name, version, state, fault: refusal, operations = [], permissions = {} } = await runtime.plugins.develop(folder)
    if (state === 'refused') return system.say(`${refusal?.message ?? name} [${refusal?.code ?? 'refused'}]\n  ${refusal?.hint ?? ''}`)
    system.say(`${name} ${version}: ${operations.join(', ')}; may ${permissionWords(permissions).join('; ')}`)
    if (operation !== undefined) await callPlugin(system, runtime, { name, operation }, flags)
  } catch (error) {
    if (!ended.aborted) report(error, system)
  } finally {
    if (!ended.aborted) system.say('Waiting for a change (Ctrl-C ends) …')
  }
}
