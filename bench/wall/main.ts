// Measures a plugin's process behind the wall beside the same process without its launcher, in turns of one run.
// `npm run bench wall [TURNS]`: medians of what both take, and their ratio.
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { defaultLimits } from '../../packages/sdk/src/index.ts'
import type { CallOptions, PluginProcess } from '../../packages/sandbox/src/index.ts'
import { startPluginBehind } from '../../packages/sandbox/src/start-plugin.ts'
import type { WallSeam } from '../../packages/sandbox/src/wall/wall-seam.ts'

const turns = Number(process.argv[3] ?? 20)

/** Warm calls of one turn, of which the median is taken. */
const warmCalls = 300

/** Messages that a plugin logs while the host's loop is watched. */
const flood = 9000

const code = new TextEncoder().encode(`export default { operations: {
  echo: (input) => input,
  flood: (count, host) => { for (let n = 0; n < count; n += 1) host.log('info', 'x'.repeat(100)) },
} }`)

/** The ways in which a process is started. A machine of no known kind has no launcher: that is the child as it was without one. */
const ways: Readonly<Record<'wall' | 'plain', WallSeam>> = {
  wall: {},
  plain: { machine: { platform: process.platform, arch: process.arch, hasFfi: false } },
}

/** Figures of one process: milliseconds, milliseconds, milliseconds, MiB. */
interface Figures {
  readonly start: number
  readonly warm: number
  readonly lag: number
  readonly memory: number
}

const figures: Record<keyof typeof ways, Figures[]> = { wall: [], plain: [] }
for (let turn = -1; turn < turns; turn += 1)
  for (const way of turn % 2 === 0 ? (['wall', 'plain'] as const) : (['plain', 'wall'] as const)) {
    const measured = await measure(ways[way])
    // The first turn fills the caches of the file system.
    if (turn >= 0) figures[way].push(measured)
  }

const rows: readonly (readonly [keyof Figures, string, string])[] = [
  ['start', 'start and first call, ms', '≤ 2.2 ×'],
  ['warm', 'warm call, ms', '≤ 1.2 ×'],
  ['lag', 'lag of the host in its loop while it is flooded, ms at the 99th percentile', '≤ 1.5 ×'],
  ['memory', 'private memory at rest, MiB', '≤ 20 MiB'],
]
console.log(`${turns} turns; medians\n\n| | behind the wall | without the launcher | ratio | bound |\n|---|---|---|---|---|`)
for (const [key, words, bound] of rows) {
  const [wall, plain] = [figures.wall, figures.plain].map((all) => median(all.map((one) => one[key]))) as [number, number]
  console.log(`| ${words} | ${wall.toFixed(3)} | ${plain.toFixed(3)} | ${(wall / plain).toFixed(2)} | ${bound} |`)
}
const best = (way: keyof typeof ways): string => Math.min(...figures[way].map(({ start }) => start)).toFixed(0)
console.log(`\nstart and first call at best: ${best('wall')} ms behind the wall, ${best('plain')} ms without the launcher`)

async function measure(seam: WallSeam): Promise<Figures> {
  const begun = performance.now()
  const plugin = await startPluginBehind(
    { name: 'bench', code, operations: ['echo', 'flood'], limits: defaultLimits, node: { execPath: process.execPath } },
    seam,
  )
  await call(plugin, 'echo', { text: 'first' })
  const start = performance.now() - begun
  const memory = readPrivateMiB(plugin.pid)
  const times: number[] = []
  for (let n = 0; n < warmCalls; n += 1) {
    const at = performance.now()
    await call(plugin, 'echo', { text: 'again' })
    times.push(performance.now() - at)
  }
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await call(plugin, 'flood', flood)
  delay.disable()
  await plugin.close()
  return { start, warm: median(times), lag: delay.percentile(99) / 1e6, memory }
}

function call(plugin: PluginProcess, operation: string, input: unknown): Promise<unknown> {
  const options: CallOptions = {
    capabilities: [],
    signal: new AbortController().signal,
    timeoutMs: 60_000,
    onHostCall: () => Promise.resolve(null),
    onLog: () => undefined,
    onProgress: () => undefined,
  }
  return plugin.call(operation, input, options)
}

/** Memory that a process shares with nobody, by /proc/PID/smaps_rollup. */
function readPrivateMiB(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1')
  return [...text.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].reduce((sum, match) => sum + Number(match[1]), 0) / 1024
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
