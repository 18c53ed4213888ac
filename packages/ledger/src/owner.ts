import { readFileSync, readlinkSync } from 'node:fs'

/** What is asked of the world to tell one process from another. */
export interface ProcessWorld {
  readonly pid: number
  /** `process.kill`: throws ESRCH when there is no such process. */
  readonly kill: (pid: number, signal: 0) => void
  /** When the machine started; used where the system has no boot id. */
  readonly bootedAt: Date
}

/** This process as an owner of runs, and how to ask after others. */
export interface Ownership {
  /** `boot:pid:start` */
  readonly owner: string
  /** False only when that process is certainly gone; an owner of another boot or container is left to its lease. */
  readonly isAlive: (owner: string) => boolean
}

/**
 * Names this process so that no later process has the same name: the machine's boot, the process id, and the process's start.
 * On Linux the boot includes the pid namespace, because two containers on one machine may both have a process 7.
 */
export function createOwnership(world: ProcessWorld): Ownership {
  const boot = bootOf(world)
  return {
    owner: `${boot}:${world.pid}:${startOf(world.pid)}`,
    isAlive: (owner) => {
      const [ownerBoot, pid, start] = owner.split(':')
      if (ownerBoot !== boot) return true
      return exists(world, Number(pid)) && startOf(Number(pid)) === start
    },
  }
}

function bootOf(world: ProcessWorld): string {
  const id = readText('/proc/sys/kernel/random/boot_id')
  if (id === null) return `t${Math.round(world.bootedAt.getTime() / 60_000)}`
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

function exists(world: ProcessWorld, pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    world.kill(pid, 0)
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
