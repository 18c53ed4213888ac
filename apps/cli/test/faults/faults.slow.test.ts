import { expect, it } from 'vitest'
import { faultTables } from './fault-tables.ts'
import { ofCommands } from './of-commands.ts'
import { ways } from './ways.ts'

// Each fault of docs/faults.md that a command or a request can meet, met: its code is said, and its exit code is that of the page.

it.each(Object.entries(ways).filter(([code]) => !Object.hasOwn(ofCommands, code)))('%s', async (code, way) => {
  const { code: exit, said } = await way()
  expect(said).toContain(`[${code}]`)
  expect(exit).toBe(faultTables.get(code))
})
