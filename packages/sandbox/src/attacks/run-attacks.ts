import type { PluginProcess } from '../plugin-process.ts'
import { startPluginBehind } from '../start-plugin.ts'
import { numberOf, syscallNumbers, type Syscall } from '../wall/syscall-numbers.ts'
import type { LayerName } from '../wall/layer-name.ts'
import { openArena, type Arena } from './arena.ts'
import { bundleAttacks, escapedPrelude } from './attack-bundle.ts'
import type { AttackOutcome } from './attack-outcome.ts'
import { attacks as allAttacks } from './attacks.ts'
import type { Attack, Hands } from './attack.ts'
import { maxHostCalls, runAttack } from './run-attack.ts'
import { behindMiddleman, runOrphan } from './run-orphan.ts'

/** Arenas that are attacked at once. */
const maxArenas = 4

/** Attacks that one process makes one after the other, where none of them ends it. */
const maxGroup = 40

/** Milliseconds of an attack that should end by itself, of one that the host has to end, and of one that takes memory until then. */
const quietMs = 3000
const deadlyMs = 2000
const memoryMs = 10_000

/** Milliseconds, and MiB, where the host sets no limits of its own. */
const controlMs = 15_000
const controlMiB = 4096

/** CPU milliseconds of either. */
const quietCpuMs = 10_000
const deadlyCpuMs = 300

/** Choices about which attacks are run, and against which wall. */
export interface AttackOptions {
  readonly node: { readonly execPath: string }
  /** Makes words that nobody guesses. */
  readonly random: () => string
  /** Called as soon as an outcome is known. */
  readonly onOutcome?: (outcome: AttackOutcome) => void
  readonly attacks?: readonly Attack[]
  readonly hands?: readonly Hands[]
  /** Lifts the limits that the host itself sets, for a test to see that an attack does harm where nothing stops it. */
  readonly isControl?: boolean
  /** Layers that are taken away, for a test to see what gets through. */
  readonly without?: readonly LayerName[]
}

interface Job {
  readonly hands: Hands
  readonly attacks: readonly Attack[]
}

/** Attacks the wall around a plugin's process, and returns what came of each attack, in the order of the list and of `hands`. */
export async function runAttacks(options: AttackOptions): Promise<readonly AttackOutcome[]> {
  const { attacks = allAttacks, hands = ['clean', 'escaped', 'native'], onOutcome = () => undefined } = options
  const jobs = hands.flatMap((each) => planJobs(attacks, each))
  const outcomes: AttackOutcome[] = []
  const work = async (): Promise<void> => {
    const arena = await openArena(options.node.execPath, options.random)
    try {
      for (let job = jobs.shift(); job !== undefined; job = jobs.shift())
        for await (const outcome of runJob(job, arena, options)) {
          outcomes.push(outcome)
          onOutcome(outcome)
        }
    } finally {
      arena.close()
    }
  }
  await Promise.all(Array.from({ length: Math.min(maxArenas, jobs.length) }, work))
  const place = ({ name, hands: each }: AttackOutcome): number =>
    attacks.findIndex((attack) => attack.name === name) * 3 + hands.indexOf(each)
  return outcomes.sort((one, other) => place(one) - place(other))
}

/** Sorts attacks into processes: the deadly ones are alone. */
function planJobs(attacks: readonly Attack[], hands: Hands): readonly Job[] {
  const own = attacks.filter((attack) => attack.hands?.includes(hands) ?? true)
  const quiet = own.filter(({ isDeadly }) => !isDeadly)
  const groups = Array.from({ length: Math.ceil(quiet.length / maxGroup) }, (_, n) => quiet.slice(n * maxGroup, (n + 1) * maxGroup))
  return [...groups, ...own.filter(({ isDeadly }) => isDeadly).map((attack) => [attack])].map((group) => ({ hands, attacks: group }))
}

/** Runs the attacks of one process; when it ends, another one takes over. */
async function* runJob({ hands, attacks }: Job, arena: Arena, options: AttackOptions): AsyncGenerator<AttackOutcome> {
  let plugin: PluginProcess | null = null
  let calls = 0
  for (const [at, attack] of attacks.entries()) {
    try {
      if (!plugin?.alive) {
        plugin = await startAttacker(attacks, hands, options)
        calls = 0
      }
    } catch (error) {
      yield { name: attack.name, class: attack.class, does: attack.does, hands, outcome: 'not tried', detail: (error as Error).message }
      continue
    }
    calls += 1
    if (attack.isOrphan) {
      yield await runOrphan({ attack, hands, plugin, arena, numbers: numbersHere() })
      continue
    }
    const timeoutMs = options.isControl ? controlMs : timeOf(attack)
    yield await runAttack({
      attack,
      at,
      call: calls,
      hands,
      plugin,
      arena,
      numbers: numbersHere(),
      timeoutMs,
      isControl: options.isControl,
    })
  }
  await plugin?.close()
}

function startAttacker(
  attacks: readonly Attack[],
  hands: Hands,
  { node, without = [], isControl = false }: AttackOptions,
): Promise<PluginProcess> {
  const cpuMs = attacks.every((attack) => timeOf(attack) === deadlyMs) ? deadlyCpuMs : quietCpuMs
  const limits = {
    memoryMiB: isControl && attacks.some(({ isEndless }) => isEndless) ? controlMiB : 64,
    cpuMs: isControl ? controlMs : cpuMs,
    timeoutMs: quietMs,
    hostCalls: maxHostCalls,
    inFlight: 32,
  }
  return startPluginBehind(
    { name: 'attacker', code: bundleAttacks(attacks), operations: ['attack', 'rest'], limits, node },
    {
      without: hands === 'native' ? [...without, 'permissions'] : without,
      ...(hands === 'clean' ? {} : { prelude: escapedPrelude }),
      ...(attacks.some((attack) => attack.isOrphan) ? { through: behindMiddleman } : {}),
    },
  )
}

/** Finds the milliseconds that an attack has: one that takes memory or waits to be cancelled must not be stopped by the clock. */
const timeOf = ({ class: kind, isDeadly, isCancelled }: Attack): number => {
  if (kind === 'memory') return memoryMs
  return isDeadly && !isCancelled ? deadlyMs : quietMs
}

/** Numbers of this processor's system calls; none on a processor that the wall does not know. */
function numbersHere(): Readonly<Record<string, number>> {
  const { arch } = process
  if (process.platform !== 'linux' || (arch !== 'x64' && arch !== 'arm64')) return {}
  const pairs = Object.keys(syscallNumbers).map((name) => [name, numberOf(name as Syscall, arch)] as const)
  return Object.fromEntries(pairs.filter((pair): pair is readonly [Syscall, number] => pair[1] !== null))
}
