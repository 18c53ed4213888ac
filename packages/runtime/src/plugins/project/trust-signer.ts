import { parseTrustPolicy, predicateTypes, type TrustPolicy } from '@galley/trust'
import { fault } from '../../faults.ts'
import { minReviewersOf } from '../facts/unchecked-of.ts'
import { readIfThere } from './read-if-there.ts'
import { writeWhole } from './write-whole.ts'

/** Statements that every policy begins with: the author signs the release and its bill of materials, and so many others look at it. */
const firstRules = (reviewers: number): TrustPolicy['require'] => [
  { predicate: predicateTypes.release, role: 'author', threshold: 1 },
  { predicate: predicateTypes.sbom, role: 'author', threshold: 1 },
  ...(reviewers === 0
    ? []
    : [{ predicate: predicateTypes.verdict, role: 'reviewer', threshold: reviewers, distinctFrom: 'author', maxAgeDays: 365 } as const]),
]

/** Result of trusting somebody. */
export interface Trusted {
  readonly id: string
  /** True when the policy was made for it. */
  readonly isNew: boolean
  /** Verdicts that every plugin needs. */
  readonly reviewers: number
  /** Digests of the person's keys (SPKI, sha256, hex). */
  readonly keys: readonly string[]
}

/**
 * Adds one person's entry, as `galley key new` prints it, to a project's trust policy, and makes the policy where there is none.
 * `reviewers` is the number of verdicts that every plugin needs; null leaves it as it is (one in a new policy).
 * Faults SIGNER_KNOWN, POLICY_INVALID.
 */
export function trustSigner(policyFile: string, entryText: string, reviewers: number | null): Trusted {
  const text = readIfThere(policyFile)
  const before: TrustPolicy =
    text === null
      ? { version: 2, signers: {}, require: firstRules(reviewers ?? 1), revoked: { keys: [], digests: [], names: [], purls: [] } }
      : parseTrustPolicy(text)
  const entry = readEntry(entryText)
  const [id = ''] = Object.keys(entry)
  if (Object.hasOwn(before.signers, id)) throw fault('SIGNER_KNOWN', { id, file: policyFile })
  const require = reviewers === null ? before.require : [...withoutVerdicts(before.require), ...firstRules(reviewers).slice(2)]
  const after = { ...before, signers: { ...before.signers, ...entry }, require }
  const written = `${JSON.stringify(after, null, 2)}\n`
  // The entry came from elsewhere: whatever it holds is judged by the reader of policies before anything is written.
  const policy = parseTrustPolicy(written)
  writeWhole(policyFile, written, 'shared')
  const keys = policy.signers[id]?.keys.map(({ spkiSha256 }) => spkiSha256) ?? []
  return { id, isNew: text === null, reviewers: minReviewersOf(policy), keys }
}

function readEntry(text: string): TrustPolicy['signers'] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw fault('SIGNER_INVALID', { why: 'it is not JSON' }, { cause })
  }
  const isEntry = typeof json === 'object' && json !== null && !Array.isArray(json) && Object.keys(json).length === 1
  if (!isEntry) throw fault('SIGNER_INVALID', { why: 'it is not one person by name' })
  return json as TrustPolicy['signers']
}

function withoutVerdicts(rules: TrustPolicy['require']): TrustPolicy['require'] {
  return rules.filter(({ predicate }) => predicate !== predicateTypes.verdict)
}
