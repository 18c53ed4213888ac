import { readFileSync, readlinkSync } from 'node:fs'

/** Access to this process and to others by their id, lent by the process entry. */
export interface ProcessAccess {
  readonly pid: number
  /** `process.kill`: throws ESRCH when there is no such process. */
  readonly kill: (pid: number, signal: 0) => void
  /** Time when the machine started; used where the system has no boot id. */
  readonly bootedAt: Date
}

/** The name of this process as an owner of runs, and a check whether another owner lives. */
export interface Ownership {
  /** The name: `boot:pid:start`. */
  readonly owner: string
  /** False only when that process is certainly gone; an owner of another boot or container is left to its lease. */
  readonly isAlive: (owner: string) => boolean
}

/**
 * Names this process so that no later process has the same name: the machine's boot, the process id, and the process's start.
 * On Linux the boot includes the pid namespace, because two containers on one machine may both have a process 7.
 */
export function createOwnership(access: ProcessAccess): Ownership {
  const boot = bootOf(access)
  return {
    owner: `${boot}:${access.pid}:${startOf(access.pid)}`,
    isAlive: (owner) => {
      const [ownerBoot, pid, start] = owner.split(':')
      if (ownerBoot !== boot) return true
      return exists(access, Number(pid)) && startOf(Number(pid)) === start
    },
  }
}

function bootOf(access: ProcessAccess): string {
  const id = readText('/proc/sys/kernel/random/boot_id')
  if (id === null) return `t${Math.round(access.bootedAt.getTime() / 60_000)}`
  return `${id.trim().slice(0, 13)}-${namespaceOf()}`
}

function namespaceOf(): string {
  try {
    return readlinkSync('/proc/self/ns/pid').replaceAll(/\D/g, '')
  } catch {
    return '0'
  }
}

/** Field 22 of /proc/PID/stat, `starttime` (proc(5)); the command in field 2 may hold spaces and brackets. Empty on other systems. */
function startOf(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`)
  return stat === null ? '' : (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '')
}

function exists(access: ProcessAccess, pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    access.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code !== 'ESRCH'
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
