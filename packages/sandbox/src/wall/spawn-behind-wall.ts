import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync } from 'node:fs'
import { parse } from 'node:path'
import { launcherSource } from './launcher/launcher-source.ts'
import { planLaunch, processorOf, thisMachine } from './plan-launch.ts'
import type { WallSeam } from './wall-seam.ts'

/** A Node process that is to stand behind the wall. */
export interface Walled {
  readonly node: { readonly execPath: string; readonly cwd?: string }
  readonly args: readonly string[]
  /** Private memory that it may have beside what Node maps for itself. */
  readonly maxMemoryMiB: number
  /** Ends at once when a layer cannot be put up. */
  readonly mustHold: boolean
  readonly seam?: WallSeam
  /** Further stdio of the child, from descriptor 4 on. */
  readonly more?: readonly ('pipe' | 'ignore')[]
}

/**
 * Starts Node without environment, with pipes for input, output, errors and the bundle, behind as much of the wall as this machine has.
 * Where there is no launcher, descriptor 4 is a watchdog's.
 */
export function spawnBehindWall({ node, args, maxMemoryMiB, mustHold, seam = {}, more = [] }: Walled): ChildProcessWithoutNullStreams {
  const processor = processorOf(seam.machine ?? thisMachine())
  const command = (): readonly [string, ...string[]] => {
    if (processor === null) return withWatchdog([node.execPath, ...args])
    return [
      node.execPath,
      '--no-warnings',
      '-e',
      launcherSource(planLaunch(processor, { args, maxMemoryMiB, mustHold, without: seam.without ?? [] })),
    ]
  }
  const [program, ...words] = seam.through?.(command(), node.execPath) ?? command()
  return spawn(program, words, {
    env: {},
    cwd: node.cwd ?? parse(node.execPath).root,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', ...(processor === null ? (['pipe'] as const) : more)],
    windowsHide: true,
  }) as ChildProcessWithoutNullStreams
}

/** The shell that POSIX promises. Without one, as on Windows, a process has no watchdog. */
const shell = '/bin/sh'

/**
 * Leaves a watchdog behind and becomes the program, with its process id. The watchdog waits for one line on descriptor 4, which says
 * that the program has ended; when the pipe ends without it, the host is dead, however it died, and the program is killed: one that
 * computes without end would never see that its input has ended.
 */
const watchdogScript = '(read -r word <&4 || kill -9 $$) <&- >&- 2>&- 3<&- & unset PWD OLDPWD SHLVL; exec "$@" 4<&-'

/** Puts a command behind the watchdog. */
function withWatchdog(command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  return existsSync(shell) ? [shell, '-c', watchdogScript, 'sh', ...command] : command
}
