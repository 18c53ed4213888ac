import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../journeys/start-galley.ts'
import { beyond, elsewhere } from './elsewhere.ts'
import { faultTables } from './fault-tables.ts'
import { ofCommands } from './of-commands.ts'
import { ways } from './ways.ts'

describe('docs/faults.md', () => {
  it('holds no fault that nothing makes happen, and every fault has one place where it is made', () => {
    const made = [ways, elsewhere, beyond].flatMap((table) => Object.keys(table))
    expect([...made].sort()).toEqual([...faultTables.keys()].sort())
    expect(Object.keys(beyond).length).toBeLessThan(4)
  })

  it.each([...new Set(Object.values(elsewhere))])('%s makes the faults happen that it is named for', (path) => {
    const text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : ''
    const named = Object.entries(elsewhere).flatMap(([code, file]) => (file === path ? [code] : []))
    expect(named.filter((code) => !new RegExp(`\\b${code}\\b`).test(text))).toEqual([])
  })
})

// The rest is met in the slow tier: it opens data folders, packs plugins and starts gateways.
describe('a fault met by the command line has the exit code of the page', () => {
  it.each(Object.entries(ofCommands))('%s', async (code, way) => {
    const { code: exit, said } = await way()
    expect(said).toContain(`[${code}]`)
    expect(exit).toBe(faultTables.get(code))
  })
})
