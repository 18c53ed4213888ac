import { appendFileSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isFault, type Fault } from '@galley/fault'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeRelease, newSigner, policyOf, writeStored } from '../test/make-release.ts'
import type { PluginLockEntry } from './plugin-lock.ts'
import { verifyStored } from './verify-stored.ts'

const acme = newSigner()
const stranger = newSigner()
const release = makeRelease(acme)
const { policy, now } = release
let dir: string
let lock: PluginLockEntry
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'galley-'))
  lock = writeStored(dir, release, acme)
})
afterEach(() => rmSync(dir, { recursive: true }))

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
    rmSync(join(dir, 'package'), { recursive: true })
    expect(new TextDecoder().decode(plugin.code)).toContain('export default')
    expect(plugin).toMatchObject({
      name: '@acme/x',
      version: '1.0.0',
      digest: lock.tarball,
      manifest: { schemaVersion: 1 },
      signer: { id: 'acme' },
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

  it.each(['plugin.tgz', 'sbom.cdx.json', 'bundles.jsonl', 'package/dist/plugin.mjs', 'package/package.json'])(
    'says that %s was changed',
    (file) => {
      appendFileSync(join(dir, file), ' ')
      expect(denial()).toMatchObject({ code: 'PLUGIN_TAMPERED', details: { file } })
    },
  )

  it("finds a digest that is not the lock's before it asks who signed", () => {
    const other = makeRelease(stranger)
    writeStored(dir, other, stranger)
    expect(denial()).toMatchObject({ code: 'PLUGIN_TAMPERED', details: { file: 'bundles.jsonl' } })
    expect(denial({ lock: { ...lock, bundles: writeStored(dir, other, stranger).bundles } }).code).toBe('PLUGIN_UNTRUSTED_SIGNER')
  })

  it('refuses another trusted signer than the one of the lock', () => {
    const two = policyOf(
      acme,
      ({ signers }) => void (signers['two'] = { ...signers['acme'], spkiSha256: stranger.spkiSha256, pem: stranger.publicPem }),
    )
    const changed = writeStored(dir, makeRelease(stranger), stranger)
    expect(verifyStored({ dir, lock: changed, policy: two, now }).signer.id).toBe('two')
    expect(denial({ lock: { ...changed, signer: acme.spkiSha256 }, policy: two }).code).toBe('PLUGIN_UNTRUSTED_SIGNER')
  })

  it('refuses files that were not signed, links, and a missing SBOM or tarball', () => {
    writeFileSync(join(dir, 'package', 'more.mjs'), '')
    expect(denial()).toMatchObject({ code: 'PLUGIN_TAMPERED', details: { file: 'package/more.mjs' } })
    rmSync(join(dir, 'package', 'more.mjs'))
    writeFileSync(join(dir, 'more'), '')
    expect(denial()).toMatchObject({ code: 'PLUGIN_TAMPERED', details: { file: 'more' } })
    rmSync(join(dir, 'more'))
    symlinkSync(join(dir, 'plugin.tgz'), join(dir, 'package', 'link'))
    expect(denial()).toMatchObject({ code: 'PLUGIN_TAMPERED', details: { file: 'package/link' } })
    rmSync(join(dir, 'package', 'link'))
    rmSync(join(dir, 'sbom.cdx.json'))
    expect(denial().code).toBe('SBOM_MISSING')
    writeStored(dir, release, acme)
    rmSync(join(dir, 'plugin.tgz'))
    expect(denial()).toMatchObject({ code: 'PLUGIN_TAMPERED', details: { file: 'plugin.tgz' } })
    expect(readdirSync(dir)).not.toContain('plugin.tgz')
  })
})
