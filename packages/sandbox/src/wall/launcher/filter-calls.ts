import type { LauncherPlan } from './launcher-plan.ts'
import type { SystemCalls } from './system-calls.ts'

/** Puts the filter of system calls up (PR_SET_SECCOMP with SECCOMP_MODE_FILTER). `program` is the one name that may still be started. */
export function filterCalls({ call, addressOf }: SystemCalls, { filter }: LauncherPlan, program: Buffer): void {
  const address = addressOf(program)
  const late = { pid: process.pid, programLow: Number(address & 0xffff_ffffn), programHigh: Number(address >> 32n) }
  const instructions = Buffer.alloc(filter.length * 8)
  for (const [at, [code, ifTrue, ifFalse, operand]] of filter.entries()) {
    instructions.writeUInt16LE(code, at * 8)
    instructions.writeUInt8(ifTrue, at * 8 + 2)
    instructions.writeUInt8(ifFalse, at * 8 + 3)
    instructions.writeUInt32LE(typeof operand === 'number' ? operand : late[operand], at * 8 + 4)
  }
  const header = Buffer.alloc(16)
  header.writeUInt16LE(filter.length, 0)
  header.writeBigUInt64LE(addressOf(instructions), 8)
  call('prctl', 22, 2, header)
}
