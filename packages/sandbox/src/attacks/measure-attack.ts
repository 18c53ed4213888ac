import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Milliseconds between two looks at the memory of a process under attack. */
const sampleMs = 10

/** Private and shared memory that a plugin of 64 MiB may reach before the watch ends it, in MiB: 64, 96 for Node, 160 taken within one look. */
const maxPeakMiB = 320

/** Milliseconds for which the host may stand still. */
const maxLagMs = 1000

/** MiB that the host may grow by. */
const maxHostMiB = 150

/** Measures what an attack does to the machine; the function that it returns ends that, and tells of what was too much. */
export function measureAttack(pid: number): () => readonly string[] {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  const cpu = process.cpuUsage()
  const memory = process.memoryUsage.rss()
  let peak = 0
  const timer = setInterval(() => (peak = Math.max(peak, readMiB(pid))), sampleMs)
  delay.enable()
  return () => {
    clearInterval(timer)
    delay.disable()
    const lag = delay.max / 1e6
    const { user, system } = process.cpuUsage(cpu)
    const grown = (process.memoryUsage.rss() - memory) / 2 ** 20
    return [
      ...(peak > maxPeakMiB ? [`it took ${Math.round(peak)} MiB`] : []),
      // A machine that is busy makes everybody wait: only a host that computed meanwhile was kept from its work.
      ...(lag > maxLagMs && (user + system) / 1000 > maxLagMs ? [`the host stood still for ${Math.round(lag)} ms`] : []),
      ...(grown > maxHostMiB ? [`the host grew by ${Math.round(grown)} MiB`] : []),
    ]
  }
}

/** Memory of a process without what it shares with files, in MiB; 0 where it cannot be read. */
function readMiB(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1')
    const parts = ['RssAnon', 'RssShmem', 'VmSwap'].map((name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0))
    return parts.reduce((sum, part) => sum + part, 0) / 1024
  } catch {
    return 0
  }
}
