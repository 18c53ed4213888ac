import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { json } from '@sigstore/core'

/** A transparency log of one's own: what a trusted root says of it, and an entry for an envelope. */
export interface Log {
  readonly trusted: Record<string, unknown>
  readonly enter: (payload: Buffer, signature: string, at: Date) => Record<string, unknown>
}

/** Makes a log with a key of its own. */
export function newLog(): Log {
  const log = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const logId = createHash('sha256').update(spki(log.publicKey)).digest()
  return {
    trusted: trustedLog('https://log.test', log.publicKey),
    enter: (payload, signature, at) => {
      const body = Buffer.from(JSON.stringify(logged(payload, signature))).toString('base64')
      const entry = { body, integratedTime: at.getTime() / 1000, logID: logId.toString('hex'), logIndex: 7 }
      const promise = sign('sha256', Buffer.from(json.canonicalize(entry)), log.privateKey).toString('base64')
      // The entry is the only leaf (RFC 6962, section 2.1), and the note says so (C2SP tlog-checkpoint).
      const rootHash = createHash('sha256')
        .update(Buffer.from([0]))
        .update(Buffer.from(body, 'base64'))
        .digest()
      const note = `log.test\n1\n${rootHash.toString('base64')}\n`
      const mark = Buffer.concat([logId.subarray(0, 4), sign('sha256', Buffer.from(note), log.privateKey)]).toString('base64')
      return {
        inclusionProof: {
          logIndex: '0',
          rootHash: rootHash.toString('base64'),
          treeSize: '1',
          hashes: [],
          checkpoint: { envelope: `${note}\n\u2014 log.test ${mark}\n` },
        },
        logIndex: '7',
        logId: { keyId: logId.toString('base64') },
        kindVersion: { kind: 'dsse', version: '0.0.1' },
        integratedTime: String(entry.integratedTime),
        inclusionPromise: { signedEntryTimestamp: promise },
        canonicalizedBody: body,
      }
    },
  }
}

/** A log as a trusted root names it (`trusted_root.json`). */
export function trustedLog(baseUrl: string, key: KeyObject): Record<string, unknown> {
  return {
    baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: spki(key).toString('base64'),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor: { start: '2020-01-01T00:00:00Z' },
    },
    logId: { keyId: createHash('sha256').update(spki(key)).digest().toString('base64') },
  }
}

/** A public key in DER. */
export function spki(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' })
}

function logged(payload: Buffer, sig: string): object {
  const payloadHash = { algorithm: 'sha256', value: createHash('sha256').update(payload).digest('hex') }
  return { apiVersion: '0.0.1', kind: 'dsse', spec: { payloadHash, signatures: [{ signature: sig }] } }
}
