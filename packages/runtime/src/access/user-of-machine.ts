import type { Caller } from './access.ts'

/** Whoever runs a command on this machine: the data folder is theirs, and so is all that it lets do. */
export const userOfMachine: Caller = { name: 'command', scopes: ['admin'], limits: {} }
