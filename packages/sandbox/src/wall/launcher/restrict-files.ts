import type { LauncherPlan } from './launcher-plan.ts'
import type { SystemCalls } from './system-calls.ts'

/**
 * Takes the file system away, but for Node and its libraries, which may be read and run, and `readable`; then TCP, and from version 6 on
 * signals and abstract sockets of others (Landlock, `linux/landlock.h`). What a version does not have, the filter of system calls has.
 */
export function restrictFiles({ call, textOf }: SystemCalls, { readable }: LauncherPlan): void {
  const { readFileSync } = process.getBuiltinModule('node:fs')
  const version = call('landlock_create_ruleset', 0, 0, 1)
  // Rights of version 1 are the lowest 13 bits; 2 adds REFER, 3 TRUNCATE, 5 IOCTL_DEV.
  const rights = version >= 5 ? 0xffff : version >= 3 ? 0x7fff : version === 2 ? 0x3fff : 0x1fff
  const ruleset = Buffer.alloc(24)
  ruleset.writeBigUInt64LE(BigInt(rights), 0)
  if (version >= 4) ruleset.writeBigUInt64LE(3n, 8)
  if (version >= 6) ruleset.writeBigUInt64LE(3n, 16)
  const rules = call('landlock_create_ruleset', ruleset, version >= 6 ? 24 : version >= 4 ? 16 : 8, 0)
  const execute = 1
  const read = 4
  const allow = (path: string, access: number): void => {
    // Relative to nothing; O_PATH and O_CLOEXEC.
    const file = call('openat', -100, textOf(path), 0x28_0000)
    const rule = Buffer.alloc(12)
    rule.writeBigUInt64LE(BigInt(access), 0)
    rule.writeInt32LE(file, 8)
    call('landlock_add_rule', rules, 1, rule, 0)
    call('close', file)
  }
  // This process is the same program: what is mapped here as code, it will load again.
  const mapped = readFileSync('/proc/self/maps', 'utf8').matchAll(/^\S+ r-xp \S+ \S+ [1-9]\d* +(\/.*?)(?: \(deleted\))?$/gm)
  for (const path of new Set([process.execPath, ...Array.from(mapped, ([, file = '']) => file)])) allow(path, execute | read)
  for (const path of readable) {
    try {
      allow(path, read)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  call('landlock_restrict_self', rules, 0)
  call('close', rules)
}
