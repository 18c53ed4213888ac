import { appendFileSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFault, type Fault } from '@galley/fault'
import { tempFolder } from '@galley/testkit/vitest'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeRelease, newSigner, signContent, writeStored } from '../test/make-release.ts'
import { entryFile } from './bundle-files.ts'
import type { LockedRelease } from './plugin-lock.ts'
import { verifyStored } from './verify-stored.ts'

const acme = newSigner()
const stranger = newSigner()
const release = makeRelease(acme)
const { policy, now } = release
let dir: string
let lock: LockedRelease
beforeEach(() => {
  dir = tempFolder()
  lock = writeStored(dir, release)
})

function denial(change: Partial<Parameters<typeof verifyStored>[0]> = {}): Fault {
  try {
    verifyStored({ dir, lock, policy, now, ...change })
  } catch (error) {
    if (isFault(error)) return error
    throw error
  }
  throw new Error('it passed')
}

describe('verifyStored', () => {
  it('hands out the bytes that it checked', () => {
    const plugin = verifyStored({ dir, lock, policy, now })
    rmSync(join(dir, 'plugin.tgz'))
    expect(new TextDecoder().decode(plugin.code)).toContain('export default')
    expect(plugin).toMatchObject({
      name: '@acme/x',
      version: '1.0.0',
      digest: lock.tarball,
      manifest: { schemaVersion: 1 },
      author: { id: 'acme', key: acme.spkiSha256, until: '2027-11-01' },
      reviewers: [],
    })
    expect(JSON.parse(plugin.sbom)).toMatchObject({ bomFormat: 'CycloneDX' })
  })

  it('calls a plugin without bundles unsigned, whatever else is wrong with it', () => {
    rmSync(join(dir, 'bundles.jsonl'))
    appendFileSync(join(dir, 'plugin.tgz'), '!')
    expect(denial().code).toBe('PLUGIN_UNSIGNED')
    writeFileSync(join(dir, 'bundles.jsonl'), '')
    expect(denial().code).toBe('PLUGIN_UNSIGNED')
    expect(denial({ dir: join(dir, 'nowhere') }).code).toBe('PLUGIN_UNSIGNED')
  })

  it.each(['plugin.tgz', 'sbom.cdx.json', 'bundles.jsonl'])('says that %s was changed', (file) => {
    appendFileSync(join(dir, file), ' ')
    expect(denial()).toMatchObject({ code: 'PLUGIN_TAMPERED', details: { file } })
  })

  it("finds a digest that is not the lock's before it asks who signed", () => {
    const other = makeRelease(stranger)
    writeStored(dir, other)
    expect(denial()).toMatchObject({ code: 'PLUGIN_TAMPERED', details: { file: 'bundles.jsonl' } })
    expect(denial({ lock: { ...lock, bundles: writeStored(dir, other).bundles } }).code).toBe('PLUGIN_UNTRUSTED_SIGNER')
  })

  it('refuses folders, files that do not belong there, links, and a missing SBOM or tarball', () => {
    mkdirSync(join(dir, 'package'))
    expect(denial()).toMatchObject({ code: 'PLUGIN_TAMPERED', details: { file: 'package' } })
    rmSync(join(dir, 'package'), { recursive: true })
    writeFileSync(join(dir, 'more'), '')
    expect(denial()).toMatchObject({ code: 'PLUGIN_TAMPERED', details: { file: 'more' } })
    rmSync(join(dir, 'more'))
    rmSync(join(dir, 'sbom.cdx.json'))
    expect(denial().code).toBe('SBOM_MISSING')
    symlinkSync(join(dir, 'plugin.tgz'), join(dir, 'sbom.cdx.json'))
    expect(denial()).toMatchObject({ code: 'PLUGIN_TAMPERED', details: { file: 'sbom.cdx.json' } })
    rmSync(join(dir, 'sbom.cdx.json'))
    writeStored(dir, release)
    rmSync(join(dir, 'plugin.tgz'))
    expect(denial()).toMatchObject({ code: 'PLUGIN_TAMPERED', details: { file: 'plugin.tgz' } })
    expect(readdirSync(dir)).not.toContain('plugin.tgz')
  })

  it('refuses a plugin without code', () => {
    const files = new Map(release.files)
    files.delete(entryFile)
    expect(denial({ lock: writeStored(dir, signContent({ name: '@acme/x', version: '1.0.0', files }, acme)) }).code).toBe('FILES_MISMATCH')
  })
})
