import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { faultTables } from './fault-tables.ts'
import { onMounts } from './of-data.ts'
import { ofCommands } from './of-commands.ts'
import { ways } from './ways.ts'

// Each fault of docs/faults.md that a command or a request can meet, met: its code is said, and its exit code is that of the page.

const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0
// oxlint-disable-next-line no-console -- a test that does not run says so
if (!canMount) console.warn('unshare is not allowed here: faults of a full and of a read-only disk are not tried')

it.each(Object.entries(ways).filter(([code]) => !Object.hasOwn(ofCommands, code) && (canMount || !Object.hasOwn(onMounts, code))))(
  '%s',
  async (code, way) => {
    const { code: exit, said } = await way()
    expect(said).toContain(`[${code}]`)
    expect(exit).toBe(faultTables.get(code))
  },
)
