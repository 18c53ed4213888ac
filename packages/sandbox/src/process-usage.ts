import { closeSync, openSync, readSync } from 'node:fs'

/** Milliseconds in one of the ticks in which Linux counts CPU time towards programs (USER_HZ, 100 a second). */
const tickMs = 10

/** Bytes of either file at most. */
const maxBytes = 8192

/** The use that a process makes of the machine, as the system counts it: nothing that the process says itself. */
export interface ProcessUsage {
  /** CPU time of all its threads since its start, in milliseconds; null where it cannot be read. */
  cpuMs(): number | null
  /** Memory that is its own, in MiB, that of shared mappings and what was swapped out with it; null where it cannot be read. */
  privateMiB(): number | null
  /** Threads of it; null where they cannot be counted. */
  threads(): number | null
  close(): void
}

/** Opens the accounts of a process. Linux only: elsewhere, and when the process is gone, both are null. */
export function openProcessUsage(pid: number): ProcessUsage {
  const stat = openFile(`/proc/${pid}/stat`)
  const status = openFile(`/proc/${pid}/status`)
  return {
    cpuMs() {
      // The name of the program, in brackets, may hold anything; utime and stime are the twelfth and thirteenth field after it (proc_pid_stat(5)).
      const fields = stat.read()?.split(') ').at(-1)?.split(' ')
      return fields === undefined ? null : (Number(fields[11]) + Number(fields[12])) * tickMs
    },
    privateMiB() {
      const text = status.read()
      if (text === null) return null
      return Array.from(text.matchAll(/^(?:RssAnon|RssShmem|VmSwap):\s+(\d+) kB$/gm), ([, kib]) => Number(kib) / 1024).reduce(
        (sum, part) => sum + part,
        0,
      )
    },
    threads() {
      const count = /^Threads:\s+(\d+)$/m.exec(status.read() ?? '')?.[1]
      return count === undefined ? null : Number(count)
    },
    close() {
      stat.close()
      status.close()
    },
  }
}

/** A file that is read again and again, from its beginning. An open one belongs to its process, whoever gets the number later. */
function openFile(path: string): { read(): string | null; close(): void } {
  const bytes = Buffer.alloc(maxBytes)
  let file: number | null = null
  try {
    file = openSync(path, 'r')
  } catch {
    file = null
  }
  return {
    read() {
      if (file === null) return null
      try {
        return bytes.toString('latin1', 0, readSync(file, bytes, 0, maxBytes, 0))
      } catch {
        return null
      }
    },
    close() {
      if (file !== null) closeSync(file)
      file = null
    },
  }
}
