import { existsSync, rmSync } from 'node:fs'
import type { Attack, Target } from './attack.ts'
import { startBystander, type Bystander } from './bystander.ts'
import { layDecoys } from './decoys.ts'
import { judgeWords } from './judge-words.ts'
import { openListeners } from './listeners.ts'
import {
  compareStates,
  readIfThere,
  readChildren,
  readDescriptors,
  readMapped,
  readProcessState,
  readSharedMemory,
  type ProcessState,
} from './process-state.ts'

/** The state of the three processes before an attack. */
interface Before {
  readonly states: Readonly<Record<string, ProcessState | null>>
  readonly descriptors: readonly string[]
}

/** A place to be attacked, with everything that notices. */
export interface Arena {
  readonly target: () => Target
  readonly before: (pid: number) => Before
  /** Signs that an attack got through, by what the host sees; `told` is all that the plugin said. */
  look(attack: Attack, pid: number, before: Before, told: string): Promise<readonly string[]>
  close(): void
}

/** Opens an arena. `random` makes words that nobody guesses. */
export async function openArena(execPath: string, random: () => string): Promise<Arena> {
  const mark = `galley-${random()}`
  const decoys = await layDecoys(random)
  const listeners = await openListeners(decoys.target.socket, mark)
  const { tcpPort, udpPort, freePort, abstractSocket } = listeners
  const place = { ...decoys.target, mark, tcpPort, udpPort, freePort, abstractSocket, host: process.pid, execPath }
  const own = { memory: random(), environment: random(), argument: random(), file: decoys.target.secret }
  const secrets = [...decoys.secrets, own.memory, own.environment, own.argument]
  let bystander: Bystander = await startBystander(execPath, own)
  const signals: string[] = []
  const onSignal = (): void => void signals.push('the host got a signal')
  process.on('SIGURG', onSignal)
  const stateOf = (pid: number): Before => ({
    states: { plugin: readProcessState(pid), bystander: readProcessState(bystander.pid), host: readProcessState(process.pid) },
    descriptors: readDescriptors(pid),
  })
  return {
    target: () => ({ ...place, bystander: bystander.pid, bystanderMemory: bystander.memory, bystanderFile: bystander.file }),
    before: stateOf,
    async look(attack, pid, before, told) {
      const after = stateOf(pid)
      const seen = [
        ...judgeWords(told, { attack, pid, secrets }),
        ...decoys.look(),
        ...(await listeners.look()),
        ...(await bystander.look()),
        ...signals.splice(0),
        ...findChanges(before, after),
        ...findGains(pid, decoys.target.folder),
        ...findMarks(mark, pid),
        ...('polluted' in {} ? ['the host’s prototypes changed'] : []),
      ]
      const signs = [...new Set(seen)]
      if (signs.some((sign) => sign.includes('bystander'))) {
        bystander.close()
        bystander = await startBystander(execPath, own)
      }
      return signs
    },
    close() {
      process.off('SIGURG', onSignal)
      bystander.close()
      listeners.close()
      decoys.close()
    },
  }
}

/** Finds what an attack changed of the three processes, and what the plugin's has open since. */
function findChanges(before: Before, after: Before): readonly string[] {
  const changed = Object.entries(after.states).flatMap(([who, state]) =>
    compareStates(before.states[who] ?? null, state).map((thing) => `${thing} of the ${who} changed`),
  )
  const opened = after.descriptors.filter((link) => !before.descriptors.includes(link))
  return [...changed, ...opened.map((link) => `it opened ${link.replaceAll(/\d+/g, 'N')}`)]
}

/** Finds what no plugin's process may have at any time: children, shared memory, code of the decoys. */
function findGains(pid: number, folder: string): readonly string[] {
  return [
    ...readChildren(pid).map(() => 'it has a child'),
    ...readSharedMemory(pid).map(() => 'it shares memory'),
    ...(readMapped(pid, folder).length > 0 ? ['it loaded code'] : []),
  ]
}

/** Looks in the places that all programs of a machine share. */
function findMarks(mark: string, pid: number): readonly string[] {
  const files = [`/dev/shm/${mark}`, `/dev/mqueue/${mark}`, `/tmp/perf-${pid}.map`].filter((file) => existsSync(file))
  for (const file of files) rmSync(file, { force: true })
  return [
    ...files.map((file) => `a file was made in ${file.split('/').slice(0, -1).join('/')}`),
    ...(readIfThere('/proc/keys').includes(mark) ? ['a key was left'] : []),
  ]
}
