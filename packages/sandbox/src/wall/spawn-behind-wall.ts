import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync } from 'node:fs'
import { parse } from 'node:path'
import { launcherSource } from './launcher/launcher-source.ts'
import { planLaunch, processorOf, thisMachine } from './plan-launch.ts'
import type { WallSeam } from './wall-seam.ts'

/** A Node process that is to stand behind the wall. */
export interface WalledProcess {
  readonly node: { readonly execPath: string; readonly cwd?: string }
  readonly args: readonly string[]
  /** Private memory that it may have beside what Node maps for itself. */
  readonly maxMemoryMiB: number
  /** Ends at once when a layer cannot be put up. */
  readonly mustHold: boolean
  readonly seam?: WallSeam
  /** Pipes that it is handed beside the bundle's, from descriptor 4 on. */
  readonly handed?: number
  /** Further stdio of the child, behind those. */
  readonly more?: readonly ('pipe' | 'ignore')[]
}

/**
 * Starts Node without environment, with pipes for input, output, errors and the bundle, behind as much of the wall as this machine has.
 * Where there is no launcher, the first descriptor behind what it is handed is a watchdog's.
 */
export function spawnBehindWall({
  node,
  args,
  maxMemoryMiB,
  mustHold,
  seam = {},
  handed = 0,
  more = [],
}: WalledProcess): ChildProcessWithoutNullStreams {
  const processor = processorOf(seam.machine ?? thisMachine())
  const command = (): readonly [string, ...string[]] => {
    if (processor === null) return withWatchdog([node.execPath, ...args], 4 + handed)
    return [
      node.execPath,
      '--no-warnings',
      '-e',
      launcherSource(planLaunch(processor, { args, maxMemoryMiB, mustHold, handed, without: seam.without ?? [] })),
    ]
  }
  const [program, ...words] = seam.through?.(command(), node.execPath) ?? command()
  return spawn(program, words, {
    env: {},
    cwd: node.cwd ?? parse(node.execPath).root,
    stdio: [
      'pipe',
      'pipe',
      'pipe',
      'pipe',
      ...Array.from({ length: handed }, () => 'pipe' as const),
      ...(processor === null ? (['pipe'] as const) : more),
    ],
    windowsHide: true,
  }) as ChildProcessWithoutNullStreams
}

/** The shell that POSIX promises. Without one, as on Windows, a process has no watchdog. */
const shell = '/bin/sh'

/**
 * Leaves a watchdog behind and becomes the program, with its process id. The watchdog waits for one line on its descriptor, which says
 * that the program has ended; when the pipe ends without it, the host is dead, however it died, and the program is killed: one that
 * computes without end would never see that its input has ended.
 */
const watchdogScript = (descriptor: number): string => {
  const handed = Array.from({ length: descriptor - 3 }, (_, at) => `${at + 3}<&-`).join(' ')
  return `(read -r word <&${descriptor} || kill -9 $$) <&- >&- 2>&- ${handed} & unset PWD OLDPWD SHLVL; exec "$@" ${descriptor}<&-`
}

/** Puts a command behind the watchdog. */
function withWatchdog(command: readonly [string, ...string[]], descriptor: number): readonly [string, ...string[]] {
  return existsSync(shell) ? [shell, '-c', watchdogScript(descriptor), 'sh', ...command] : command
}
