import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { tempFolder } from '@galley/testkit/vitest'
import { verifyStored, type VerifiedStoredPlugin } from '@galley/trust'
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorkspaceStore, packPlugin } from '../src/index.ts'
import { clone, lent } from './make-workspace.ts'

// The plugins of this repository, through the door that foreign ones use.
const folders = readdirSync(join(clone, 'plugins')).map((name) => join(clone, 'plugins', name))
const plugins = folders.filter((dir) => existsSync(join(dir, 'package.json')))
const dataDir = tempFolder()
const now = new Date()
let loaded: readonly VerifiedStoredPlugin[]

beforeAll(async () => {
  const store = await openWorkspaceStore({ ...lent, dataDir, plugins, clock: () => now, say: () => {} })
  loaded = store.plugins.map(({ dir, lock }) => verifyStored({ dir, lock, policy: store.policy, now }))
})

describe('the plugins of this repository', () => {
  it('are packed, signed and verified, all of them', () => {
    expect(loaded).toHaveLength(plugins.length)
    expect(new Set(loaded.map(({ author }) => author.id))).toEqual(new Set(['workspace']))
  })

  it('have valid CycloneDX documents in which every component has a hash and a licence', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)
    for (const { name, sbom } of loaded) {
      expect(await validator.validate(sbom), name).toBeNull()
      const { components } = JSON.parse(sbom) as { components: { purl: string; hashes: object[]; licenses?: object[] }[] }
      expect(
        components.filter(({ hashes, licenses }) => hashes.length === 0 || licenses === undefined).map(({ purl }) => purl),
        name,
      ).toEqual([])
    }
  })

  it.each(['page-reader', 'researcher', 'search-folder'])('have the SBOM that they have when they are packed alone: %s', async (name) => {
    const { sbom } = await packPlugin({ ...lent, dir: join(clone, 'plugins', name) })
    expect(loaded.find((plugin) => plugin.name === `@galley/${name}`)?.sbom).toBe(sbom)
  })

  it('carry nothing of this machine', () => {
    for (const { name, files, sbom } of loaded)
      for (const [path, bytes] of [...files, ['sbom', Buffer.from(sbom)] as const])
        expect(Buffer.from(bytes).includes(clone), `${name} ${path}`).toBe(false)
  })
})
