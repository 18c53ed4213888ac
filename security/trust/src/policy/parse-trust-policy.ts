import { isFault } from '@galley/fault'
import { fault } from '../faults.ts'
import { publicKeyOf } from '../keys/public-key.ts'
import { revokedPurl } from './revoked-purl.ts'
import { createStrictReader } from '../strict-reader.ts'
import { predicateTypes, roleOfPredicate } from '../statements/statement.ts'
import type { PolicySigner, SignerIdentity, SignerKey, StatementRequirement, TrustPolicy } from './trust-policy.ts'

const refuse = (at: string, why: string, cause?: unknown): Error => fault('POLICY_INVALID', { at, why }, { cause })
const read = createStrictReader(refuse)
const hexDigest = read.matching(/^[0-9a-f]{64}$/)
const date = read.matching(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,3})?Z)?$/)
const packageName = /(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*/
const name = read.matching(new RegExp(`^${packageName.source}$`))
const namespace = read.matching(new RegExp(`^(\\*|@[a-z0-9][a-z0-9._-]*/\\*|${packageName.source})$`))

/**
 * Reads a trust policy. Unknown keys, an author of everything, keys that are not what their digest says, a key or an identity of two
 * persons, and policies that do without a release or an SBOM statement are refused: a typing error must not open the door.
 * @throws POLICY_INVALID
 */
export function parseTrustPolicy(text: string): TrustPolicy {
  const policy = read.object(json(text), 'policy', ['version', 'signers', 'require', 'revoked'])
  if (policy.version !== 2) throw refuse('policy.version', 'is not 2')
  const revoked = read.object(policy.revoked, 'policy.revoked', ['keys', 'digests', 'names', 'purls'])
  return {
    version: 2,
    signers: readSigners(policy.signers),
    require: readRequirements(policy.require),
    revoked: {
      keys: read.list(revoked.keys, 'policy.revoked.keys', hexDigest),
      digests: read.list(revoked.digests, 'policy.revoked.digests', read.matching(/^sha256:[0-9a-f]{64}$/)),
      names: read.list(revoked.names, 'policy.revoked.names', name),
      purls: read.list(revoked.purls, 'policy.revoked.purls', readPurlText),
    },
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw refuse('policy', 'is not JSON', cause)
  }
}

function readPurlText(value: unknown, at: string): string {
  const text = read.matching(/^[\x21-\x7e]{1,500}$/)(value, at)
  if (revokedPurl(text) === null) throw refuse(at, 'is not the package URL of an npm package, such as pkg:npm/%40acme/x@1.0.0')
  return text
}

function readSigners(value: unknown): TrustPolicy['signers'] {
  const signers = read.entries(value, 'policy.signers').map(([id, signer]) => {
    if (!/^[A-Za-z0-9][\w.-]{0,79}$/.test(id)) throw refuse(`policy.signers.${id}`, 'is not a name')
    return [id, readSigner(signer, `policy.signers.${id}`)] as const
  })
  const keys = signers.flatMap(([, signer]) => signer.keys.map(({ spkiSha256 }) => `key ${spkiSha256}`))
  const identities = signers.flatMap(([, signer]) => signer.identities.map(({ issuer, subject }) => `identity ${subject} of ${issuer}`))
  // Under two names, one person would count as two towards a threshold.
  const twice = [...keys, ...identities].find((own, index, all) => all.indexOf(own) !== index)
  if (twice !== undefined) throw refuse('policy.signers', `names the ${twice} twice`)
  return Object.fromEntries(signers)
}

function readSigner(value: unknown, at: string): PolicySigner {
  const found = read.object(value, at, ['roles', 'keys', 'identities', 'namespaces'])
  const signer = {
    roles: read.list(found.roles, `${at}.roles`, read.oneOf(['author', 'reviewer'])),
    keys: read.list(found.keys, `${at}.keys`, readKey),
    identities: read.list(found.identities, `${at}.identities`, readIdentity),
    namespaces: read.list(found.namespaces, `${at}.namespaces`, namespace),
  }
  if (signer.roles.length === 0) throw refuse(`${at}.roles`, 'is empty')
  if (signer.keys.length + signer.identities.length === 0) throw refuse(at, 'has neither a key nor an identity')
  const isEverything = signer.namespaces.includes('*')
  if (isEverything && !signer.roles.includes('reviewer')) throw refuse(`${at}.namespaces`, 'makes an author of every name')
  if (isEverything && signer.roles.includes('author') && signer.namespaces.every((each) => each === '*'))
    throw refuse(`${at}.namespaces`, 'names no package of this author: * holds for reviews only')
  return signer
}

function readKey(value: unknown, at: string): SignerKey {
  const key = read.object(value, at, ['spkiSha256', 'pem', 'from', 'to'])
  const parsed = {
    spkiSha256: hexDigest(key.spkiSha256, `${at}.spkiSha256`),
    pem: read.matching(/^-----BEGIN PUBLIC KEY-----\n/)(key.pem, `${at}.pem`),
    from: date(key.from, `${at}.from`),
    to: date(key.to, `${at}.to`),
  }
  if (!(Date.parse(parsed.from) < Date.parse(parsed.to))) throw refuse(`${at}.to`, 'is not after from')
  if (digestOf(parsed.pem, at) !== parsed.spkiSha256) throw refuse(`${at}.spkiSha256`, 'is not the digest of pem')
  return parsed
}

function readIdentity(value: unknown, at: string): SignerIdentity {
  const { issuer, subject } = read.object(value, at, ['issuer', 'subject'])
  return {
    issuer: read.matching(/^https:\/\/[\x21-\x7e]{1,500}$/)(issuer, `${at}.issuer`),
    // Whole, never as a pattern; a `*` in it would be somebody's hope that it is one.
    subject: read.matching(/^[\x21-\x29\x2b-\x7e]{1,1000}$/)(subject, `${at}.subject`),
  }
}

function digestOf(pem: string, at: string): string {
  try {
    return publicKeyOf(pem).spkiSha256
  } catch (cause) {
    throw refuse(`${at}.pem`, isFault(cause) ? cause.message : 'cannot be read', cause)
  }
}

function readRequirements(value: unknown): readonly StatementRequirement[] {
  const found = read.list(value, 'policy.require', readRequirement)
  for (const needed of [predicateTypes.release, predicateTypes.sbom])
    if (!found.some(({ predicate }) => predicate === needed)) throw refuse('policy.require', `does without ${needed} by an author`)
  return found
}

function readRequirement(member: unknown, at: string): StatementRequirement {
  const rule = read.object(member, at, ['predicate', 'role', 'threshold'], ['distinctFrom', 'maxAgeDays'])
  const whole = (field: unknown, place: string, max: number): number => {
    if (typeof field === 'number' && Number.isInteger(field) && field >= 1 && field <= max) return field
    throw refuse(place, `is not a whole number from 1 to ${max}`)
  }
  const predicate = read.oneOf(Object.values(predicateTypes))(rule.predicate, `${at}.predicate`)
  const { distinctFrom, maxAgeDays } = rule
  for (const [key, field] of Object.entries({ distinctFrom, maxAgeDays }))
    if (field !== undefined && predicate !== predicateTypes.verdict) throw refuse(`${at}.${key}`, 'means nothing but for verdicts')
  return {
    predicate,
    role: read.oneOf([roleOfPredicate[predicate]])(rule.role, `${at}.role`),
    threshold: whole(rule.threshold, `${at}.threshold`, 100),
    ...(distinctFrom === undefined ? {} : { distinctFrom: read.oneOf(['author'])(distinctFrom, `${at}.distinctFrom`) }),
    ...(maxAgeDays === undefined ? {} : { maxAgeDays: whole(maxAgeDays, `${at}.maxAgeDays`, 3660) }),
  }
}
