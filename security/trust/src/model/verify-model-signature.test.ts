import { createHash, generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isFault } from '@galley/fault'
import { expect, test } from 'vitest'
import { newBuildService } from '../../test/make-provenance.ts'
import { modelKeyOf } from './model-key.ts'
import { verifyModelSignature, type ModelSignature, type SignedModel } from './verify-model-signature.ts'

const read = (name: string): Buffer => readFileSync(new URL(`../../test/fixtures/model-signature/${name}`, import.meta.url))
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const file = 'tiny.safetensors'
const model = { file, sha256: sha256(read(file)) }
const publisher = modelKeyOf(read('publisher.pem').toString())
const signatures = { 'of a folder': read('model.sig').toString(), 'of one file': read(`${file}.sig`).toString() }

/** Answer to a signature: what is told, or the reason of the refusal. */
function answerTo(change: Partial<SignedModel>): ModelSignature | string | null {
  try {
    return verifyModelSignature({ ...model, signature: signatures['of a folder'], by: { key: publisher }, ...change })
  } catch (error) {
    if (!isFault(error) || error.code !== 'MODEL_SIGNATURE_REFUSED') throw error
    return error.message
  }
}

/** A signature of `model_signing` whose bundle was changed. */
function changed(change: (bundle: { dsseEnvelope: { payload: string } }) => void): string {
  const bundle = JSON.parse(signatures['of a folder'])
  change(bundle)
  return JSON.stringify(bundle)
}

test.each(Object.entries(signatures))('a signature %s by `model_signing` holds under the key of its signer', (_, signature) => {
  expect(answerTo({ signature })).toEqual({ signer: `the key ${publisher.spkiSha256}`, isNamed: true })
})

test.each<[string, Partial<SignedModel>, RegExp]>([
  ['another file', { sha256: sha256(Buffer.from('x')) }, /its sha256 is 2d71\w+, and its signature lists \w{64}/],
  ['a file that is not listed', { file: 'other.gguf' }, /lists no file of that name/],
  ['another file of the list under this name', { sha256: sha256(Buffer.from('{}\n')) }, /its signature lists/],
  ['another key', { by: { key: modelKeyOf(newKey('P-256')) } }, /signature .* does not verify/],
  ['a key of another curve', { by: { key: modelKeyOf(newKey('P-384')) } }, /signature .* does not verify/],
  ['an identity where a key signed', { by: { identity: { san: 'a@b.example', issuer: 'https://b.example' } } }, /signed with a key/],
  [
    'a list that was changed',
    {
      signature: changed((bundle) => {
        const payload = Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString().replace(model.sha256, '0'.repeat(64))
        bundle.dsseEnvelope.payload = Buffer.from(payload).toString('base64')
      }),
    },
    /signature .* does not verify/,
  ],
  ['no signature', { signature: null }, /comes without a signature/],
  ['what is no bundle', { signature: 'hello' }, /not a JSON object/],
])('%s is refused where a signer was named', (_, change, reason) => {
  expect(answerTo(change)).toMatch(reason)
})

test('a file without a signature is let through where nobody was named, and one by a key is told as not checked', () => {
  expect(answerTo({ signature: null, by: null })).toBeNull()
  expect(answerTo({ by: null })).toEqual({ signer: null, isNamed: false })
  expect(answerTo({ by: null, sha256: sha256(Buffer.from('x')) })).toMatch(/its signature lists/)
})

const service = newBuildService()
const who = { san: 'release@acme.example', issuer: 'https://accounts.acme.example' }
const statement = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: file, digest: { sha256: sha256(Buffer.from(model.sha256, 'hex')) } }],
  predicateType: 'https://model_signing/signature/v1.0',
  predicate: {
    serialization: { method: 'files', hash_type: 'sha256', allow_symlinks: false, ignore_paths: [] },
    resources: [{ name: '.', algorithm: 'sha256', digest: model.sha256 }],
  },
}
const { predicate } = statement
const keyless = (said: object = statement): string => JSON.stringify(service.attest(who, said, 'v0.3'))

test('who signed with Sigstore is told, and is who was named', () => {
  const { root } = service
  const signature = keyless()
  const signer = `${who.san} (${who.issuer})`
  expect(answerTo({ signature, root, by: null })).toEqual({ signer, isNamed: false })
  expect(answerTo({ signature, root, by: { identity: who } })).toEqual({ signer, isNamed: true })
  expect(answerTo({ signature, root, by: { identity: { ...who, san: 'release@acme.example.evil' } } })).toMatch(
    /san is release@acme.example, not/,
  )
  expect(answerTo({ signature, root, by: { identity: { ...who, issuer: 'https://evil.example' } } })).toMatch(/issuer is/)
  expect(answerTo({ signature, root })).toMatch(/signed with a certificate/)
  expect(answerTo({ signature, root: newBuildService().root, by: null })).toMatch(/certificate .* does not hold/)
})

test.each<[string, object, RegExp]>([
  ['another kind of statement', { predicateType: 'https://slsa.dev/provenance/v1' }, /of the type https:\/\/slsa/],
  ['shards', { predicate: { ...predicate, serialization: { method: 'shards', hash_type: 'sha256' } } }, /lists shards by sha256/],
  ['another digest', { predicate: { ...predicate, serialization: { method: 'files', hash_type: 'blake2b' } } }, /by blake2b/],
  ['a list that is none', { predicate: { ...predicate, resources: {} } }, /resources is not a list/],
  ['a list that is not the subject’s', { predicate: { ...predicate, resources: [] } }, /digest is not that of the files/],
  ['two subjects', { subject: [...statement.subject, ...statement.subject] }, /exactly one subject/],
])('a signed statement of %s is refused', (_, change, reason) => {
  expect(answerTo({ signature: keyless({ ...statement, ...change }), root: service.root, by: { identity: who } })).toMatch(reason)
})

test('a field that a later version adds is left aside', () => {
  const signature = keyless({ ...statement, predicate: { ...predicate, modelCard: { name: 'Tiny' } } })
  expect(answerTo({ signature, root: service.root, by: { identity: who } })).toMatchObject({ isNamed: true })
})

test.each(['no key', newKey('P-256').slice(0, 60)])('%j is no key of a signer', (pem) => {
  expect(() => modelKeyOf(pem)).toThrow(expect.objectContaining({ code: 'KEY_UNSUPPORTED' }))
})

function newKey(namedCurve: string): string {
  return generateKeyPairSync('ec', { namedCurve }).publicKey.export({ type: 'spki', format: 'pem' })
}
