import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSyscallHeader } from '../../test/syscall-headers.ts'
import { numberOf, syscallNumbers, type Syscall } from './syscall-numbers.ts'

const headers = {
  x64: '/usr/include/x86_64-linux-gnu/asm/unistd_64.h',
  arm64: '/usr/include/asm-generic/unistd.h',
} as const

describe.each(['x64', 'arm64'] as const)('the numbers of %s', (processor) => {
  const isThere = existsSync(headers[processor])
  test.runIf(isThere)("are those of this machine's kernel headers", () => {
    const known = readSyscallHeader(headers[processor])!
    const youngest = Math.max(...known.values())
    const table = (Object.keys(syscallNumbers) as Syscall[]).map((name) => [name, numberOf(name, processor)] as const)
    // A header that is older than the table knows nothing of its youngest.
    const comparable = table.filter(([, number]) => number === null || number <= youngest)
    expect(comparable.length).toBeGreaterThan(150)
    expect(comparable).toEqual(comparable.map(([name]) => [name, known.get(name) ?? null]))
  })
  test.skipIf(isThere)(`SKIPPED: there is no ${headers[processor]} (Debian: linux-libc-dev)`, () => undefined)
})
