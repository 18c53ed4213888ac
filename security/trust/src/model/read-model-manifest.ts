import { createHash } from 'node:crypto'
import { fault } from '../faults.ts'
import { readAnyStatement } from '../sigstore/read-any-statement.ts'
import { createStrictReader } from '../strict-reader.ts'

/** Predicate type of a model's signature (OpenSSF Model Signing v1.0). */
const predicateType = 'https://model_signing/signature/v1.0'

/** A file of a model, as its signer lists it: its path below the model, or `.` where the model is that one file. */
export interface ListedFile {
  readonly name: string
  readonly sha256: string
}

/**
 * Reads the list of files that a model's signature is about (OpenSSF Model Signing v1.0): whole files with their sha256, whose digests in their order
 * are the digest of the statement's one subject. The fields that a later version adds are left aside, as its specification asks.
 * @throws ATTESTATION_STATEMENT
 */
export function readModelManifest(payload: Uint8Array, what: string): readonly ListedFile[] {
  const refuse = (why: string): Error => fault('ATTESTATION_STATEMENT', { what, why })
  const read = createStrictReader((at, why) => refuse(`${at} ${why}`))
  const { subject, predicateType: said, predicate } = readAnyStatement(payload, what)
  if (said !== predicateType) throw refuse(`it is of the type ${said.slice(0, 100)}, not ${predicateType}`)
  const { serialization, resources } = read.record(predicate, 'predicate')
  const { method, hash_type: hash } = read.record(serialization, 'predicate.serialization')
  if (method !== 'files' || hash !== 'sha256')
    throw refuse(`it lists ${String(method).slice(0, 40)} by ${String(hash).slice(0, 40)}; files by sha256 are read here`)
  const files = read.list(resources, 'predicate.resources', (value, at): ListedFile => {
    const { name, algorithm, digest } = read.record(value, at)
    read.oneOf(['sha256'])(algorithm, `${at}.algorithm`)
    return {
      name: read.matching(/^[^\0]{1,4096}$/)(name, `${at}.name`),
      sha256: read.matching(/^[0-9a-f]{64}$/)(digest, `${at}.digest`),
    }
  })
  const root = createHash('sha256')
  for (const { sha256 } of files) root.update(sha256, 'hex')
  const [model, ...others] = subject
  if (model === undefined || others.length > 0) throw refuse('it has not exactly one subject')
  if (model.digests.get('sha256') !== root.digest('hex')) throw refuse('its digest is not that of the files that it lists')
  return files
}
