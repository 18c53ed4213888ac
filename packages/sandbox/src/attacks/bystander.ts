import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** Milliseconds that the bystander has to answer: one that is stopped never does. */
const maxAnswerMs = 1500

/** Text in the bystander's memory, and as its environment and argument; the attacks are to bring it home. */
export interface BystanderSecrets {
  readonly memory: string
  readonly environment: string
  readonly argument: string
  /** File that it holds open. */
  readonly file: string
}

/** Tells the fate of the bystander, in its own words. */
interface Account {
  readonly signals: readonly string[]
  readonly inspector: string | null
  readonly memory: string
}

/** A Node process of this user that has nothing to do with the plugin, and remembers what is done to it. */
export interface Bystander {
  readonly pid: number
  /** Address and length of its secret in memory; empty on a Node without FFI. */
  readonly memory: string
  readonly file: number
  /** Signs that somebody did something to it. */
  look(): Promise<readonly string[]>
  close(): void
}

const script = `
const { openSync } = require('node:fs')
const [, memory, file] = process.argv
const secret = Buffer.from(memory)
const signals = []
for (const name of ['SIGUSR2', 'SIGTERM', 'SIGINT', 'SIGHUP', 'SIGIO', 'SIGALRM']) process.on(name, () => signals.push(name))
let address = ''
try { address = require('node:ffi').getRawPointer(secret) + '+' + secret.length } catch {}
const descriptor = openSync(file, 'r')
const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n')
process.stdin.on('data', () => setTimeout(() => say({ signals, inspector: require('node:inspector').url() ?? null, memory: secret.toString() }), 10))
process.stdin.on('end', () => process.exit(0))
say({ address, descriptor })
`

/** Starts a bystander and waits until it has told where its secret lies. The secrets reach it as environment, argument, file and memory. */
export async function startBystander(execPath: string, secrets: BystanderSecrets): Promise<Bystander> {
  const child = spawn(execPath, ['--no-warnings', '-e', script, secrets.memory, secrets.file, secrets.argument], {
    env: { SECRET: secrets.environment },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  child.stdin.on('error', () => undefined)
  const lines = createInterface(child.stdout)
  const hear = async (): Promise<unknown> => {
    const [line] = (await once(lines, 'line', { signal: AbortSignal.timeout(maxAnswerMs * 4) })) as [string]
    return JSON.parse(line) as unknown
  }
  const { address, descriptor } = (await hear()) as { address: string; descriptor: number }
  return {
    pid: child.pid ?? 0,
    memory: address,
    file: descriptor,
    async look() {
      if (isOver(child)) return ['the bystander was killed']
      const answer = once(lines, 'line', { signal: AbortSignal.timeout(maxAnswerMs) }) as Promise<[string]>
      child.stdin.write('?')
      try {
        const [line] = await answer
        const { signals, inspector, memory } = JSON.parse(line) as Account
        return [
          ...signals.map((name) => `the bystander got ${name}`),
          ...(inspector === null ? [] : ['the inspector of the bystander is open']),
          ...(memory === secrets.memory ? [] : ['the memory of the bystander was changed']),
        ]
      } catch {
        return [isOver(child) ? 'the bystander was killed' : 'the bystander stands still']
      }
    },
    close() {
      child.kill('SIGKILL')
    },
  }
}

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null
