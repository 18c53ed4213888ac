import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { freshData, root, startGalley } from './start-galley.ts'

/** Milliseconds of CPU time in a minute: 0.3 % of a core. */
const maxIdleCpuMs = 180

/** Milliseconds in one of the ticks in which Linux counts CPU time (USER_HZ). */
const tickMs = 10

/** Fields of /proc/PID/stat behind the program's name: state, parent, …, utime, stime, cutime, cstime (proc_pid_stat(5)). */
const statOf = (pid: number): readonly string[] => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)!.split(' ')

/** The processes that a process started, and those that they started. */
function below(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim().split(' ').filter(Boolean).map(Number)
  return [children, ...children.map(belowIfAlive)].flat()
}

function belowIfAlive(pid: number): readonly number[] {
  try {
    return below(pid)
  } catch {
    return []
  }
}

/** Ticks of CPU time in the fields from one to before the other. */
const ticksOf = (pid: number, from: number, to: number): number =>
  statOf(pid)
    .slice(from, to)
    .reduce((sum, ticks) => sum + Number(ticks), 0)

/** CPU milliseconds of a process and of all that it started, those that have ended included. */
const cpuMs = (pid: number): number => (ticksOf(pid, 11, 15) + below(pid).reduce((sum, child) => sum + ticksOf(child, 11, 13), 0)) * tickMs

test.runIf(process.platform === 'linux')(
  'an idle gateway costs next to nothing, starts no plugin before a run needs it, and ends each after a minute',
  async () => {
    const data = await freshData()
    const started = startGalley(['start', '--port', '0', '--no-example'], { data })
    onTestFinished(async () => {
      started.child.kill('SIGKILL')
      await started.done
    })
    const url = /ready at (\S+)/.exec(await started.said('/enter?ticket='))?.[1] ?? ''
    const authorization = `Bearer ${readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()}`
    const ask = async (path: string, init: RequestInit = {}): Promise<Record<string, unknown>> => {
      const answer = await fetch(`${url}${path}`, { ...init, headers: { authorization, 'content-type': 'application/json' } })
      return (await answer.json()) as Record<string, unknown>
    }
    const gateway = started.child.pid!
    expect((await ask('/v1/plugins'))['plugins']).toHaveLength(12)
    expect(below(gateway)).toEqual([])

    await sleep(5000)
    const fresh = cpuMs(gateway)
    await sleep(60_000)
    const beforeAnyRun = cpuMs(gateway) - fresh
    expect(below(gateway)).toEqual([])

    const folder = join(root, 'examples', 'first-draft', 'documents')
    const brief = { topic: 'Open models and package registries', words: 400, sources: { folder }, models: { default: 'none' } }
    const { id } = await ask('/v1/drafts', { method: 'POST', body: JSON.stringify(brief) })
    const status = async (): Promise<unknown> => (await ask(`/v1/drafts/${String(id)}`))['status']
    await expect.poll(status, { timeout: 60_000, interval: 250 }).toMatch(/^(done|incomplete)$/)
    const alive = (): readonly number[] =>
      below(gateway).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('runPlugin'))
    expect(alive().length).toBeGreaterThanOrEqual(5)
    // Readers end after five seconds without a call, all others after a minute.
    await sleep(8000)
    const plugins = alive()
    expect(plugins.length).toBeGreaterThanOrEqual(4)

    // The plugins by themselves: the gateway collects the garbage of the run meanwhile.
    const used = (): number => plugins.reduce((sum, pid) => sum + ticksOf(pid, 11, 13) * tickMs, 0)
    const ran = used()
    await sleep(45_000)
    const ofPlugins = used() - ran
    await expect.poll(() => below(gateway), { timeout: 15_000 }).toEqual([])
    expect({ beforeAnyRun, ofPlugins }).toSatisfy(() => beforeAnyRun + ofPlugins <= maxIdleCpuMs)
  },
)
