import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** State of a process as the kernel tells it: a text for each thing that nobody but its owner should change. */
export type ProcessState = Readonly<Record<string, string>>

/** Descriptors that a plugin's process has no use for, by the words of /proc/PID/fd. */
const oddDescriptors = /io_uring|userfault|perf|bpf|inotify|fanotify|pidfd|landlock|memfd|secretmem|^\/(?!dev\/null$|dev\/urandom$)/

/** Reads the state of a process; null where there is no /proc or the process is gone. */
export function readProcessState(pid: number): ProcessState | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? []
    const status = readFileSync(`/proc/${pid}/status`, 'latin1')
    return {
      // Priority, nice value and class of scheduling (proc_pid_stat(5)).
      priority: `${stat[15]} ${stat[16]} ${stat[38]}`,
      processors: /^Cpus_allowed_list:\s+(.+)$/m.exec(status)?.[1] ?? '',
      limits: readFileSync(`/proc/${pid}/limits`, 'latin1'),
    }
  } catch {
    return null
  }
}

/** Names what differs between two states. */
export function compareStates(before: ProcessState | null, after: ProcessState | null): readonly string[] {
  if (before === null || after === null) return []
  return Object.keys(before).filter((name) => before[name] !== after[name])
}

/** Lists the descriptors of a process that it has no use for; sockets beyond `sockets` are odd, too. */
export function readDescriptors(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((file) => {
      try {
        const link = readlinkSync(`/proc/${pid}/fd/${file}`)
        return oddDescriptors.test(link) || link.startsWith('socket:') ? [link] : []
      } catch {
        return []
      }
    })
  } catch {
    return []
  }
}

/** Lists the children of a process, those that ended included. */
export function readChildren(pid: number): readonly number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((other) => parentOf(other) === pid)
  } catch {
    return []
  }
}

function parentOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ')[1])
  } catch {
    return 0
  }
}

/** Lists shared memory of System V that a process made. */
export function readSharedMemory(pid: number): readonly string[] {
  try {
    // Columns: key shmid perms size cpid … (proc_sysvipc_shm(5)).
    const rows = readFileSync('/proc/sysvipc/shm', 'latin1').trim().split('\n').slice(1)
    return rows.filter((row) => Number(row.trim().split(/\s+/)[4]) === pid)
  } catch {
    return []
  }
}

/** Lists files below a folder that a process has mapped. */
export function readMapped(pid: number, folder: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/maps`, 'latin1')
      .split('\n')
      .filter((line) => line.includes(folder))
  } catch {
    return []
  }
}

/** Tells if a process runs; one that ended and was not collected yet does not. */
export function isRunning(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z ')
  } catch {
    return false
  }
}

/** Reads a file of the kernel; empty where there is none. */
export function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}
