import type { Attack } from './attack.ts'
import { createAttackTools } from './create-attack-tools.ts'
import { openSyscalls } from './open-syscalls.ts'
import { setTraps } from './scope-attacks.ts'

/**
 * Text before the runner of a process whose plugin got out of its scope: it leaves the process, and what the scope is cleaned of, where
 * `createAttackTools` looks.
 */
export const escapedPrelude = `{
const { fetch, WebSocket } = Object.getOwnPropertyDescriptors(globalThis)
globalThis[Symbol.for('galley.process')] = process
globalThis[Symbol.for('galley.web')] = () => ({ fetch: fetch.value ?? fetch.get(), WebSocket: WebSocket.value ?? WebSocket.get() })
}`

/** Bundles attacks as a plugin with an operation `attack`, which runs one of them by its place, and `rest`, which does nothing. */
export function bundleAttacks(attacks: readonly Attack[]): Uint8Array {
  const traps = attacks.some(({ class: kind }) => kind === 'scope') ? `(${String(setTraps)})()` : ''
  const text = `${traps}
const createAttackTools = ${String(createAttackTools)}
const openSyscalls = ${String(openSyscalls)}
const attacks = [${attacks.map(({ run }) => asFunction(String(run))).join(',\n')}]
export default { operations: {
  rest: () => 'rested',
  attack: (asked, host) => {
    const tools = createAttackTools(asked, host, openSyscalls)
    host.log('info', 'begun')
    return attacks[asked.at](tools)
  },
} }`
  return new TextEncoder().encode(text)
}

/** A method that was written in short, `run() {}`, is no expression by itself. */
const asFunction = (text: string): string => (/^(async )?run\s*\(/.test(text) ? `({ ${text} }).run` : text)
