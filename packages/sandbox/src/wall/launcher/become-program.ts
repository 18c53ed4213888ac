import type { LauncherPlan } from './launcher-plan.ts'
import type { SystemCalls } from './system-calls.ts'

/** Becomes Node with the arguments and an empty environment; comes back only with an error. `program` is the bytes that the filter knows. */
export function becomeProgram({ call, addressOf, textOf }: SystemCalls, { args, handed }: LauncherPlan, program: Buffer): void {
  // Node closes what it was handed when it becomes another program.
  for (let descriptor = 0; descriptor < 4 + handed; descriptor += 1) call('fcntl', descriptor, 2, 0)
  const words = [program, ...args.map(textOf)]
  const list = Buffer.alloc((words.length + 1) * 8)
  for (const [at, text] of words.entries()) list.writeBigUInt64LE(addressOf(text), at * 8)
  call('execve', program, list, Buffer.alloc(8))
}
