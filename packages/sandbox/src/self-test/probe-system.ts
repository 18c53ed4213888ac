import type { Syscall } from '../wall/syscall-numbers.ts'
import type { SystemCalls } from '../wall/launcher/system-calls.ts'

/** System calls of the probe. */
export const probeCalls = ['capget', 'execve', 'fcntl', 'openat', 'prctl', 'prlimit64', 'socket'] as const satisfies readonly Syscall[]

/** Descriptor that a test process is handed beside those it should have. Node, when it starts, closes the first 16 itself. */
export const strayDescriptor = 40

/** Facts about a process, as the kernel tells them to it. What it tried is `done`, or the kernel's word for why not. */
export interface SystemFacts {
  /** Limits of resources: number, soft and hard value. */
  readonly limits: readonly (readonly [resource: number, soft: number, hard: number])[]
  readonly deathSignal: number
  readonly noNewPrivs: number
  /** 2 when a filter of system calls is up (`PR_GET_SECCOMP`). */
  readonly seccomp: number
  readonly hasCapabilities: boolean
  readonly listRoot: string
  readonly writeDevice: string
  readonly openSocket: string
  readonly becomeAnother: string
  readonly useStray: string
}

/** Tries one thing for each layer, by system calls alone. Its source text is run in a process behind the wall, without Node's permissions. */
export function probeSystem({ call, textOf }: SystemCalls, resources: readonly number[], stray: number): SystemFacts {
  const attempt = (work: () => unknown): string => {
    try {
      work()
      return 'done'
    } catch (error) {
      return String((error as NodeJS.ErrnoException).code)
    }
  }
  const limitOf = (resource: number): readonly [number, number, number] => {
    const limit = Buffer.alloc(16)
    call('prlimit64', 0, resource, 0, limit)
    return [resource, Number(limit.readBigUInt64LE(0)), Number(limit.readBigUInt64LE(8))]
  }
  const signal = Buffer.alloc(4)
  call('prctl', 2, signal)
  const version = Buffer.alloc(8)
  version.writeUInt32LE(0x2008_0522)
  const capabilities = Buffer.alloc(24)
  call('capget', version, capabilities)
  return {
    limits: resources.map(limitOf),
    deathSignal: signal.readInt32LE(),
    noNewPrivs: call('prctl', 39),
    seccomp: call('prctl', 21),
    hasCapabilities: capabilities.some((byte) => byte !== 0),
    // The root folder may be read by everybody, the null device written: nothing but Landlock refuses it.
    listRoot: attempt(() => call('openat', -100, textOf('/'), 0)),
    writeDevice: attempt(() => call('openat', -100, textOf('/dev/null'), 1)),
    // Both need no privilege, and Landlock knows neither.
    openSocket: attempt(() => call('socket', 2, 2, 0)),
    becomeAnother: attempt(() => call('execve', textOf('/nowhere'), 0, 0)),
    useStray: attempt(() => call('fcntl', stray, 1)),
  }
}
