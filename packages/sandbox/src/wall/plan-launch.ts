import { isBuiltin } from 'node:module'
import type { LauncherPlan } from './launcher/launcher-plan.ts'
import { seccompProgram } from './seccomp-program.ts'
import { numberOf, type Processor, type Syscall } from './syscall-numbers.ts'

/** Memory that Node maps for itself before it runs anything, in MiB: 575 measured, 512 of it the room for compiled code. */
const maxNodeDataMiB = 768

/** CPU seconds of a process in its whole life: a bound for what the host does not see. Calls have a limit of their own. */
const maxCpuSeconds = 3600

/** Open files at once; Node itself has about 20. */
const maxFiles = 128

/** Numbers of `asm-generic/resource.h`. */
const resources = { cpu: 0, fileSize: 1, data: 2, core: 4, files: 7 }

/** Files that a start reads beside Node and its libraries: the addresses of libraries, and nothing at all for OpenSSL's settings. */
const readable = ['/etc/ld.so.cache', '/etc/ld.so.preload', '/dev/null']

/** System calls of the launcher. Both processors have all of them. */
const calls = [
  'capset',
  'close',
  'close_range',
  'execve',
  'fcntl',
  'landlock_add_rule',
  'landlock_create_ruleset',
  'landlock_restrict_self',
  'openat',
  'prctl',
  'prlimit64',
] as const satisfies readonly Syscall[]

/** The machine as far as the wall depends on it. */
export interface Machine {
  readonly platform: string
  readonly arch: string
  readonly hasFfi: boolean
}

/** Describes the machine that this process runs on. */
export const thisMachine = (): Machine => ({ platform: process.platform, arch: process.arch, hasFfi: isBuiltin('node:ffi') })

/** The processor whose system calls the launcher makes; null where there is no launcher. */
export function processorOf({ platform, arch, hasFfi }: Machine): Processor | null {
  if (platform !== 'linux' || !hasFfi) return null
  return arch === 'x64' || arch === 'arm64' ? arch : null
}

/** Means with which one process is launched. */
export interface LaunchOptions extends Pick<LauncherPlan, 'mustHold' | 'without' | 'args' | 'handed'> {
  readonly maxMemoryMiB: number
}

/** Plans the launch of one process: the numbers of system calls, limits and paths that its launcher needs. */
export function planLaunch(processor: Processor, { maxMemoryMiB, ...options }: LaunchOptions): LauncherPlan {
  return {
    ...options,
    parent: process.pid,
    numbers: Object.fromEntries(calls.map((name) => [name, numberOf(name, processor) ?? -1])) as LauncherPlan['numbers'],
    limits: limitsOf(maxMemoryMiB),
    readable,
    filter: seccompProgram(processor),
  }
}

/** Limits of a process's resources, in the kernel's units: seconds, bytes, files. */
export function limitsOf(maxMemoryMiB: number): LauncherPlan['limits'] {
  return [
    [resources.core, 0],
    [resources.fileSize, 0],
    [resources.files, maxFiles],
    [resources.cpu, maxCpuSeconds],
    [resources.data, (maxNodeDataMiB + maxMemoryMiB) * 1024 * 1024],
  ]
}
