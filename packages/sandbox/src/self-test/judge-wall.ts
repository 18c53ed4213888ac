import type { WallLayer } from '../wall/wall-report.ts'
import type { EscapeFacts } from './escape.ts'
import type { SystemFacts } from './probe-system.ts'

/** Everything that the self-test saw. Null where a process did not get so far. */
export interface WallFacts {
  readonly system: SystemFacts | null
  readonly escape: EscapeFacts | null
  /** Limits that were asked for. */
  readonly limits: readonly (readonly [resource: number, value: number])[]
  /** Layers that the launcher could not put up, with the kernel's word. */
  readonly missing: Readonly<Record<string, string>>
  /** Last words of a process that did not get so far. */
  readonly problem: string
}

type Verdict = readonly [isHeld: boolean, detail: string]

/** Verdicts over the layers that system calls try. */
const systemLayers: Readonly<Record<string, (facts: SystemFacts, limits: WallFacts['limits']) => Verdict>> = {
  descriptors: ({ useStray }) => [useStray === 'EBADF', `use a descriptor that it should not have: ${useStray}`],
  rlimits: ({ limits }, asked) => [
    asked.every(([resource, value]) => limits.some(([of, soft, hard]) => of === resource && soft <= value && hard <= value)),
    `resource, soft and hard limit: ${limits.map((limit) => limit.join(' ')).join(', ')}`,
  ],
  'no-new-privs': ({ noNewPrivs }) => [noNewPrivs === 1, `NoNewPrivs ${noNewPrivs}`],
  landlock: ({ listRoot, writeDevice }) => [
    listRoot === 'EACCES' && writeDevice === 'EACCES',
    `list the root folder: ${listRoot}; write to the null device: ${writeDevice}`,
  ],
  capabilities: ({ hasCapabilities }) => [!hasCapabilities, hasCapabilities ? 'it has some' : 'it has none'],
  'parent-death': ({ deathSignal }) => [deathSignal === 9, `signal when the host dies: ${deathSignal}`],
  seccomp: ({ seccomp, openSocket, becomeAnother }) => [
    seccomp === 2 && openSocket === 'EPERM' && becomeAnother === 'EPERM',
    `Seccomp ${seccomp}; open a socket: ${openSocket}; become another program: ${becomeAnother}`,
  ],
}

/** Verdicts over Node's own layers, and over the escape that has all of them before it. */
const escapeLayers: Readonly<Record<string, (facts: EscapeFacts) => Verdict>> = {
  permissions: ({ readNode }) => [readNode === 'ERR_ACCESS_DENIED', `read the program's own file through Node: ${readNode}`],
  flags: ({ couldSetFlags }) => [!couldSetFlags, couldSetFlags ? 'it set a flag of V8 and went on' : 'setting a flag of V8 was its end'],
  escape: ({ gotOut, done }) => [
    done.length === 0,
    `${gotOut ? 'it got out of its module scope by itself' : 'let out of its module scope'}, it could ${done.join(', ') || 'do nothing'}`,
  ],
}

/** Names of the layers, in the order of a report. */
export const layerNames: readonly string[] = [...Object.keys(systemLayers), ...Object.keys(escapeLayers)]

/** The cure where nobody knows a better one. */
const unknownCure = 'Report it as SECURITY.md says: the wall lets something through that it should hold.'

/** Cures by the kernel's word for a layer that it did not put up. */
const cures: Readonly<Record<string, string>> = {
  ENOSYS: 'Use Linux 5.13 or newer; where this is a container, allow landlock and seccomp in its profile.',
  EOPNOTSUPP: 'Add landlock to the lsm parameter of the kernel and start the machine again.',
  EPERM: 'Allow it in the profile of the container, or of the service, that this runs in.',
}

/** Judges each layer by what its own probe saw. A layer that was not probed does not hold. */
export function judgeWall({ system, escape, limits, missing, problem }: WallFacts): readonly WallLayer[] {
  const judge = (name: string, verdict: Verdict | null): WallLayer => {
    const word = missing[name]
    if (word !== undefined) return missingLayer(name, word)
    if (verdict === null) return { name, state: 'failed', detail: `not tried: ${problem}`, cure: unknownCure }
    const [isHeld, detail] = verdict
    return isHeld ? { name, state: 'holds', detail } : { name, state: 'failed', detail, cure: unknownCure }
  }
  return [
    ...Object.entries(systemLayers).map(([name, verdict]) => judge(name, system && verdict(system, limits))),
    ...Object.entries(escapeLayers).map(([name, verdict]) => judge(name, escape && verdict(escape))),
  ]
}

/** A layer that the launcher could not put up; `word` ends with the kernel's code. */
function missingLayer(name: string, word: string): WallLayer {
  const code = word.split(' ').at(-1) ?? ''
  return { name, state: 'absent', detail: word, cure: cures[code] ?? unknownCure }
}
