import { isFault } from '@galley/fault'
import { fault } from './faults.ts'
import { publicKeyOf } from './public-key.ts'
import { createStrictReader } from './strict-reader.ts'
import { predicateTypes } from './statement.ts'
import type { KeySigner, StatementRequirement, TrustPolicy } from './trust-policy.ts'

const read = createStrictReader((at, why) => fault('POLICY_INVALID', { at, why }))
const roles = ['publisher', 'builder', 'reviewer'] as const
const hexDigest = read.matching(/^[0-9a-f]{64}$/)
const date = read.matching(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,3})?Z)?$/)
// An exact npm name or a whole scope. A bare `*` would make one signer the signer of everything.
const namespace = read.matching(/^(@[a-z0-9][a-z0-9._-]*\/\*|(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*)$/)

/**
 * Reads a trust policy. Unknown keys, wildcards wider than a scope, keys that are not what their digest says and
 * policies that do without a release or an SBOM statement are refused: a typing error must not open the door.
 * @throws POLICY_INVALID
 */
export function parseTrustPolicy(text: string): TrustPolicy {
  const policy = read.object(json(text), 'policy', ['version', 'mode', 'signers', 'require', 'revoked'])
  if (policy.version !== 1) throw fault('POLICY_INVALID', { at: 'policy.version', why: 'is not 1' })
  const revoked = read.object(policy.revoked, 'policy.revoked', ['keys', 'digests', 'purls'])
  return {
    version: 1,
    mode: read.oneOf(['enforce'])(policy.mode, 'policy.mode'),
    signers: readSigners(policy.signers),
    require: readRequirements(policy.require),
    revoked: {
      keys: read.list(revoked.keys, 'policy.revoked.keys', hexDigest),
      digests: read.list(revoked.digests, 'policy.revoked.digests', read.matching(/^sha256:[0-9a-f]{64}$/)),
      purls: read.list(revoked.purls, 'policy.revoked.purls', read.matching(/^pkg:npm\/.+@.+$/)),
    },
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw fault('POLICY_INVALID', { at: 'policy', why: 'is not JSON' }, { cause })
  }
}

function readSigners(value: unknown): TrustPolicy['signers'] {
  const signers = read.entries(value, 'policy.signers').map(([id, signer]) => {
    if (!/^[A-Za-z0-9][\w.-]{0,79}$/.test(id)) throw fault('POLICY_INVALID', { at: `policy.signers.${id}`, why: 'is not a name' })
    return [id, readSigner(signer, `policy.signers.${id}`)] as const
  })
  const keys = signers.map(([, { spkiSha256 }]) => spkiSha256)
  // Two names for one key would count as two signers towards a threshold.
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined) throw fault('POLICY_INVALID', { at: 'policy.signers', why: `names the key ${twice} twice` })
  return Object.fromEntries(signers)
}

function readSigner(value: unknown, at: string): KeySigner {
  const keys = ['kind', 'alg', 'spkiSha256', 'pem', 'from', 'to', 'roles', 'namespaces'] as const
  const signer = read.object(value, at, keys)
  const parsed: KeySigner = {
    kind: read.oneOf(['key'])(signer.kind, `${at}.kind`),
    alg: read.oneOf(['ecdsa-p256'])(signer.alg, `${at}.alg`),
    spkiSha256: hexDigest(signer.spkiSha256, `${at}.spkiSha256`),
    pem: read.matching(/^-----BEGIN PUBLIC KEY-----\n/)(signer.pem, `${at}.pem`),
    from: date(signer.from, `${at}.from`),
    to: date(signer.to, `${at}.to`),
    roles: read.list(signer.roles, `${at}.roles`, read.oneOf(roles)),
    namespaces: read.list(signer.namespaces, `${at}.namespaces`, namespace),
  }
  if (!(Date.parse(parsed.from) < Date.parse(parsed.to))) throw fault('POLICY_INVALID', { at: `${at}.to`, why: 'is not after from' })
  if (digestOf(parsed.pem, at) !== parsed.spkiSha256)
    throw fault('POLICY_INVALID', { at: `${at}.spkiSha256`, why: 'is not the digest of pem' })
  return parsed
}

function digestOf(pem: string, at: string): string {
  try {
    return publicKeyOf(pem).spkiSha256
  } catch (cause) {
    throw fault('POLICY_INVALID', { at: `${at}.pem`, why: isFault(cause) ? cause.message : 'cannot be read' }, { cause })
  }
}

function readRequirements(value: unknown): readonly StatementRequirement[] {
  const found = read.list(value, 'policy.require', (member, at) => {
    const rule = read.object(member, at, ['predicate', 'role', 'threshold'])
    const { threshold } = rule
    if (typeof threshold !== 'number' || !Number.isInteger(threshold) || threshold < 1 || threshold > 100)
      throw fault('POLICY_INVALID', { at: `${at}.threshold`, why: 'is not a whole number from 1 to 100' })
    const predicate = read.oneOf(Object.values(predicateTypes))(rule.predicate, `${at}.predicate`)
    return { predicate, role: read.oneOf(roles)(rule.role, `${at}.role`), threshold }
  })
  for (const needed of Object.values(predicateTypes))
    if (!found.some(({ predicate, role }) => predicate === needed && role === 'publisher'))
      throw fault('POLICY_INVALID', { at: 'policy.require', why: `does without ${needed} by a publisher` })
  return found
}
