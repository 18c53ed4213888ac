import { isBuiltin } from 'node:module'
import { isFault } from '@galley/fault'
import type { PluginProcess } from '../plugin-process.ts'
import { openProcessUsage } from '../process-usage.ts'
import type { Arena } from './arena.ts'
import type { Attack, Hands } from './attack.ts'
import type { AttackOutcome } from './attack-outcome.ts'
import { measureAttack } from './measure-attack.ts'

/** Milliseconds in which the host has to end a process whose attack goes on after its answer, and CPU milliseconds that it may use until then. */
const maxAfterMs = 40_000
const maxAfterCpuMs = 5000

/** Host calls that the host answers in one call; the attacks ask for more. */
export const maxHostCalls = 1000

/** Log lines that the host hears from one call at most, by the protocol. */
const maxHeard = 10_000

/** Lists the modules that attacks use and this Node does not have: Node 24 has no FFI. */
export const missingModules = (): readonly string[] => ['ffi', 'sqlite'].filter((name) => !isBuiltin(`node:${name}`))

/** One attack in a process, with what is around it. */
export interface AttackRun {
  readonly attack: Attack
  /** Its place in the bundle. */
  readonly at: number
  readonly hands: Hands
  readonly plugin: PluginProcess
  readonly arena: Arena
  /** Number of the call in its process. */
  readonly call: number
  readonly numbers: Readonly<Record<string, number>>
  readonly timeoutMs: number
  /** Nobody is expected to stop it. */
  readonly isControl?: boolean | undefined
}

/** Runs one attack and judges it by what the host sees, never by what the attack says of itself. */
export async function runAttack({
  attack,
  at,
  call,
  hands,
  plugin,
  arena,
  numbers,
  timeoutMs,
  isControl,
}: AttackRun): Promise<AttackOutcome> {
  const before = arena.before(plugin.pid)
  const measured = measureAttack(plugin.pid)
  const told: string[] = []
  let hasBegun = false
  let asked = 0
  const cancel = new AbortController()
  const input = { at, target: arena.target(), input: attack.input ?? [], numbers, call, missing: missingModules() }
  const called = plugin.call('attack', input, {
    capabilities: ['search'],
    signal: cancel.signal,
    timeoutMs,
    onHostCall: (operation, args) => {
      asked += 1
      if (operation !== 'search') told.push(`asked ${operation}`)
      return (args as { query?: string } | null)?.query === 'never' ? Promise.withResolvers<never>().promise : Promise.resolve({ hits: [] })
    },
    onLog: (_, message) => {
      if (message === 'begun') hasBegun = true
      told.push(message)
      if (hasBegun && attack.isCancelled) cancel.abort()
    },
    onProgress: () => undefined,
  })
  let ended = await settle(called, told)
  if (attack.isEndless && !isControl && (ended.code === null || ended.code === 'CANCELLED')) ended = await untilEnd(plugin)
  const signs = [
    ...measured(),
    ...(await arena.look(attack, plugin.pid, before, told.join('\n'))),
    ...(asked > maxHostCalls ? [`${asked} questions were answered`] : []),
    ...(told.length > maxHeard + 1 ? [`${told.length} lines were heard`] : []),
    ...(told.some((line) => line.startsWith('asked ')) ? ['it was answered what it was not granted'] : []),
    ...(attack.isEndless && ended.code === null ? ['nobody stopped it'] : []),
  ]
  return { name: attack.name, class: attack.class, does: attack.does, hands, ...judge(signs, hasBegun, ended) }
}

interface Ended {
  /** Code of the fault; null when it answered. */
  readonly code: string | null
  readonly words: string
}

function judge(signs: readonly string[], hasBegun: boolean, ended: Ended): Pick<AttackOutcome, 'outcome' | 'detail'> {
  if (signs.length > 0) return { outcome: 'got through', detail: signs.join(', ') }
  if (!hasBegun) return { outcome: 'not tried', detail: `it never began: ${ended.words}` }
  const absent = /absent: (.*)/.exec(ended.words)?.[1]
  if (absent !== undefined) return { outcome: 'nothing there', detail: absent }
  return { outcome: 'contained', detail: ended.words }
}

async function settle(called: Promise<unknown>, told: string[]): Promise<Ended> {
  try {
    const value = await called
    told.push(typeof value === 'string' ? value : JSON.stringify(value ?? null))
    return { code: null, words: 'it came to an end with nothing' }
  } catch (error) {
    return describe(error)
  }
}

function describe(error: unknown): Ended {
  if (!isFault(error)) return { code: 'CANCELLED', words: 'cancelled' }
  const reason = error.details['reason'] ?? error.details['what'] ?? error.details['how']
  return {
    code: error.code,
    words: error.code === 'PLUGIN_FAILED' ? `refused: ${reason}` : `${error.code}${reason === undefined ? '' : `: ${reason}`}`,
  }
}

/** Waits until the host has ended the process, and gives its reason. A process that computes meanwhile gets its share of CPU time first. */
async function untilEnd(plugin: PluginProcess): Promise<Ended> {
  const usage = openProcessUsage(plugin.pid)
  const used = usage.cpuMs() ?? 0
  const end = performance.now() + maxAfterMs
  while (plugin.alive && performance.now() < end && (usage.cpuMs() ?? 0) - used < maxAfterCpuMs)
    await new Promise((resolve) => setTimeout(resolve, 50))
  usage.close()
  if (plugin.alive) return { code: null, words: 'it went on' }
  const nothing = {
    capabilities: [],
    timeoutMs: 1000,
    signal: new AbortController().signal,
    onHostCall: () => Promise.resolve(),
    onLog: () => undefined,
    onProgress: () => undefined,
  }
  return settle(plugin.call('rest', {}, nothing), [])
}
