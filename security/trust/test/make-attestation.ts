import { generateKeyPairSync, sign } from 'node:crypto'
import { dsse } from '@sigstore/core'
import { parseTrustedRoot, publishPredicateType, type NpmRelease, type SigstoreTrust } from '../src/index.ts'
import { newLog } from './make-log.ts'

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
  const log = newLog()
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const root = parseTrustedRoot({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [log.trusted],
    certificateAuthorities: [],
    ctlogs: [],
    timestampAuthorities: [],
  })
  const keys = [{ keyId: 'SHA256:test', use: 'attestations', key: key.publicKey, from, to }] as const
  const attest: Registry['attest'] = (release, other = {}) => {
    const { payloadType = 'application/vnd.in-toto+json', at = new Date('2026-06-01'), hint = 'SHA256:test' } = other
    const payload = Buffer.from(other.payload ?? JSON.stringify(other.statement ?? publishStatement(release)))
    const sig = sign('sha256', dsse.preAuthEncoding(payloadType, payload), key.privateKey).toString('base64')
    const tlogEntry = log.enter(payload, sig, at)
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
