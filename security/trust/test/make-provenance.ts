import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { dsse } from '@sigstore/core'
import { parseTrustedRoot, type CertificateFacts, type SigstoreRoot } from '../src/index.ts'
import { der, extension, oid, tags } from './der.ts'
import { newLog, spki, trustedLog } from './make-log.ts'

/** A build service with a certificate authority and logs of its own: everything that keyless provenance needs, made on the spot. */
export interface BuildService {
  readonly root: SigstoreRoot
  /** A bundle (v0.1, or v0.3 where it is asked for) over a statement, signed by who the facts say. */
  readonly attest: (
    facts: Partial<CertificateFacts> & Pick<CertificateFacts, 'san'>,
    statement: object,
    version?: 'v0.1' | 'v0.3',
  ) => Record<string, unknown>
}

/** Members of Fulcio's arc for the facts of a certificate (sigstore/fulcio, `docs/oid-info.md`). */
const members: Readonly<Record<Exclude<keyof CertificateFacts, 'san'>, number>> = {
  issuer: 8,
  buildSigner: 9,
  runner: 11,
  sourceRepository: 12,
  sourceDigest: 13,
  sourceRef: 14,
  sourceRepositoryId: 15,
  buildConfig: 18,
  run: 21,
}

const at = new Date('2026-06-01T00:00:00Z')
const ecdsaWithSha256 = der(tags.sequence, oid('1.2.840.10045.4.3.2'))
const named = (name: string): Buffer =>
  der(tags.sequence, der(tags.set, der(tags.sequence, oid('2.5.4.3'), der(tags.utf8, Buffer.from(name)))))
const newKey = (): { publicKey: KeyObject; privateKey: KeyObject } => generateKeyPairSync('ec', { namedCurve: 'P-256' })

export function newBuildService(): BuildService {
  const [log, authority, certificateLog] = [newLog(), newKey(), newKey()]
  const certified = certificate(authority, authority.publicKey, 'authority', [
    extension('2.5.29.19', der(tags.sequence, der(tags.boolean, Buffer.from([0xff]))), true),
    extension('2.5.29.15', der(tags.bits, Buffer.from([2, 0x04])), true),
  ])
  const root = parseTrustedRoot({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [log.trusted],
    certificateAuthorities: [
      {
        subject: { organization: 'test', commonName: 'authority' },
        uri: 'https://authority.test',
        certChain: { certificates: [{ rawBytes: certified.toString('base64') }] },
        validFor: { start: '2020-01-01T00:00:00Z' },
      },
    ],
    ctlogs: [trustedLog('https://certificates.test', certificateLog.publicKey)],
    timestampAuthorities: [],
  })
  return {
    root,
    attest: (facts, statement, version = 'v0.1') => {
      const signer = newKey()
      const payload = Buffer.from(JSON.stringify(statement))
      const payloadType = 'application/vnd.in-toto+json'
      const sig = sign('sha256', dsse.preAuthEncoding(payloadType, payload), signer.privateKey).toString('base64')
      const leaf = leafCertificate(authority, certificateLog, signer.publicKey, facts)
      const rawBytes = leaf.toString('base64')
      const tlogEntries = [log.enter(payload, sig, at)]
      const dsseEnvelope = { payload: payload.toString('base64'), payloadType, signatures: [{ keyid: '', sig }] }
      if (version === 'v0.1')
        return {
          mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
          verificationMaterial: { x509CertificateChain: { certificates: [{ rawBytes }] }, tlogEntries },
          dsseEnvelope,
        }
      const mediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json'
      return {
        mediaType,
        verificationMaterial: { certificate: { rawBytes }, tlogEntries, timestampVerificationData: undefined },
        dsseEnvelope,
      }
    },
  }
}

type KeyPair = ReturnType<typeof newKey>

/** A certificate for one signature, with the promise of the certificate log in it (RFC 6962 §3.3). */
function leafCertificate(
  authority: KeyPair,
  log: KeyPair,
  key: KeyObject,
  { san, ...facts }: Partial<CertificateFacts> & Pick<CertificateFacts, 'san'>,
): Buffer {
  const said = Object.entries(facts).flatMap(([name, value]) =>
    value === null || value === undefined
      ? []
      : [extension(`1.3.6.1.4.1.57264.1.${members[name as keyof typeof members]}`, der(tags.utf8, Buffer.from(value)))],
  )
  const extensions = [
    extension('2.5.29.15', der(tags.bits, Buffer.from([7, 0x80])), true),
    extension('2.5.29.37', der(tags.sequence, oid('1.3.6.1.5.5.7.3.3'))),
    extension('2.5.29.17', der(tags.sequence, der(0x86, Buffer.from(san))), true),
    ...said,
  ]
  const list = promise(authority, log, body(key, 'signer', extensions))
  return certificate(authority, key, 'signer', [...extensions, extension('1.3.6.1.4.1.11129.2.4.2', der(tags.octets, list))])
}

/** A list with one signed certificate timestamp (RFC 6962 §3.2, §3.3). */
function promise(authority: KeyPair, log: KeyPair, precertificate: Buffer): Buffer {
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(at.getTime()))
  const issuer = createHash('sha256').update(spki(authority.publicKey)).digest()
  const signed = Buffer.concat([Buffer.from([0, 0]), time, uint(1, 2), issuer, uint(precertificate.length, 3), precertificate, uint(0, 2)])
  const signature = sign('sha256', signed, log.privateKey)
  const logId = createHash('sha256').update(spki(log.publicKey)).digest()
  const stamp = Buffer.concat([Buffer.from([0]), logId, time, uint(0, 2), Buffer.from([4, 3]), uint(signature.length, 2), signature])
  return Buffer.concat([uint(stamp.length + 2, 2), uint(stamp.length, 2), stamp])
}

function uint(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}

function certificate(authority: KeyPair, key: KeyObject, subject: string, extensions: readonly Buffer[]): Buffer {
  const signed = body(key, subject, extensions)
  return der(tags.sequence, signed, ecdsaWithSha256, der(tags.bits, Buffer.from([0]), sign('sha256', signed, authority.privateKey)))
}

/** The signed part of a certificate (RFC 5280 §4.1). */
function body(key: KeyObject, subject: string, extensions: readonly Buffer[]): Buffer {
  const time = (text: string): Buffer => der(tags.time, Buffer.from(text))
  return der(
    tags.sequence,
    der(0xa0, der(tags.integer, Buffer.from([2]))),
    der(tags.integer, Buffer.from([1])),
    ecdsaWithSha256,
    named('authority'),
    der(tags.sequence, time('200101000000Z'), time('400101000000Z')),
    named(subject),
    spki(key),
    der(0xa3, der(tags.sequence, ...extensions)),
  )
}
