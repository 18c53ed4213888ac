import type { AttackTools, Target } from './attack.ts'
import type { NodeModules } from './node-modules.ts'
import type { OpenSyscalls } from './open-syscalls.ts'

interface Asked {
  readonly target: Target
  readonly input: readonly (number | string)[]
  /** Numbers of this processor's system calls. */
  readonly numbers: Readonly<Record<string, number>>
  readonly call: number
  /** Modules that this Node does not have, whatever its flags. */
  readonly missing: readonly string[]
}

/**
 * Makes the tools of an attack. Runs in the plugin's process, where it is text: it uses only its parameters and what is there. The
 * process is under a symbol of the global object for those who got out (`escapedPrelude`).
 */
export function createAttackTools(
  { target, input, numbers, call, missing }: Asked,
  host: AttackTools['host'],
  openSyscalls: OpenSyscalls,
): AttackTools {
  const found = (globalThis as unknown as Record<symbol, NodeJS.Process | undefined>)[Symbol.for('galley.process')]
  const node = (): NodeJS.Process => {
    if (found === undefined) throw new Error('there is no process in a clean scope')
    return found
  }
  const take = <Name extends keyof NodeModules>(name: Name): NodeModules[Name] => {
    const taken = node().getBuiltinModule(`node:${name}`) as unknown as NodeModules[Name] | undefined
    if (taken === undefined) throw new Error(`${missing.includes(name) ? 'absent: ' : ''}this Node has no ${name}`)
    return taken
  }
  const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
  const say = (value: unknown): void => host.log('info', `told: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const write: AttackTools['write'] = (text) => {
    const fs = take('fs')
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
    for (let at = 0; at < bytes.length;)
      try {
        at += fs.writeSync(1, bytes, at)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      }
  }
  return {
    target,
    input,
    call,
    host,
    node,
    pause,
    say,
    take,
    web: () => {
      node()
      return (globalThis as unknown as Record<symbol, () => ReturnType<AttackTools['web']>>)[Symbol.for('galley.web')]?.() as ReturnType<
        AttackTools['web']
      >
    },
    until: (emitter, event) =>
      new Promise((resolve, reject) => {
        emitter.once('error', reject)
        emitter.once(event, resolve)
        setTimeout(reject, 2000, new Error(`no ${event} within two seconds`))
      }),
    absent: (reason) => {
      throw new Error(`absent: ${reason}`)
    },
    write,
    ...openSyscalls(take, numbers),
  }
}
