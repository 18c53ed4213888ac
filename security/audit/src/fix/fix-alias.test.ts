import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { locked, plan } from '../../test/fix/plan-for.ts'
import { readAsks } from './asks/read-asks.ts'

// One project in five lockfiles, each written by the real package manager: @isaacs/cliui 8.0.2, which asks for string-width 4 by an alias.
const lockOf = (file: string): string => readFileSync(join(import.meta.dirname, 'fixtures', 'alias', file), 'utf8')
const manifest = '{\n  "dependencies": {\n    "@isaacs/cliui": "8.0.2"\n  }\n}\n'
const packages = [
  locked('@isaacs/cliui', '8.0.2', { direct: true }),
  locked('string-width', '4.2.3', { alias: 'string-width-cjs' }),
  locked('string-width', '5.1.2'),
]

const rows = [
  [
    'npm',
    'package-lock.json',
    'package.json',
    { overrides: { 'string-width-cjs@<5.1.1': 'npm:string-width@5.1.1', 'wrap-ansi-cjs@7.0.0': { 'string-width': '5.1.1' } } },
  ],
  [
    'yarn-classic',
    'yarn-classic.lock',
    'package.json',
    {
      resolutions: { '**/@isaacs/cliui/string-width-cjs': 'npm:string-width@5.1.1', '**/wrap-ansi-cjs/string-width': '5.1.1' },
    },
  ],
  [
    'yarn-berry',
    'yarn-berry.lock',
    'package.json',
    {
      resolutions: { 'string-width-cjs@npm:string-width@^4.2.0': 'npm:string-width@5.1.1', 'string-width@npm:^4.1.0': '5.1.1' },
    },
  ],
  [
    'bun',
    'bun.lock',
    'package.json',
    {
      overrides: { 'string-width-cjs@npm:string-width@^4.2.0': 'npm:string-width@5.1.1', 'wrap-ansi@7.0.0': { 'string-width': '5.1.1' } },
    },
  ],
] as const

describe('an alias below a dependency', () => {
  it.each([...rows.map(([format, file]) => [format, file] as const), ['pnpm', 'pnpm-lock.yaml'] as const])(
    '%s tells who asks, under which name',
    (format, file) => {
      const asks = readAsks(format, lockOf(file), 'string-width').map(
        ({ by, key, version }) => `${by?.name}@${by?.version} ${key} ${version}`,
      )
      expect(asks.toSorted()).toEqual([
        '@isaacs/cliui@8.0.2 string-width 5.1.2',
        '@isaacs/cliui@8.0.2 string-width-cjs 4.2.3',
        'wrap-ansi@7.0.0 string-width 4.2.3',
        'wrap-ansi@8.1.0 string-width 5.1.2',
      ])
    },
  )

  it.each(rows)('%s keeps its target, and the entry that is well stays', (format, file, written, expected) => {
    const texts = { [file]: lockOf(file), 'package.json': manifest }
    const { after, again } = plan(format, file, texts, packages, { 'string-width@4.2.3': ['5.1.1'] })
    expect(JSON.parse(after[written] ?? '')).toEqual({ dependencies: { '@isaacs/cliui': '8.0.2' }, ...expected })
    expect(again.edits).toEqual([])
  })

  it('pnpm keeps its target, and the entry that is well stays', () => {
    const texts = { 'pnpm-lock.yaml': lockOf('pnpm-lock.yaml'), 'package.json': manifest }
    const { after, again } = plan('pnpm', 'pnpm-lock.yaml', texts, packages, { 'string-width@4.2.3': ['5.1.1'] })
    expect(after['pnpm-workspace.yaml']).toBe(
      'overrides:\n  string-width-cjs: npm:string-width@5.1.1\n  wrap-ansi@7.0.0>string-width: 5.1.1\n',
    )
    expect(again.edits).toEqual([])
  })
})
