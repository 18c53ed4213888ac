import type { NodeModules } from './node-modules.ts'

/** Things that an attack is after. */
export type AttackClass =
  | 'scope'
  | 'files'
  | 'network'
  | 'other processes'
  | 'descriptors'
  | 'engine flags'
  | 'memory'
  | 'CPU'
  | 'protocol'
  | 'host'
  | 'information'

/**
 * Position of the attacker. `clean`: a plugin as it is loaded. `escaped`: a plugin that got out of its clean scope, with Node's `process`
 * in hand. `native`: one that got past Node as well and makes system calls itself, so that only the operating system's wall is left.
 */
export type Hands = 'clean' | 'escaped' | 'native'

/** One attack: a function that is handed to the plugin's process as text, so it may use only its parameter and what the language has. */
export interface Attack {
  /** Unique, in words joined by hyphens. */
  readonly name: string
  readonly class: AttackClass
  /** One sentence: the thing that the plugin does if nobody stops it. */
  readonly does: string
  readonly run: (tools: AttackTools) => unknown
  /** Values for `run`, which cannot see what is around it. */
  readonly input?: readonly (number | string)[]
  /** Those who can try it; all three when left out. */
  readonly hands?: readonly Hands[]
  /** It is contained only when the host stops it or the system refuses it: whoever lets it come to its end has let it through. */
  readonly isEndless?: boolean
  /** Its process is expected to end: it is run alone. */
  readonly isDeadly?: boolean
  /** It is tried in a process whose host is killed; it must not outlive that. */
  readonly isOrphan?: boolean
  /** The host cancels the call after the attack has begun. */
  readonly isCancelled?: boolean
  /** Node and the host's own code contain it without the wall: there is no control run in which it succeeds. */
  readonly isHeldWithoutWall?: boolean
}

/** Everything that an attack may use, inside the plugin's process. */
export interface AttackTools {
  readonly target: Target
  /** The attack's own values. */
  readonly input: readonly (number | string)[]
  /** Node's module; throws in a clean scope. */
  readonly take: <Name extends keyof NodeModules>(name: Name) => NodeModules[Name]
  /** Node's process; throws in a clean scope. */
  readonly node: () => NodeJS.Process
  readonly host: {
    readonly search: (query: unknown) => Promise<unknown>
    readonly log: (level: string, words: string) => void
    readonly signal: AbortSignal
  }
  /** Tells the host something in the middle of an attack; what an attack returns is told as well. */
  readonly say: (value: unknown) => void
  /** Functions of the web platform that a clean scope does not have; throws there. */
  readonly web: () => Pick<typeof globalThis, 'fetch' | 'WebSocket'>
  /** Waits for an event of an emitter; rejects with its error, or after two seconds. */
  readonly until: (emitter: NodeJS.EventEmitter, event: string) => Promise<unknown>
  readonly pause: (milliseconds: number) => Promise<void>
  /** Makes a system call by name. Strings are passed as C strings, arrays by address. Throws when it answers −1. */
  readonly syscall: (name: string, ...args: readonly (number | bigint | string | Uint8Array)[]) => number
  /** Address of an array's bytes. */
  readonly addressOf: (bytes: Uint8Array) => bigint
  /** Ends an attack that this machine or this Node has nothing for: it was not tried. */
  readonly absent: (reason: string) => never
  /** Number of the call, as the protocol has it. */
  readonly call: number
  /** Writes to the process's standard output, past the runner. */
  readonly write: (text: string | Uint8Array) => void
}

/** Addresses of what can be attacked. Nothing secret is in it: that is what an attack has to bring home. */
export interface Target {
  /** A folder with a file in it whose name nobody told. */
  readonly folder: string
  /** A file with a secret text, and the same as a module, a JSON file, an env file and a database. */
  readonly secret: string
  /** A link to the secret file; beside it, `end` is one whose end nobody told. */
  readonly link: string
  /** A file that can be changed or removed. */
  readonly victim: string
  /** An empty folder. */
  readonly out: string
  /** A name that is in no shared place yet. */
  readonly mark: string
  readonly tcpPort: number
  readonly udpPort: number
  /** A free port, at which the host knocks after the attack. */
  readonly freePort: number
  readonly socket: string
  /** A file of native code; empty where there is none. */
  readonly library: string
  readonly abstractSocket: string
  /** A Node process of the same user that has nothing to do with the plugin. */
  readonly bystander: number
  /** Address and length of a secret text in the bystander's memory. */
  readonly bystanderMemory: string
  /** Descriptor of the secret file in the bystander. */
  readonly bystanderFile: number
  readonly host: number
  readonly execPath: string
  readonly hasTerminal: boolean
}
