import { bundleToJSON, toDSSEBundle } from '@sigstore/bundle'
import { dsse } from '@sigstore/core'
import type { Signer } from '../keys/create-signer.ts'
import { payloadType, type InTotoStatement } from './statement.ts'

/** Signs a statement: one Sigstore bundle v0.3 (DSSE, public-key hint) as one line of JSON, without the newline. */
export function signStatement(statement: InTotoStatement, signer: Signer): string {
  const artifact = Buffer.from(JSON.stringify(statement))
  const signature = Buffer.from(signer.sign(dsse.preAuthEncoding(payloadType, artifact)))
  return JSON.stringify(bundleToJSON(toDSSEBundle({ artifact, artifactType: payloadType, signature, keyHint: signer.spkiSha256 })))
}
