import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { dsse } from '@sigstore/core'
import { expect, it } from 'vitest'
import { makeRelease, newSigner } from '../../test/make-release.ts'
import { verdictLine } from '../../test/make-verdict.ts'
import { payloadType, predicateTypes, statementType } from './statement.ts'

const signer = newSigner()
const release = makeRelease(signer)
const [first = '', second = ''] = release.bundles.split('\n')
interface Bundle {
  mediaType: string
  dsseEnvelope: { payload: string; payloadType: string; signatures: { sig: string }[] }
  verificationMaterial: { publicKey: { hint: string } }
}
const bundle = JSON.parse(first) as Bundle
const statement = JSON.parse(Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString()) as {
  subject: { name: string; digest: object }[]
}

it('makes a Sigstore bundle v0.3 that names its key by digest', () => {
  expect(bundle.mediaType).toBe('application/vnd.dev.sigstore.bundle.v0.3+json')
  expect(bundle.verificationMaterial.publicKey.hint).toBe(signer.spkiSha256)
  expect(bundle.dsseEnvelope.payloadType).toBe(payloadType)
})

it('states the tarball first, then every file in order', () => {
  expect(statement).toMatchObject({
    _type: statementType,
    predicateType: predicateTypes.release,
    predicate: { purl: 'pkg:npm/%40acme/x@1.0.0', packageId: '@acme/x' },
  })
  expect(statement.subject.map(({ name }) => name)).toEqual([
    'acme-x-1.0.0.tgz',
    'package/dist/plugin.mjs',
    'package/dist/plugin.mjs.map',
    'package/docs/0.md',
    'package/docs/1.md',
    'package/package.json',
  ])
  expect(Object.keys(statement.subject[0]!.digest)).toEqual(['sha256', 'sha512'])
})

const openssl = spawnSync('openssl', ['version'], { encoding: 'utf8' })
it.skipIf(openssl.status !== 0)('makes signatures that openssl verifies (SKIPPED: no openssl on this machine)', () => {
  const dir = tempFolder()
  const file = (name: string): string => join(dir, name)
  writeFileSync(file('key.pem'), signer.publicPem)
  const outcome = [first, second, verdictLine(release, signer)].map((line) => {
    const { dsseEnvelope } = JSON.parse(line) as Bundle
    writeFileSync(file('pae'), dsse.preAuthEncoding(dsseEnvelope.payloadType, Buffer.from(dsseEnvelope.payload, 'base64')))
    writeFileSync(file('sig'), Buffer.from(dsseEnvelope.signatures[0]!.sig, 'base64'))
    return spawnSync('openssl', ['dgst', '-sha256', '-verify', file('key.pem'), '-signature', file('sig'), file('pae')], {
      encoding: 'utf8',
    }).stdout.trim()
  })
  expect(outcome).toEqual(['Verified OK', 'Verified OK', 'Verified OK'])
})

it('verifies with @sigstore/verify 4.1.3 (an older Node silently gets one that lets more pass)', () => {
  const at = createRequire(import.meta.url).resolve('@sigstore/verify')
  const { version } = JSON.parse(readFileSync(join(at, '../../package.json'), 'utf8')) as { version: string }
  expect(version).toBe('4.1.3')
})
