import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

// Every manifest says where the project lives; every public one can be published with provenance.

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const repository = 'git+https://github.com/galley-press/galley.git'

interface Manifest {
  readonly private?: boolean
  readonly description?: string
  readonly keywords?: readonly string[]
  readonly homepage?: string
  readonly bugs?: { readonly url?: string }
  readonly license?: string
  readonly repository?: { readonly type?: string; readonly url?: string; readonly directory?: string }
  readonly engines?: { readonly node?: string }
  readonly publishConfig?: { readonly access?: string; readonly provenance?: boolean; readonly exports?: unknown }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly scripts?: Readonly<Record<string, string>>
}

const workspaces = ['apps', 'packages', 'plugins', 'security'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
)
const folders = ['', 'tools', 'tools/release', 'tools/site', 'bench/live', ...workspaces].filter((dir) =>
  existsSync(join(root, dir, 'package.json')),
)
const read = (dir: string): Manifest => JSON.parse(readFileSync(join(root, dir, 'package.json'), 'utf8')) as Manifest
const publicOnes = workspaces.filter((dir) => folders.includes(dir) && read(dir).private !== true)

describe('manifests', () => {
  it.each(folders)('%s/package.json says where the project lives', (dir) => {
    const manifest = read(dir)
    expect(manifest.repository).toEqual({ type: 'git', url: repository, ...(dir === '' ? {} : { directory: dir }) })
    expect(manifest.homepage).toMatch(/^https:\/\/github\.com\/galley-press\/galley/)
    expect(manifest.bugs?.url).toBe('https://github.com/galley-press/galley/issues')
    expect(manifest.license).toBe('Apache-2.0')
    expect(manifest.keywords ?? []).not.toEqual([])
    expect(manifest.description ?? '').not.toBe('')
    expect(manifest.engines?.node).toBeDefined()
  })

  it.each(publicOnes)('%s is published for everybody, with provenance and without the source condition', (dir) => {
    const { publishConfig } = read(dir)
    expect(publishConfig).toMatchObject({ access: 'public', provenance: true })
    expect(JSON.stringify(publishConfig?.exports)).not.toContain('galley-source')
  })

  it('depend on no private workspace at run time', () => {
    const closed = new Set(workspaces.filter((dir) => !publicOnes.includes(dir)).map((dir) => `@galley/${dir.split('/')[1]}`))
    const wrong = publicOnes.filter((dir) => Object.keys(read(dir).dependencies ?? {}).some((name) => closed.has(name)))
    expect(wrong).toEqual([])
  })
})

describe('scripts', () => {
  const isSlow = (file: string): boolean => file.endsWith('.slow.test.ts') && !file.includes('node_modules')
  it.each(workspaces)('%s runs its slow tests, where it has some', (dir) => {
    const has = readdirSync(join(root, dir), { recursive: true }).map(String).some(isSlow)
    expect(read(dir).scripts?.['slow'] !== undefined).toBe(has)
  })
})
