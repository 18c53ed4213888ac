import { readdirSync, readFileSync } from 'node:fs'

/** A process and all that it starts, as it went so far. */
interface Watched {
  /** Largest sum of private memory of all of them at one time, in MiB. */
  readonly peakMib: number
  /** The processes of that time, largest first, in MiB. */
  readonly parts: readonly number[]
}

/** Samples the private memory of a process and all below it until it is told to end. Linux only. */
export function watchTree(pid: number): () => Watched {
  let peak: Watched = { peakMib: 0, parts: [] }
  const timer = setInterval(() => {
    const parts = treeOf(pid).map(privateMib)
    const peakMib = parts.reduce((sum, one) => sum + one, 0)
    if (peakMib > peak.peakMib) peak = { peakMib, parts: parts.toSorted((one, other) => other - one) }
  }, 100)
  return () => {
    clearInterval(timer)
    return peak
  }
}

function treeOf(root: number): readonly number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? /^PPid:\s+(\d+)/m.exec(textOf(`/proc/${name}/status`))?.[1] : undefined
    if (parent !== undefined) children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(name)])
  }
  const below = (pid: number): readonly number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)]
  return below(root)
}

/** Memory that a process shares with nobody, in MiB; 0 when it is gone. */
function privateMib(pid: number): number {
  const lines = textOf(`/proc/${pid}/smaps_rollup`).matchAll(/^Private_\w+:\s+(\d+) kB$/gm)
  return [...lines].reduce((sum, [, kib]) => sum + Number(kib), 0) / 1024
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

/** Seconds of CPU of a process and all below it up to now. */
export function treeSeconds(root: number): number {
  return treeOf(root).reduce((sum, pid) => sum + ticksOf(`/proc/${pid}/stat`, 11, 15), 0) / 100
}

/** Seconds of CPU of all processes that this one has started and seen end, with what they started. */
export const childSeconds = (): number => ticksOf('/proc/self/stat', 13, 15) / 100

/**
 * Sums fields of a line of proc(5)'s stat, of which the first two, with the name, are not counted: 11 and 12 are the ticks of the process itself,
 * 13 and 14 those of its children that have ended.
 */
function ticksOf(path: string, from: number, to: number): number {
  const fields = textOf(path)
    .replace(/^.*\) /s, '')
    .split(' ')
  return fields.slice(from, to).reduce((sum, field) => sum + Number(field), 0)
}
