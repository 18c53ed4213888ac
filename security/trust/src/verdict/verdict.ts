import { fault } from '../faults.ts'
import { createStrictReader } from '../strict-reader.ts'

/** Key of what Galley adds to the predicate of a verdict: extension fields of in-toto predicates are named by a URI. */
const vettingField = 'https://github.com/galley-press/galley/vetting/v1'

/** Property that a verdict must hold: a reviewer looked at this release as `galley plugin vet` does, and lets it pass. */
export const vettedProperty = 'VETTED_BY_GALLEY'

/** A policy that the reviewer went by: its address, and the digest of its text where there is one. */
export interface ReviewPolicy {
  readonly uri: string
  readonly digest?: { readonly sha256: string }
}

/** A reviewer's verdict: it says what passed, so that there is no such thing as a bad one. */
export interface Verdict {
  /** URI of the program (with its version) that looked. */
  readonly verifier: string
  /** Moment of the verdict (RFC 3339, UTC). */
  readonly timeCreated: string
  /** Moment from which it does not count any more (RFC 3339, UTC). */
  readonly expiresAt: string
  /** Properties that hold, `vettedProperty` among them. */
  readonly properties: readonly string[]
  readonly policies: readonly ReviewPolicy[]
  /** sha256 (hex) of the recorded calls that the verdict rests on. */
  readonly recordings: string
}

/**
 * Formats a verdict as the predicate of a Simple Verification Result (in-toto/attestation, `spec/predicates/svr.md`, v0.2). What the SVR has
 * no word for lies below `vettingField`.
 */
export function verdictPredicate(verdict: Verdict): Readonly<Record<string, unknown>> {
  const { verifier, timeCreated, expiresAt, properties, policies, recordings } = verdict
  const vetting = { recordings: { sha256: recordings }, expiresAt }
  return { verifier: { id: verifier }, timeCreated, properties, policies, [vettingField]: vetting }
}

/**
 * Reads a verdict from its predicate: exact keys, times that are times, an end after the beginning.
 * @throws VERDICT_INVALID
 */
export function readVerdict(predicate: Readonly<Record<string, unknown>>, name: string): Verdict {
  const refuse = (at: string, why: string): Error => fault('VERDICT_INVALID', { name, at, why })
  const read = createStrictReader(refuse)
  const time = (value: unknown, at: string): string => {
    if (typeof value !== 'string' || !isStrictTime(value)) throw refuse(at, 'is not a time in UTC')
    return value
  }
  const uri = read.matching(/^[a-z][a-z\d+.-]*:[\x21-\x7e]{1,500}$/)
  const digest = (value: unknown, at: string): { sha256: string } => {
    const { sha256 } = read.object(value, at, ['sha256'])
    return { sha256: read.matching(/^[0-9a-f]{64}$/)(sha256, `${at}.sha256`) }
  }
  const found = read.object(predicate, 'predicate', ['verifier', 'timeCreated', 'properties', 'policies', vettingField])
  const vetting = read.object(found[vettingField], vettingField, ['recordings', 'expiresAt'])
  const verdict = {
    verifier: uri(read.object(found.verifier, 'verifier', ['id']).id, 'verifier.id'),
    timeCreated: time(found.timeCreated, 'timeCreated'),
    expiresAt: time(vetting.expiresAt, 'expiresAt'),
    properties: read.list(found.properties, 'properties', read.matching(/^[A-Z][A-Z0-9_]{0,99}$/)),
    policies: read.list(found.policies, 'policies', (value, at): ReviewPolicy => {
      const policy = read.object(value, at, ['uri'], ['digest'])
      return {
        uri: uri(policy.uri, `${at}.uri`),
        ...(policy.digest === undefined ? {} : { digest: digest(policy.digest, `${at}.digest`) }),
      }
    }),
    recordings: digest(vetting.recordings, 'recordings').sha256,
  }
  if (!verdict.properties.includes(vettedProperty)) throw refuse('properties', `do not hold ${vettedProperty}`)
  if (!(Date.parse(verdict.timeCreated) < Date.parse(verdict.expiresAt))) throw refuse('expiresAt', 'is not after timeCreated')
  return verdict
}

function isStrictTime(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text) ? Date.parse(text) : Number.NaN
  // A day that its month does not have is taken for one of the next month.
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text.slice(0, 10)
}
