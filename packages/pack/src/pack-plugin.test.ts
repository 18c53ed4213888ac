import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { tempFolder } from '@galley/testkit/vitest'
import { verifyRelease } from '@galley/trust'
import { unpackTar } from 'modern-tar'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeWorkspace, newSigner, lent, type Workspace } from '../test/make-workspace.ts'
import { packPlugin, type PackedPlugin } from './pack-plugin.ts'
import { signPacked, type SignedPlugin } from './sign-packed.ts'
import { createSbomTool } from './sbom-tool.ts'
import { workspacePolicy } from './workspace/workspace-policy.ts'
import { writeRelease } from './write-release.ts'

const signer = newSigner()
const home = makeWorkspace()
let packed: SignedPlugin
interface Sbom {
  serialNumber: string
  metadata: { timestamp: string; component: SbomComponent; tools: { components: { name: string; version: string }[] } }
  components: SbomComponent[]
  dependencies: { ref: string; dependsOn: string[] }[]
}
interface SbomComponent {
  purl: string
  hashes: { alg: string; content: string }[]
  properties: { name: string; value: string }[]
}
const sbomOf = (plugin: PackedPlugin): Sbom => JSON.parse(plugin.sbom) as Sbom
const text = (path: string): string => new TextDecoder().decode(packed.files.get(path))

beforeAll(async () => {
  packed = signPacked(await packPlugin({ ...lent, dir: home.alpha }), signer)
})

describe('packPlugin', () => {
  it('makes one file that runs and imports nothing', async () => {
    const code = text('package/dist/plugin.mjs')
    expect(code).not.toMatch(/^import /m)
    expect(code).not.toContain('never bundled')
    const plugin = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      default: { operations: { search: (text: string) => unknown } }
    }
    expect(plugin.default.operations.search('x')).toEqual([])
  })

  it('says so where the tool that makes the SBOM cannot work', async () => {
    const working = packPlugin({ ...lent, npmCli: '/nowhere/npm-cli.js', dir: home.alpha })
    await expect(working).rejects.toMatchObject({ code: 'SBOM_FAILED' })
  })

  it('packs what is needed to run, and no test', () => {
    expect([...packed.files.keys()].sort()).toEqual([
      'package/README.md',
      'package/dist/plugin.mjs',
      'package/dist/plugin.mjs.map',
      'package/package.json',
    ])
    const json = JSON.parse(text('package/package.json')) as object
    expect(json).toMatchObject({
      name: '@t/alpha',
      version: '1.0.0',
      license: 'MIT',
      galley: { main: 'dist/plugin.mjs', provides: ['search'] },
    })
    expect(Object.keys(json)).toEqual(['name', 'version', 'description', 'license', 'type', 'galley'])
  })

  it('names modules in the source map the same on every machine', () => {
    const { sources } = JSON.parse(text('package/dist/plugin.mjs.map')) as { sources: string[] }
    expect(sources.sort()).toEqual(['@t/alpha@1.0.0/src/index.ts', '@t/words@0.2.0/src/index.ts', 'fflate@0.8.3/esm/browser.js'])
  })

  it('makes the same bytes again, in another folder too', async () => {
    const other = makeWorkspace()
    const again = signPacked(await packPlugin({ ...lent, dir: other.alpha }), signer)
    expect(again.entry).toEqual({ ...packed.entry, bundles: again.entry.bundles })
    expect(again.sbom).toBe(packed.sbom)
    expect(Buffer.from(again.tarball).equals(packed.tarball)).toBe(true)
  })

  it('makes a tarball of exactly these files, without owner or time', async () => {
    expect(packed.tarball[9]).toBe(255)
    const entries = await unpackTar(gunzipSync(packed.tarball))
    expect(entries.map(({ header }) => header.name)).toEqual([...packed.files.keys()].sort())
    for (const { header, data } of entries) {
      expect(Buffer.from(data ?? []).equals(packed.files.get(header.name)!)).toBe(true)
      expect(header).toMatchObject({ uid: 0, gid: 0, mode: 0o644, mtime: new Date('1985-10-26T08:15:00Z') })
    }
  })

  it('signs it so that it verifies, and writes what an author hands on', () => {
    const policy = workspacePolicy(signer, ['@t/alpha'], new Date('2026-11-24T12:00:00Z'), null)
    const out = tempFolder()
    writeRelease(packed, out)
    expect(readdirSync(out).sort()).toEqual(['t-alpha-1.0.0.tgz', 't-alpha-1.0.0.tgz.cdx.json'])
    const sbom = readFileSync(join(out, 't-alpha-1.0.0.tgz.cdx.json'))
    expect(verifyRelease({ ...packed, sbom, policy, now: new Date('2026-11-24T12:00:00Z') }).author.id).toBe('workspace')
  })
})

describe('the SBOM', () => {
  it('is valid CycloneDX 1.6, and the validator can tell', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)
    expect(await validator.validate(packed.sbom)).toBeNull()
    expect(await validator.validate(packed.sbom.replace('"bom-ref"', '"bomref"'))).not.toBeNull()
  })

  it('describes the tarball, its workspace packages and its registry packages, each with a hash', () => {
    const { metadata, components } = sbomOf(packed)
    expect(metadata.component.purl).toBe('pkg:npm/%40t/alpha@1.0.0')
    expect(metadata.component.hashes).toContainEqual({ alg: 'SHA-512', content: createHash('sha512').update(packed.tarball).digest('hex') })
    expect(components.map(({ purl }) => purl)).toEqual(['pkg:npm/%40t/words@0.2.0', 'pkg:npm/fflate@0.8.3'])
    expect(components.map(({ hashes }) => hashes[0]?.alg)).toEqual(['SHA-256', 'SHA-512'])
    expect(components[1]?.properties).toContainEqual({ name: 'galley:bundled', value: 'true' })
    expect(packed.sbom).not.toContain(home.root)
  })

  it('lists what the lock has and the bundle has not, and says so', async () => {
    home.write('plugins/beta/sbom.lock.json', home.read('plugins/alpha/sbom.lock.json'))
    const { components, dependencies } = sbomOf(await packPlugin({ ...lent, dir: home.beta }))
    expect(components[0]).toMatchObject({ purl: 'pkg:npm/fflate@0.8.3', properties: [{ name: 'galley:bundled', value: 'false' }] })
    expect(dependencies[0]).toEqual({ ref: 'pkg:npm/%40t/beta@1.0.0', dependsOn: ['pkg:npm/fflate@0.8.3'] })
  })

  it('has a whole graph, an id and a time that follow from the content', () => {
    const { dependencies, serialNumber, metadata } = sbomOf(packed)
    expect(dependencies).toEqual([
      { ref: 'pkg:npm/%40t/alpha@1.0.0', dependsOn: ['pkg:npm/%40t/words@0.2.0', 'pkg:npm/fflate@0.8.3'] },
      { ref: 'pkg:npm/%40t/words@0.2.0', dependsOn: [] },
      { ref: 'pkg:npm/fflate@0.8.3', dependsOn: [] },
    ])
    expect(serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(metadata.timestamp).toBe('1985-10-26T08:15:00.000Z')
    expect(metadata.tools.components.map(({ name }) => name)).toEqual(['npm', 'cyclonedx-library', 'cyclonedx-npm', 'rolldown'])
  })
})

it('shows the SBOM tool no secret', async () => {
  const env = { ...process.env, GALLEY_SECRET: 'x', NODE_OPTIONS: '--no-such-option' }
  expect((await packPlugin({ ...lent, env, dir: home.beta })).name).toBe('@t/beta')
})

describe('packPlugin refuses', () => {
  const sbomTool = createSbomTool(lent)
  const refusal = async (change: (workspace: Workspace) => void, folder: 'alpha' | 'beta' = 'beta'): Promise<unknown> => {
    const workspace = makeWorkspace()
    change(workspace)
    try {
      await packPlugin({ ...lent, sbomTool, dir: workspace[folder] })
      return undefined
    } catch (error) {
      return error
    }
  }
  const edit = (path: string, from: string, to: string) => (workspace: Workspace) =>
    workspace.write(path, workspace.read(path).replace(from, to))

  it.each([
    ['a Node module', 'PLUGIN_IMPORTS', "import { readFileSync } from 'node:fs'\nexport default { operations: { a: readFileSync } }\n"],
    ['source that does not parse', 'PACK_FAILED', 'export default {\n'],
    ['a package that is not there', 'DEPENDENCY_MISSING', "import x from 'no-such-package'\nexport default x\n"],
    ['a main file that exports no plugin', 'PACK_FAILED', 'export const operations = {}\n'],
  ])('%s', async (_what, code, source) => {
    expect(await refusal(({ write }) => write('plugins/beta/src/index.ts', source))).toMatchObject({ code })
  })

  it('with the line that does not parse, as a compiler names it', async () => {
    const error = await refusal(({ write }) => write('plugins/beta/src/index.ts', 'export default {\n  a: 5 +,\n}\n'))
    expect(error).toMatchObject({
      message: expect.stringMatching(/could not be bundled: src\/index\.ts:2:\d+: \S[^\n╭│]+\.$/),
    })
  })

  it.each([
    ['"kind":"tool"', '"kind":"gadget"', 'galley/kind must be '],
    ['"kind":"tool"', '"kind":"agent"', 'galley must have role: the plugin is an agent'],
    ['"provides":["search"],', '', 'galley must have provides: the plugin is a tool'],
    ['"provides":["search"],', '"provides":["search"],"role":"editor",', 'galley/role must not be there: the plugin is a tool'],
  ])('%s as %s: %s', async (from, to, said) => {
    expect(await refusal(edit('plugins/beta/package.json', from, to))).toMatchObject({ message: expect.stringContaining(said) })
  })

  it('with the file that imports, and what to do instead', async () => {
    const source = (line: string) =>
      refusal(({ write }) => write('plugins/beta/src/index.ts', `${line}\nexport default { operations: { a } }\n`))
    expect(await source("import { readFileSync as a } from 'node:fs'")).toMatchObject({
      message: 'The plugin @t/beta imports node:fs (in src/index.ts); behind its wall there are no modules of Node.',
      hint: expect.stringContaining('for node:fs `host.files`') as unknown,
    })
    expect(await source("import { a } from '@x/absent/part'")).toMatchObject({
      message: 'The plugin @t/beta imports @x/absent/part (in src/index.ts), which is not installed.',
      hint: expect.stringContaining('`npm install @x/absent`') as unknown,
    })
  })

  const old = (body: string) => (workspace: Workspace) => {
    workspace.write('plugins/beta/src/old.cjs', body)
    workspace.write('plugins/beta/src/index.ts', "import old from './old.cjs'\nexport default { operations: { a: old } }\n")
  }

  it('a Node module that old code requires, but not an optional package that is absent', async () => {
    expect(await refusal(old("module.exports = () => require('fs')"))).toMatchObject({ code: 'PLUGIN_IMPORTS' })
    expect(await refusal(old("try { module.exports = require('absent') } catch { module.exports = 1 }"))).toBeUndefined()
  })

  it.each([
    ['an unknown permission', '"permissions":{}', '"permissions":{"everything":{}}'],
    ['a runtime, which nothing enforces', '"permissions":{}', '"permissions":{},"runtime":"process"'],
    ['POST to any host', '"permissions":{}', '"permissions":{"fetch":{"allowedHosts":["*"],"methods":["POST"],"reasoning":"x"}}'],
    ['storage, which nothing enforces', '"permissions":{}', '"permissions":{"storage":{"quotaMiB":1}}'],
    ['a tool that provides nothing', '"provides":["search"],', ''],
    ['a main file outside', 'src/index.ts', '../alpha/src/index.ts'],
    ['a main file that is not there', 'src/index.ts', 'src/main.ts'],
    ['no version', '"version":"1.0.0",', ''],
  ])('%s', async (_what, from, to) => {
    expect(await refusal(edit('plugins/beta/package.json', from, to))).toMatchObject({ code: 'MANIFEST_INVALID' })
  })

  it('a bundle that holds a package its lock does not name', async () => {
    const change = ({ write }: Workspace): void => write('plugins/alpha/sbom.lock.json', '{"lockfileVersion":3,"packages":{"":{}}}')
    expect(await refusal(change, 'alpha')).toMatchObject({
      code: 'DEPENDENCY_NOT_LOCKED',
      message: expect.stringContaining('pkg:npm/fflate@0.8.3') as unknown,
    })
  })

  it.each([
    ['another registry', 'https://registry.npmjs.org/', 'https://registry.example/'],
    ['no integrity', '"integrity"', '"checksum"'],
    ['another kind of lock', '"lockfileVersion": 3', '"lockfileVersion": 2'],
    ['a path that leaves', 'node_modules/fflate"', 'node_modules/../fflate"'],
  ])('a lock with %s', async (_what, from, to) => {
    expect(await refusal(edit('plugins/alpha/sbom.lock.json', from, to), 'alpha')).toMatchObject({ code: 'SBOM_LOCK_INVALID' })
  })
})
