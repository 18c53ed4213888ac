import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

// What runs with the repository's own rights is pinned to bytes that somebody looked at.

const root = join(import.meta.dirname, '..')
const workflows = globSync('.github/workflows/*.yml', { cwd: root })
const files = [...workflows, 'security/audit/action.yml']
const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).status === 0

describe('workflows', () => {
  it.each(files)('%s pins every action by its full commit, with the version beside it', (file) => {
    const used = readFileSync(join(root, file), 'utf8')
      .split('\n')
      .filter((line) => /^\s*(- )?uses:/.test(line))
    expect(used.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
  })

  it.each(workflows)('%s grants nothing to all jobs and keeps no credentials in a checkout', (file) => {
    const text = readFileSync(join(root, file), 'utf8')
    expect(text).toContain('\npermissions: {}\n')
    expect(text.split('persist-credentials: false').length).toBe(text.split('actions/checkout@').length)
  })

  for (const [program, args] of [
    ['actionlint', workflows],
    ['zizmor', ['--offline', '--quiet', '.github', 'security/audit/action.yml']],
  ] as const)
    it.skipIf(!isInstalled(program))(`have no finding of ${program} (skipped where it is not installed)`, () => {
      const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
      expect(status, `${stdout}${stderr}`).toBe(0)
    })
})
