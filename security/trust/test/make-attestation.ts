import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { dsse, json } from '@sigstore/core'
import { parseTrustedRoot, publishPredicateType, type NpmRelease, type SigstoreTrust } from '../src/index.ts'

/** A registry and a transparency log of one's own: everything a publish attestation needs, made on the spot. */
export interface Registry {
  readonly trust: SigstoreTrust
  /** A publish attestation as the registry serves it; each part can be made another. */
  readonly attest: (release: NpmRelease, other?: Other) => Record<string, unknown>
}

/** Parts that are made otherwise than a registry would. */
export interface Other {
  readonly payloadType?: string
  readonly statement?: object
  readonly payload?: string
  readonly at?: Date
  readonly hint?: string
  readonly logged?: boolean
  readonly signatures?: 1 | 2
}

/** The statement that npm signs about a release. */
export function publishStatement({ name, version, sha512 }: NpmRelease): Record<string, unknown> {
  return {
    _type: 'https://in-toto.io/Statement/v0.1',
    subject: [{ name: `pkg:npm/${name.replace('@', '%40')}@${version}`, digest: { sha512 } }],
    predicateType: publishPredicateType,
    predicate: { name, version, registry: 'https://registry.npmjs.org' },
  }
}

export function newRegistry({ from = new Date('2026-01-01'), to = null }: { from?: Date; to?: Date | null } = {}): Registry {
  const log = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const logId = createHash('sha256').update(spki(log.publicKey)).digest()
  const root = parseTrustedRoot({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [
      {
        baseUrl: 'https://log.test',
        hashAlgorithm: 'SHA2_256',
        publicKey: {
          rawBytes: spki(log.publicKey).toString('base64'),
          keyDetails: 'PKIX_ECDSA_P256_SHA_256',
          validFor: { start: '2020-01-01T00:00:00Z' },
        },
        logId: { keyId: logId.toString('base64') },
      },
    ],
    certificateAuthorities: [],
    ctlogs: [],
    timestampAuthorities: [],
  })
  const keys = [{ keyId: 'SHA256:test', use: 'attestations', key: key.publicKey, from, to }] as const
  const attest: Registry['attest'] = (release, other = {}) => {
    const { payloadType = 'application/vnd.in-toto+json', at = new Date('2026-06-01'), hint = 'SHA256:test' } = other
    const payload = Buffer.from(other.payload ?? JSON.stringify(other.statement ?? publishStatement(release)))
    const sig = sign('sha256', dsse.preAuthEncoding(payloadType, payload), key.privateKey).toString('base64')
    const body = Buffer.from(JSON.stringify(logged(payload, sig))).toString('base64')
    const entry = { body, integratedTime: at.getTime() / 1000, logID: logId.toString('hex'), logIndex: 7 }
    const promise = sign('sha256', Buffer.from(json.canonicalize(entry)), log.privateKey).toString('base64')
    const tlogEntry = {
      logIndex: '7',
      logId: { keyId: logId.toString('base64') },
      kindVersion: { kind: 'dsse', version: '0.0.1' },
      integratedTime: String(entry.integratedTime),
      inclusionPromise: { signedEntryTimestamp: promise },
      canonicalizedBody: body,
    }
    return {
      mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
      verificationMaterial: { publicKey: { hint }, tlogEntries: other.logged === false ? [] : [tlogEntry] },
      dsseEnvelope: {
        payload: payload.toString('base64'),
        payloadType,
        signatures: Array.from({ length: other.signatures ?? 1 }, () => ({ keyid: hint, sig })),
      },
    }
  }
  return { trust: { root, keys, origin: 'a test' }, attest }
}

function logged(payload: Buffer, sig: string): object {
  const payloadHash = { algorithm: 'sha256', value: createHash('sha256').update(payload).digest('hex') }
  return { apiVersion: '0.0.1', kind: 'dsse', spec: { payloadHash, signatures: [{ signature: sig }] } }
}

function spki(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' })
}
