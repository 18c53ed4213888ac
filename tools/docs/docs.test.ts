import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FaultTable } from '../../packages/fault/src/index.ts'
import { findingCodes, rules } from '../../security/findings/src/rules.ts'
import { describe, expect, it } from 'vitest'

// The docs agree with the code, in both directions.

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

async function tables(): Promise<ReadonlyMap<string, FaultTable>> {
  const found = new Map<string, FaultTable>()
  for (const folder of ['apps', 'packages', 'security'])
    for (const name of readdirSync(join(root, folder))) {
      const file = join(root, folder, name, 'src', 'faults.ts')
      if (!existsSync(file)) continue
      const module = (await import(pathToFileURL(file).href)) as { faults: FaultTable }
      found.set(`${folder}/${name}`, module.faults)
    }
  return found
}

describe('docs/faults.md', () => {
  it('names every fault with its status, exit code, message and hint, and no other', async () => {
    const documented = new Map<string, string>()
    for (const line of read('docs/faults.md').split('\n')) {
      const cells = /^\| `([A-Z0-9_]+)` \| (\d+) \| (\d) \| (.*) \| (.*) \|$/.exec(line)
      if (cells) documented.set(cells[1] ?? '', cells.slice(2).join(' | '))
    }
    const actual = new Map<string, string>()
    for (const table of (await tables()).values())
      for (const [code, entry] of Object.entries(table))
        actual.set(code, [entry.status, entry.exit, entry.message.replaceAll('|', '\\|'), entry.hint.replaceAll('|', '\\|')].join(' | '))
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(actual))
  })

  it('has no code in two packages', async () => {
    const codes = [...(await tables()).values()].flatMap((table) => Object.keys(table))
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
  })
})

describe('docs/findings.md', () => {
  it('names every finding with its number, severity, title and help, and no other', () => {
    const documented = [...read('docs/findings.md').matchAll(/^\| `([a-z-]+)` \| (SC\d+) \| (\w+) \| (.*) \| (.*) \|$/gm)].map((row) =>
      row.slice(1),
    )
    expect(documented).toEqual(
      findingCodes.map((code) => [code, rules[code].rule, rules[code].severity, rules[code].title, rules[code].help]),
    )
  })
})

describe('docs/dependencies.md', () => {
  it('has a line for every dependency of the catalog, and no other', () => {
    const catalog = /\ncatalog:\n((?: {2}.*\n)+)/.exec(read('pnpm-workspace.yaml'))?.[1] ?? ''
    const versions = [...catalog.matchAll(/^ {2}'?([^':]+(?:\/[^':]+)?)'?: /gm)].map((match) => match[1])
    const documented = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1])
    expect([...documented].sort()).toEqual([...versions].sort())
  })
})

describe('docs/architecture.md', () => {
  it('names only paths that exist', () => {
    const named = [
      ...read('docs/architecture.md').matchAll(/`((?:apps|bench|docs|examples|packages|plugins|security|tools)(?:\/[^`\s]*)?)`/g),
    ]
    const paths = named.map((match) => match[1] ?? '')
    expect(paths.length).toBeGreaterThan(50)
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('says where each kind of addition goes', () => {
    const table = read('docs/architecture.md').split('## Where to change what')[1] ?? ''
    const kinds = ['lockfile format', 'check', 'search tool', 'reader', 'role', 'endpoint', 'command', 'fault', 'finding', 'setting']
    expect(kinds.filter((kind) => !table.includes(`**${kind}**`))).toEqual([])
  })
})

describe('the pages of docs', () => {
  it.each(['docs/README.md', 'tools/site/.vitepress/config.ts'])('are all named in %s', (list) => {
    const pages = globSync('*.md', { cwd: join(root, 'docs') }).filter((page) => page !== 'README.md')
    expect(pages.length).toBeGreaterThan(15)
    expect(pages.filter((page) => !read(list).includes(page))).toEqual([])
  })
})

describe('the README', () => {
  it('is at most 120 lines', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(120)
  })

  it.each([
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CODE_OF_CONDUCT.md',
    'CHANGELOG.md',
    '.changeset/README.md',
    'tools/release/README.md',
    ...globSync('docs/**/*.md', { cwd: root }),
  ])('%s links only to files that exist', (page) => {
    const broken = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !existsSync(join(root, dirname(page), target)))
    expect(broken).toEqual([])
  })

  it.each(['README.md', 'CONTRIBUTING.md', 'tools/release/README.md', 'docs/plugin-author.md'])(
    '%s speaks only of commands that exist',
    (page) => {
      const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts)
      const code = [...read(page).matchAll(/```[\s\S]*?```|`[^`]+`/g)].map((match) => match[0]).join('\n')
      const used = [...code.matchAll(/npm (?:run )?([a-z][a-z:]*)/g)].map((match) => match[1] ?? '')
      expect([...new Set(used)].filter((name) => !['install', 'ci', 'run', 'and'].includes(name) && !scripts.includes(name))).toEqual([])
    },
  )
})
