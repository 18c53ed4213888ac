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
  const own = { memory: random(), environment: random(), argument: random(), file: decoys.target.secret }
  const secrets = [...decoys.secrets, own.memory, own.environment, own.argument]
  let bystander: Bystander = await startBystander(execPath, own)
  const signals: string[] = []
  const onSignal = (): void => void signals.push('the host got a signal')
  process.on('SIGURG', onSignal)
  const states = (pid: number): Before['states'] => ({
    plugin: readProcessState(pid),
    bystander: readProcessState(bystander.pid),
    host: readProcessState(process.pid),
  })
  return {
    target: () => ({
      ...decoys.target,
      mark,
      tcpPort: listeners.tcpPort,
      udpPort: listeners.udpPort,
      freePort: listeners.freePort,
      abstractSocket: listeners.abstractSocket,
      bystander: bystander.pid,
      bystanderMemory: bystander.memory,
      bystanderFile: bystander.file,
      host: process.pid,
      execPath,
    }),
    before: (pid) => ({ states: states(pid), descriptors: readDescriptors(pid) }),
    async look(attack, pid, before, told) {
      const after = states(pid)
      const seen = [
        ...judgeWords(told, { attack, pid, secrets }),
        ...decoys.look(),
        ...(await listeners.look()),
        ...(await bystander.look()),
        ...signals.splice(0),
        ...Object.entries(after).flatMap(([who, state]) =>
          compareStates(before.states[who] ?? null, state).map((thing) => `${thing} of the ${who} changed`),
        ),
        ...readDescriptors(pid)
          .filter((link) => !before.descriptors.includes(link))
          .map((link) => `it opened ${link.replaceAll(/\d+/g, 'N')}`),
        ...readChildren(pid).map(() => 'it has a child'),
        ...readSharedMemory(pid).map(() => 'it shares memory'),
        ...readMapped(pid, decoys.target.folder)
          .map(() => 'it loaded code')
          .slice(0, 1),
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

/** Looks in the places that all programs of a machine share. */
function findMarks(mark: string, pid: number): readonly string[] {
  const files = [`/dev/shm/${mark}`, `/dev/mqueue/${mark}`, `/tmp/perf-${pid}.map`].filter((file) => existsSync(file))
  for (const file of files) rmSync(file, { force: true })
  return [
    ...files.map((file) => `a file was made in ${file.split('/').slice(0, -1).join('/')}`),
    ...(readIfThere('/proc/keys').includes(mark) ? ['a key was left'] : []),
  ]
}
